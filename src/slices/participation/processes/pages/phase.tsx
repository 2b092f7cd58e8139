import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, DateField, Form, Page, RemovalForm, RevisionField, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import { LocalizedField } from '../../pages/parts.tsx';
import { NEW, PATHS, pathTo } from '../../urls.ts';
import { NumberRows } from '../numbers/pages/rows.tsx';
import type { Phase, Process } from '../queries.ts';
import { PHASE_KINDS, PRECISIONS } from '../schema.ts';
import { words } from '../words.ts';

export interface PhasePageProps {
  readonly process: Process;
  readonly phase: Phase | null;
  readonly form?: FormState;
  readonly removal?: FormState;
}

/** The form of one phase. */
export function PhasePage({ process, phase, form = EMPTY_FORM, removal = EMPTY_FORM }: PhasePageProps) {
  const t = useText(words);
  const view = useView();
  const { slug } = process;
  const at = { slug, phase: phase?.id ?? NEW };
  const title = phase === null ? t('staff.phases.new') : t('staff.phases.edit', { title: sourceText(phase.title) });
  const crumbs = [{ label: t('staff.desk.title'), href: view.href(PATHS.deskProcesses) }, { label: sourceText(process.title), href: view.href(pathTo(PATHS.deskProcess, { slug })) }];
  return (
    <Page title={title} staff crumbs={crumbs}>
      <Form action={view.href(pathTo(PATHS.deskPhase, at))} state={form} note>
        {phase !== null && <RevisionField revision={phase.version} />}
        <LocalizedField name="title" label={t('staff.field.title')} value={phase?.title} />
        <SelectField name="kind" label={t('staff.phases.kind')} options={PHASE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} value={phase?.kind ?? ''} width="medium" />
        <DateField name="startsOn" label={t('staff.phases.starts')} value={phase?.startsOn ?? ''} optional />
        <DateField name="endsOn" label={t('staff.phases.ends')} value={phase?.endsOn ?? ''} optional />
        <SelectField name="precision" label={t('staff.phases.precision')} options={PRECISIONS.map((p) => ({ value: p, label: t(`staff.phases.precision.${p}`) }))} value={phase?.precision ?? 'day'} placeholder={false} width="medium" />
        <LocalizedField name="text" label={t('staff.phases.text')} value={phase?.text} long optional />
        <LocalizedField name="result" label={t('staff.phases.result')} value={phase?.result} long rows={3} optional />
        <TextField name="source" label={t('staff.field.source')} hint={t('staff.field.source_hint')} value={phase?.source ?? ''} optional />
        <NumberRows numbers={phase?.numbers ?? []} typed={form.values['rows']} />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
      {phase !== null && (
        <section class="mt-flow">
          <h2>{t('staff.phases.remove')}</h2>
          <RemovalForm action={view.href(pathTo(PATHS.deskPhaseRemove, { slug, phase: phase.id }))} state={removal} sure={t('staff.phases.remove_sure')} button={t('staff.phases.remove')}><RevisionField revision={phase.version} /></RemovalForm>
        </section>
      )}
    </Page>
  );
}
