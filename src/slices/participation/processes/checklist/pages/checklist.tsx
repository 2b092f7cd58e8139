import { inLanguage, sourceText } from '../../../../../kernel/localized.ts';
import type { Day } from '../../../../../kernel/dates.ts';
import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Button, DateText, EmptyState, Form, HiddenField, NumberField, Page, RecordList, ScreenReaderOnly, SelectField, StateBadge, TextField, useText, useView } from '../../../../../ui/index.ts';
import { PATHS, pathTo } from '../../../urls.ts';
import type { Phase, Process } from '../../queries.ts';
import { words } from '../../words.ts';
import type { Task } from '../queries.ts';

export interface ChecklistPageProps {
  readonly process: Process;
  readonly phases: readonly Phase[];
  readonly tasks: readonly Task[];
  readonly today: Day;
  readonly form?: FormState;
}

/** What the office has to think of, by phase. */
export function ChecklistPage({ process, phases, tasks, today, form = EMPTY_FORM }: ChecklistPageProps) {
  const t = useText(words);
  const view = useView();
  const { slug } = process;
  const crumbs = [{ label: t('staff.desk.title'), href: view.href(PATHS.deskProcesses) }, { label: sourceText(process.title), href: view.href(pathTo(PATHS.deskProcess, { slug })) }];
  const done = tasks.filter((task) => task.doneOn !== null).length;
  return (
    <Page title={t('staff.checklist.title')} lead={t('staff.checklist.lead')} staff crumbs={crumbs}>
      {phases.length === 0 ? <EmptyState title={t('staff.phases.none')} /> : <p>{t('staff.checklist.done', { done, total: tasks.length })}</p>}
      {phases.map((phase) => {
        const mine = tasks.filter((task) => task.phaseId === phase.id);
        return (
          <section class="mt-flow">
            <h2>{sourceText(phase.title)}</h2>
            {mine.length === 0 ? (
              <Form id={`usual-${phase.id}`} action={view.href(pathTo(PATHS.deskUsualTasks, { slug }))}>
                <p>{t('staff.checklist.none')}</p>
                <HiddenField name="phase" value={phase.id} />
                <Actions><Button kind="secondary">{t('staff.checklist.usual')}<ScreenReaderOnly>{`: ${sourceText(phase.title)}`}</ScreenReaderOnly></Button></Actions>
              </Form>
            ) : <RecordList>{mine.map((task) => <TaskLine slug={slug} task={task} today={today} />)}</RecordList>}
          </section>
        );
      })}
      {phases.length > 0 && (
        <section class="mt-flow">
          <h2>{t('staff.checklist.add')}</h2>
          <Form action={view.href(pathTo(PATHS.deskTasks, { slug }))} state={form}>
            <TextField name="text" label={t('staff.checklist.text')} />
            <SelectField name="phase" label={t('staff.checklist.phase')} options={phases.map((p) => ({ value: p.id, label: sourceText(p.title) }))} width="medium" />
            <NumberField name="due" label={t('staff.checklist.due')} hint={t('staff.checklist.due_hint')} min={-366} max={3_660} optional />
            <Actions><Button kind="secondary">{t('staff.checklist.add')}</Button></Actions>
          </Form>
        </section>
      )}
    </Page>
  );
}

function TaskLine({ slug, task, today }: { slug: string; task: Task; today: Day }) {
  const t = useText(words);
  const view = useView();
  const text = inLanguage(task.text, view.locale).text;
  const late = task.doneOn === null && task.due !== null && task.due < today;
  return (
    <div id={`task-${task.id}`} class="mt-flow">
      <p>
        {task.doneOn !== null && <><StateBadge state="done">{t('staff.checklist.is_done')}</StateBadge>{' '}</>}
        {late && <><StateBadge state="overdue">{t('staff.checklist.is_late')}</StateBadge>{' '}</>}
        <strong>{text}</strong>
        {task.due !== null && task.doneOn === null && <span class="mt-muted">{' – '}{t('staff.checklist.until')} <DateText value={task.due} /></span>}
        {task.doneOn !== null && <span class="mt-muted">{' – '}<DateText value={task.doneOn} /></span>}
      </p>
      <form method="post" action={view.href(pathTo(PATHS.deskTask, { slug, task: task.id }))}>
        <Actions>
          <Button kind="secondary" small name="change" value={task.doneOn === null ? 'done' : 'open'}>{t(task.doneOn === null ? 'staff.checklist.do_done' : 'staff.checklist.do_open')}<ScreenReaderOnly>{`: ${text}`}</ScreenReaderOnly></Button>
          <Button kind="tertiary" small name="change" value="remove">{t('staff.checklist.do_remove')}<ScreenReaderOnly>{`: ${text}`}</ScreenReaderOnly></Button>
        </Actions>
      </form>
    </div>
  );
}
