import type { FormState } from '../../../../kernel/problem.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Checkbox, DateField, Form, LocalizedField, More, NumberField, Page, RadioGroup, RevisionField, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Process } from '../../../participation/public.ts';
import type { Survey } from '../../queries.ts';
import { deskHref, pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';

interface Props {
  /** Null for a new survey. */
  readonly survey: Survey | null;
  readonly processes: readonly Process[];
  /** Of the process that the link came from. */
  readonly process?: string | undefined;
  readonly state?: FormState;
}

/** Everything about a survey but its questions and parties. */
export function SettingsPage({ survey, processes, process, state }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const draft = survey === null || survey.state === 'draft';
  const crumbs = [{ label: t('staff.surveys'), href: view.href(PATHS.desk) }, ...(survey === null ? [] : [{ label: sourceText(survey.title), href: view.href(deskHref(survey.slug)) }])];
  return (
    <Page staff title={t(survey === null ? 'staff.new' : 'staff.edit')} crumbs={crumbs}>
      {!draft && <Alert tone="info"><p>{t('staff.promised')}</p></Alert>}
      <Form action={view.href(survey === null ? PATHS.deskNew : pathTo(PATHS.deskEdit, { slug: survey.slug }))} state={state} note>
        {survey !== null && <RevisionField revision={survey.revision} />}
        <LocalizedField name="title" label={t('staff.title')} value={survey?.title} />
        <LocalizedField name="intro" label={t('staff.intro')} hint={t('staff.intro_hint')} value={survey?.intro} long />
        <LocalizedField name="thanks" label={t('staff.thanks')} hint={t('staff.thanks_hint')} value={survey?.thanks} long rows={3} optional />
        {draft ? (
          <>
            <SelectField name="process" label={t('staff.process')} value={survey?.processId ?? process ?? ''} options={processes.map((p) => ({ value: p.id, label: sourceText(p.title) }))} />
            <RadioGroup name="anonymous" legend={t('staff.anonymous')} hint={t('staff.anonymous_hint')} value={survey?.anonymous === false ? 'no' : 'yes'} options={[{ value: 'yes', label: t('staff.anonymous_yes'), hint: t('staff.anonymous_yes_hint') }, { value: 'no', label: t('staff.anonymous_no'), hint: t('staff.anonymous_no_hint') }]} />
            <Checkbox name="openLink" label={t('staff.open_link')} hint={t('staff.open_link_hint')} checked={survey?.openLink ?? false} unmarked />
          </>
        ) : (
          <>
            <input type="hidden" name="process" value={survey.processId} />
            <input type="hidden" name="anonymous" value={survey.anonymous ? 'yes' : 'no'} />
          </>
        )}
        <DateField name="closesOn" label={t('staff.closes')} hint={t('staff.closes_hint')} value={survey?.closesOn ?? ''} optional />
        <More summary={t('staff.more')}>
          <div class="mt-form">
            <NumberField name="minGroup" label={t('staff.min_group')} hint={t('staff.min_group_hint')} min={3} max={50} value={survey?.minGroup ?? 5} />
            {draft && <TextField name="slug" label={t('staff.slug')} hint={t('staff.slug_hint')} value={survey?.slug ?? ''} code optional />}
          </div>
        </More>
        <Actions><Button type="submit">{t('staff.save')}</Button></Actions>
      </Form>
    </Page>
  );
}
