import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, DateField, FieldGroup, Form, NumberField, Page, RadioGroup, RevisionField, SelectField, TextArea, TextField, useText, useView, type Option } from '../../../../ui/index.ts';
import type { Concept, Edition } from '../../editions/queries.ts';
import { OUTCOMES, type Totals } from '../../editions/rules.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

export interface AdoptPageProps {
  readonly concept: Concept;
  readonly draft: Edition;
  readonly totals: Totals;
  /** Resolutions that bodies have taken. */
  readonly decided: readonly Option[];
  readonly form: FormState;
  readonly today: string;
}

/** The resolution that freezes the draft. Says what is about to be frozen, counted. */
export function AdoptPage({ concept, draft, totals, decided, form, today }: AdoptPageProps) {
  const view = useView();
  const t = useText(words);
  const back = view.href(hrefs.draft(concept.slug));
  return (
    <Page title={t('staff.adopt')} crumbs={[{ label: t('concepts'), href: view.href(PATHS.concepts) }, { label: sourceText(concept.title), href: back }]} staff>
      {form.problems.some((p) => p.code === 'stale') && <Alert tone="warning" title={t('staff.stored_title')}>{t('staff.stored_draft')}</Alert>}
      <Alert tone="warning" title={t('staff.adopt_warning')}>
        <p>{t('edition.lead', { fields: totals.fields, goals: totals.goals, measures: totals.measures })}</p>
        <p>{t('staff.adopt_text')}</p>
      </Alert>
      <Form action={view.href(hrefs.draftAdopt(concept.slug))} state={form}>
        <RevisionField revision={draft.version} />
        {decided.length > 0 && <SelectField name="decided" label={t('staff.decided')} hint={t('staff.decided_hint')} options={decided} optional />}
        <TextField name="body" label={t('resolution.body')} hint={t('staff.body_hint')} />
        <DateField name="date" label={t('resolution.date')} max={today} />
        <TextField name="paper" label={t('resolution.paper')} width="medium" optional />
        <RadioGroup name="outcome" legend={t('resolution.outcome')} options={OUTCOMES.map((o) => ({ value: o, label: t(`outcome.${o}`) }))} />
        <FieldGroup legend={t('resolution.votes')}>
          <NumberField name="ayes" label={t('staff.ayes')} min={0} optional />
          <NumberField name="noes" label={t('staff.noes')} min={0} optional />
          <NumberField name="abstentions" label={t('staff.abstentions')} min={0} optional />
        </FieldGroup>
        <TextArea name="steps" label={t('resolution.before')} hint={t('staff.steps_format')} rows={3} optional lang="de" />
        <TextArea name="note" label={t('staff.note')} rows={2} maxLength={2000} optional lang="de" />
        <TextField name="slug" label={t('staff.edition_slug')} hint={t('staff.edition_slug_hint')} value={today.slice(0, 4)} width="short" code />
        <Checkbox name="confirm" label={t('staff.adopt_confirm')} />
        <Actions>
          <Button>{t('staff.adopt_button')}</Button>
          <Button kind="tertiary" href={back}>{t('staff.cancel')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
