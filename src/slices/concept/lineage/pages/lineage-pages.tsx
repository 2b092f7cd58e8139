import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, CheckboxGroup, Form, LocalizedField, Page, RevisionField, useText, useView } from '../../../../ui/index.ts';
import type { Concept } from '../../editions/queries.ts';
import type { ContentEntry, ContentField } from '../../editions/rules.ts';
import { Said } from '../../pages/parts.tsx';
import { hrefs as conceptHrefs } from '../../urls.ts';
import { hrefs } from '../urls.ts';
import { mergeSeen, splitSeen } from '../rules.ts';
import { words } from '../words.ts';

interface LineagePageProps {
  readonly concept: Concept;
  readonly fields: readonly ContentField[];
  readonly field: ContentField;
  readonly entry: ContentEntry;
  readonly form: FormState;
}

export function SplitPage({ concept, field, entry, form }: LineagePageProps) {
  const view = useView();
  const t = useText(words);
  const back = view.href(conceptHrefs.draftEntry(concept.slug, entry.id));
  return (
    <Page title={`${t('staff.split')}: ${field.code}-${entry.number}`} lead={t('staff.split_lead')} crumbs={[{ label: sourceText(concept.title), href: view.href(conceptHrefs.draft(concept.slug)) }, { label: `${field.code}-${entry.number}`, href: back }]} staff>
      {form.problems.some((p) => p.code === 'stale') && <><p>{t('staff.now')}: <strong><Said value={entry.wording} /></strong></p><ul>{field.entries.filter((e) => e.id !== entry.id).map((e) => <li>{field.code}-{e.number}: <Said value={e.wording} /></li>)}</ul></>}
      <Form action={view.href(hrefs.split(concept.slug, entry.id))} state={form}>
        <RevisionField revision={splitSeen(entry, field)} />
        <LocalizedField name="rest" label={t('staff.split_rest')} value={entry.wording} />
        <LocalizedField name="wording" label={t('staff.split_new')} />
        <Actions><Button>{t('staff.split')}</Button><Button kind="tertiary" href={back}>{t('staff.cancel')}</Button></Actions>
      </Form>
    </Page>
  );
}

export function MergePage({ concept, fields, field, entry, form }: LineagePageProps) {
  const view = useView();
  const t = useText(words);
  const back = view.href(conceptHrefs.draftEntry(concept.slug, entry.id));
  const options = fields.flatMap((f) => f.entries.filter((e) => e.id !== entry.id).map((e) => ({ value: e.id, label: `${f.code}-${e.number}: ${sourceText(e.wording)}` })));
  return (
    <Page title={`${t('staff.merge')}: ${field.code}-${entry.number}`} lead={t('staff.merge_lead')} crumbs={[{ label: sourceText(concept.title), href: view.href(conceptHrefs.draft(concept.slug)) }, { label: `${field.code}-${entry.number}`, href: back }]} staff>
      <p>{t('staff.now')}: <strong><Said value={entry.wording} /></strong></p>
      <Form action={view.href(hrefs.merge(concept.slug, entry.id))} state={form}>
        <RevisionField revision={mergeSeen(fields)} />
        <LocalizedField name="wording" label={t('staff.merge_wording')} value={entry.wording} />
        <CheckboxGroup name="others" legend={t('staff.merge_others')} options={options} />
        <Actions><Button>{t('staff.merge')}</Button><Button kind="tertiary" href={back}>{t('staff.cancel')}</Button></Actions>
      </Form>
    </Page>
  );
}
