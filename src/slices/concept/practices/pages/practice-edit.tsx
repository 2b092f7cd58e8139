import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, DefinitionList, Form, formatMoney, LocalizedField, More, NumberField, Page, RevisionField, SelectField, TextArea, TextField, useText, useView, type Option } from '../../../../ui/index.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Practice } from '../queries.ts';
import { KINDS } from '../rules.ts';

export interface PracticeEditProps {
  /** Null for a new one. */
  readonly practice: Practice | null;
  /** Fields of action it can be named under; the value is what `placeOf` says. */
  readonly places: readonly Option[];
  readonly form: FormState;
}

/** `<concept id>/<field code>`, as the form knows where a practice is named; empty where it is named nowhere. */
export const placeOf = (practice: Pick<Practice, 'conceptId' | 'fieldCode'>): string => (practice.conceptId === null || practice.fieldCode === null ? '' : `${practice.conceptId}/${practice.fieldCode}`);

/** What already exists: a title and its kind are enough, all else is optional. */
export function PracticeEditPage({ practice, places, form }: PracticeEditProps) {
  const view = useView();
  const t = useText(words);
  const back = view.href(practice === null ? PATHS.practices : hrefs.practice(practice.slug));
  const title = practice === null ? t('staff.practice_new') : t('staff.edit_title', { title: sourceText(practice.title) });
  const filled = practice !== null && (practice.partners.length > 0 || practice.targetGroup !== null || practice.place !== null || practice.amountEur !== null || practice.organisation !== null || practice.funding !== null || practice.contact !== null);
  const refused = form.problems.some((p) => ['partners', 'targetGroup', 'place', 'amountEur', 'organisation', 'funding', 'contact'].includes(p.field ?? ''));
  return (
    <Page title={title} lead={t('staff.practice_lead')} crumbs={[{ label: t('practices'), href: view.href(PATHS.practices) }]} staff>
      {practice !== null && form.problems.some((p) => p.code === 'stale') && <Stored practice={practice} />}
      <Form action={view.href(practice === null ? PATHS.practiceNew : hrefs.practiceEdit(practice.slug))} state={form} note>
        {practice !== null && <RevisionField revision={practice.version} />}
        <LocalizedField name="title" label={t('staff.title')} value={practice?.title} />
        <SelectField name="kind" label={t('kind')} options={KINDS.map((k) => ({ value: k, label: t(`kind.${k}`) }))} value={practice?.kind ?? ''} width="medium" />
        <LocalizedField name="note" label={t('staff.description')} value={practice?.note} long rows={4} maxLength={3000} optional />
        <LocalizedField name="goal" label={t('practice.goal')} value={practice?.goal} long rows={3} maxLength={2000} optional />
        <LocalizedField name="worked" label={t('practice.worked')} value={practice?.worked} long rows={3} maxLength={2000} optional />
        <NumberField name="sinceYear" label={t('staff.since_year')} value={practice?.sinceYear ?? ''} min={1800} max={2200} optional />
        <SelectField name="field" label={t('field')} options={places} value={practice === null ? '' : placeOf(practice)} placeholder={t('staff.practice_no_field')} optional />
        <More summary={t('staff.who_where')} open={filled || refused}>
          <TextField name="organisation" label={t('practice.organisation')} value={practice?.organisation ?? ''} optional />
          <TextArea name="partners" label={t('partners')} hint={t('staff.one_per_line')} value={practice?.partners.join('\n') ?? ''} rows={4} optional />
          <TextField name="targetGroup" label={t('target_groups')} value={practice?.targetGroup ?? ''} optional />
          <TextField name="place" label={t('place')} value={practice?.place ?? ''} optional />
          <NumberField name="amountEur" label={t('staff.amount_eur')} value={practice?.amountEur ?? ''} min={0} optional />
          <TextField name="funding" label={t('practice.funding')} value={practice?.funding ?? ''} optional />
          <TextField name="contact" label={t('practice.contact')} hint={t('practice.contact_hint')} value={practice?.contact ?? ''} optional />
        </More>
        <TextField name="source" label={t('staff.source')} value={practice?.source ?? ''} optional />
        <Actions>
          <Button>{t('staff.save')}</Button>
          <Button kind="tertiary" href={back}>{t('staff.cancel')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** What a colleague saved in the meantime, beside what was typed here. */
function Stored({ practice }: { practice: Practice }) {
  const { locale } = useView();
  const t = useText(words);
  return (
    <Alert tone="warning" title={t('staff.stored_title')}>
      <p>{t('staff.stored_text')}</p>
      <DefinitionList
        items={[
          { term: t('staff.title'), value: sourceText(practice.title) },
          { term: t('kind'), value: t(`kind.${practice.kind}`) },
          { term: t('staff.description'), value: practice.note === null ? null : sourceText(practice.note) },
          { term: t('since'), value: practice.sinceYear === null ? null : String(practice.sinceYear) },
          { term: t('practice.goal'), value: practice.goal === null ? null : sourceText(practice.goal) },
          { term: t('practice.worked'), value: practice.worked === null ? null : sourceText(practice.worked) },
          { term: t('practice.organisation'), value: practice.organisation },
          { term: t('practice.funding'), value: practice.funding },
          { term: t('practice.contact'), value: practice.contact },
          { term: t('field'), value: practice.fieldTitle === null ? null : inLanguage(practice.fieldTitle, locale).text },
          { term: t('partners'), value: practice.partners.length === 0 ? null : practice.partners },
          { term: t('target_groups'), value: practice.targetGroup },
          { term: t('place'), value: practice.place },
          { term: t('amount'), value: practice.amountEur === null ? null : formatMoney(locale, practice.amountEur * 100) },
        ]}
      />
    </Alert>
  );
}
