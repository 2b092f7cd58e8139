import type { ComponentChildren } from 'preact';
import type { FormState, Problem } from '../../../../kernel/problem.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Checkbox, DefinitionList, ErrorSummary, Form, formatDate, More, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Process } from '../../../participation/public.ts';
import { DeskFrame } from '../../pages/desk-frame.tsx';
import type { Survey } from '../../queries.ts';
import { pathTo, PATHS, surveyHref } from '../../urls.ts';
import { staffWords } from '../../words.ts';

export interface OverviewProps {
  readonly survey: Survey;
  readonly questions: number;
  readonly parties: number;
  readonly processes: readonly Process[];
  /** Who released the results. */
  readonly approver: string | null;
  readonly problems?: readonly Problem[];
  readonly ending?: FormState;
  readonly releasing?: FormState;
  readonly copying?: FormState;
  readonly history: ComponentChildren;
}

/** What the survey is, and what can be done with it now. */
export function OverviewPage(props: OverviewProps) {
  const { survey, questions, parties, problems = [], approver } = props;
  const view = useView();
  const t = useText(staffWords);
  const date = (day: string | null): string | null => (day === null ? null : formatDate(view.locale, day, 'long'));
  return (
    <DeskFrame survey={survey} tab="overview">
      {problems.length > 0 && <ErrorSummary problems={problems} labels={{ questions: t('staff.questions'), parties: t('staff.tab.parties'), closesOn: t('staff.closes'), process: t('staff.process') }} formId="survey" />}
      <Next {...props} />
      <DefinitionList
        items={[
          { term: t('staff.process'), value: sourceText(survey.process.title) },
          { term: t('staff.anonymous'), value: t(survey.anonymous ? 'staff.anonymous_yes' : 'staff.anonymous_no') },
          { term: t('staff.open_link'), value: t(survey.openLink ? 'staff.yes' : 'staff.no') },
          { term: t('staff.questions'), value: String(questions) },
          { term: t('staff.tab.parties'), value: String(parties) },
          { term: t('staff.started'), value: date(survey.startedOn) },
          { term: t('staff.closes'), value: date(survey.closesOn) },
          { term: t('staff.ended'), value: date(survey.endedOn) },
          { term: t('staff.released'), value: survey.releasedOn === null ? null : t('staff.released_by', { date: formatDate(view.locale, survey.releasedOn, 'long'), name: approver ?? '' }) },
        ]}
      />
      <Copy {...props} />
      {props.history}
    </DeskFrame>
  );
}

function Next({ survey, ending, releasing }: OverviewProps) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = survey;
  const to = (path: string): string => view.href(path);
  const edit = <Button kind="secondary" icon="edit" href={to(pathTo(PATHS.deskEdit, { slug }))}>{t('staff.edit')}</Button>;
  const publicPage = <Button kind="tertiary" icon="eye" href={to(surveyHref(slug))}>{t('staff.public_page')}</Button>;
  if (survey.state === 'draft') {
    return (
      <>
        <Alert tone="info" title={t('staff.next')}><p>{t('staff.next_draft')}</p></Alert>
        <Form id="start" action={to(pathTo(PATHS.deskStart, { slug }))}><Actions><Button type="submit" icon="check">{t('staff.start')}</Button>{edit}{publicPage}</Actions></Form>
      </>
    );
  }
  if (survey.state === 'running') {
    return (
      <>
        <Alert tone="info" title={t('staff.next')}><p>{t(survey.phase === 'over' ? 'staff.next_over' : 'staff.next_running')}</p></Alert>
        <Actions>{edit}{publicPage}</Actions>
        <Form id="end" action={to(pathTo(PATHS.deskEnd, { slug }))} state={ending}>
          <Checkbox name="sure" label={t('staff.end_sure')} />
          <Actions><Button type="submit" kind={survey.phase === 'over' ? 'primary' : 'secondary'} icon="lock">{t('staff.end')}</Button></Actions>
        </Form>
      </>
    );
  }
  return (
    <>
      {survey.releasedOn === null && (
        <Form id="release" action={to(pathTo(PATHS.deskRelease, { slug }))} state={releasing}>
          <p>{t('staff.release_text')}</p>
          <Checkbox name="sure" label={t('staff.release_sure')} />
          <Actions><Button type="submit" icon="check">{t('staff.release')}</Button></Actions>
        </Form>
      )}
      <Actions>{publicPage}</Actions>
    </>
  );
}

function Copy({ survey, processes, copying }: OverviewProps) {
  const view = useView();
  const t = useText(staffWords);
  return (
    <More summary={t('staff.copy_survey')} open={copying !== undefined}>
      <Form id="copy" action={view.href(pathTo(PATHS.deskCopy, { slug: survey.slug }))} state={copying}>
        <p>{t('staff.copy_text')}</p>
        <SelectField name="process" label={t('staff.process')} value={survey.processId} placeholder={false} options={processes.map((p) => ({ value: p.id, label: sourceText(p.title) }))} />
        <TextField name="slug" label={t('staff.slug')} hint={t('staff.slug_hint')} code />
        <Actions><Button type="submit" kind="secondary" icon="copy">{t('staff.copy_button')}</Button></Actions>
      </Form>
    </More>
  );
}
