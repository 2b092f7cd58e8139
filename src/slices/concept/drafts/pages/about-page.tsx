import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Form, LocalizedField, More, NumberField, Page, RevisionField, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Concept, Edition } from '../../editions/queries.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

/** A new concept: a title is enough. */
export function ConceptNewPage({ form }: { form: FormState }) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('staff.concept_new')} lead={t('staff.concept_new_lead')} crumbs={[{ label: t('concepts'), href: view.href(PATHS.concepts) }]} staff>
      <Form action={view.href(PATHS.conceptNew)} state={form}>
        <LocalizedField name="title" label={t('staff.concept_title')} />
        <LocalizedField name="summary" label={t('staff.summary')} long rows={4} maxLength={2000} optional />
        <TextField name="source" label={t('staff.source')} hint={t('staff.source_hint')} optional />
        <Actions>
          <Button>{t('staff.create')}</Button>
          <Button kind="tertiary" href={view.href(PATHS.conceptImport)}>{t('staff.import.link')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** What is said about the concept as a whole. */
export function AboutPage({ concept, draft, form }: { concept: Concept; draft: Edition; form: FormState }) {
  const view = useView();
  const t = useText(words);
  const back = view.href(hrefs.draft(concept.slug));
  return (
    <Page title={t('staff.about')} crumbs={[{ label: t('concepts'), href: view.href(PATHS.concepts) }, { label: sourceText(concept.title), href: back }]} staff>
      {form.problems.some((p) => p.code === 'stale') && <Alert tone="warning" title={t('staff.stored_title')}>{t('staff.stored_draft')}</Alert>}
      <Form action={view.href(hrefs.draftAbout(concept.slug))} state={form}>
        <RevisionField revision={draft.version} />
        <LocalizedField name="title" label={t('staff.concept_title')} value={concept.title} />
        <LocalizedField name="summary" label={t('staff.summary')} value={concept.summary} long rows={4} maxLength={2000} optional />
        <TextField name="source" label={t('staff.source')} hint={t('staff.source_hint')} value={concept.source ?? ''} optional />
        <LocalizedField name="note" label={t('staff.note')} value={concept.note} long rows={3} maxLength={2000} optional />
        <More summary={t('staff.printed')} open={concept.printedTotal !== null || form.problems.some((p) => p.field?.startsWith('printed') === true)}>
          <NumberField name="printedTotal" label={t('staff.printed_total')} hint={t('staff.printed_hint')} value={concept.printedTotal ?? ''} min={0} optional />
          <LocalizedField name="printedTotalNote" label={t('staff.printed_note')} value={concept.printedTotalNote} long rows={2} maxLength={1000} optional />
        </More>
        <Actions>
          <Button>{t('staff.save')}</Button>
          <Button kind="tertiary" href={back}>{t('staff.cancel')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
