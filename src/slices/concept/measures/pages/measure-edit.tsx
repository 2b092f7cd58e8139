import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Checkbox, CheckboxGroup, DateField, DefinitionList, FieldGroup, Form, formatPeriod, LocalizedField, More, Page, RevisionField, SelectField, TextArea, TextField, Alert, useText, useView } from '../../../../ui/index.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { MeasureDetail } from '../queries.ts';
import { ORIGINS } from '../rules.ts';
import { DOCUMENT_ROWS, STEP_ROWS } from '../schema.ts';
import type { Localized } from '../../../../kernel/localized.ts';

export interface MeasureEditProps {
  readonly measure: MeasureDetail;
  readonly form: FormState;
  readonly departments: readonly { readonly id: string; readonly name: Localized }[];
  readonly places: readonly { readonly key: string; readonly name: string }[];
  readonly practices: readonly { readonly id: string; readonly title: Localized; readonly fieldTitle: Localized | null }[];
  readonly coordinates: boolean;
}

/** A measure needs title, field and state; everything here is optional and folded away as long as it is empty. */
export function MeasureEditPage(props: MeasureEditProps) {
  const view = useView();
  const t = useText(words);
  const { measure, form } = props;
  const title = sourceText(measure.title);
  const back = view.href(hrefs.measure(measure.key));
  return (
    <Page title={t('staff.edit_title', { title })} crumbs={[{ label: t('measures'), href: view.href(PATHS.measures) }, { label: measure.key, href: back }]} staff>
      {form.problems.some((p) => p.code === 'stale') && <Stored {...props} />}
      <Form action={view.href(hrefs.measureEdit(measure.key))} state={form}>
        <RevisionField revision={measure.version} />
        {measure.editionSlug === null
          ? <LocalizedField name="title" label={t('staff.title')} value={measure.title} />
          : <p class="mt-muted">{t('staff.title_frozen', { edition: measure.editionSlug })}</p>}
        <LocalizedField name="description" label={t('staff.description')} value={measure.description} long maxLength={5000} optional />
        {props.coordinates && <SelectField name="leadDepartment" label={t('lead_department')} options={props.departments.map((d) => ({ value: d.id, label: inLanguage(d.name, view.locale).text }))} value={measure.leadDepartmentId ?? ''} optional />}
        <FieldGroup legend={t('period')}>
          <DateField name="startsOn" label={t('staff.starts')} value={measure.startsOn ?? ''} optional />
          <DateField name="endsOn" label={t('staff.ends')} value={measure.endsOn ?? ''} optional />
        </FieldGroup>
        <More summary={t('staff.who_where')} open={opened(props, ['partners', 'targetGroups', 'municipalities', 'origin'], measure.partners.length + measure.targetGroups.length + measure.territoryKeys.length > 0)}>
          <TextArea name="partners" label={t('partners')} hint={t('staff.one_per_line')} value={measure.partners.join('\n')} rows={4} optional />
          <TextArea name="targetGroups" label={t('target_groups')} hint={t('staff.one_per_line')} value={measure.targetGroups.join('\n')} rows={3} optional />
          <SelectField name="origin" label={t('origin')} options={ORIGINS.map((o) => ({ value: o, label: t(`origin.${o}`) }))} value={measure.origin ?? ''} optional />
          {props.places.length > 0 && <CheckboxGroup name="municipalities" legend={t('places')} hint={t('staff.places_hint')} options={props.places.map((p) => ({ value: p.key, label: p.name }))} value={measure.territoryKeys} optional />}
        </More>
        {props.practices.length > 0 && (
          <SelectField
            name="practice" label={t('staff.builds_on')} hint={t('staff.builds_on_hint')} optional
            options={props.practices.map((p) => ({ value: p.id, label: sourceText(p.title), ...(p.fieldTitle === null ? {} : { group: sourceText(p.fieldTitle) }) }))}
          />
        )}
        <Steps measure={measure} open={opened(props, Array.from({ length: STEP_ROWS }, (_, i) => `step${i + 1}_`), measure.steps.length > 0)} />
        <Documents measure={measure} open={opened(props, Array.from({ length: DOCUMENT_ROWS }, (_, i) => `document${i + 1}_`), measure.documents.length > 0)} />
        {props.coordinates && measure.editionSlug === null && <Checkbox name="public" label={t('staff.public')} hint={t('staff.public_hint')} checked={measure.public} optional />}
        <Actions>
          <Button>{t('staff.save')}</Button>
          <Button kind="tertiary" href={back}>{t('staff.cancel')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** Open when something in it is filled or wrong, so that no problem hides. */
function opened({ form }: MeasureEditProps, names: readonly string[], filled: boolean): boolean {
  return filled || form.problems.some((p) => names.some((name) => p.field?.startsWith(name) === true));
}

function Steps({ measure, open }: { measure: MeasureDetail; open: boolean }) {
  const t = useText(words);
  return (
    <More summary={t('steps')} open={open}>
      <p class="mt-muted">{t('staff.steps_hint')}</p>
      {Array.from({ length: Math.min(STEP_ROWS, Math.max(4, measure.steps.length + 2)) }, (_, i) => {
        const step = measure.steps[i];
        return (
          <FieldGroup legend={t('staff.step_n', { n: i + 1 })}>
            <TextField name={`step${i + 1}_title`} label={t('staff.step')} value={step?.title ?? ''} optional />
            <DateField name={`step${i + 1}_due`} label={t('step.due')} value={step?.due ?? ''} optional />
            <DateField name={`step${i + 1}_done`} label={t('step.done')} value={step?.done ?? ''} optional />
          </FieldGroup>
        );
      })}
    </More>
  );
}

function Documents({ measure, open }: { measure: MeasureDetail; open: boolean }) {
  const t = useText(words);
  return (
    <More summary={t('documents')} open={open}>
      {Array.from({ length: Math.min(DOCUMENT_ROWS, Math.max(2, measure.documents.length + 1)) }, (_, i) => (
        <FieldGroup legend={t('staff.document_n', { n: i + 1 })}>
          <TextField name={`document${i + 1}_title`} label={t('staff.document')} value={measure.documents[i]?.title ?? ''} optional />
          <TextField name={`document${i + 1}_url`} label={t('staff.url')} value={measure.documents[i]?.url ?? ''} type="url" optional />
        </FieldGroup>
      ))}
    </More>
  );
}

/** What a colleague saved in the meantime, beside what was typed here. */
function Stored({ measure, departments }: MeasureEditProps) {
  const { locale } = useView();
  const t = useText(words);
  const lead = departments.find((d) => d.id === measure.leadDepartmentId);
  return (
    <Alert tone="warning" title={t('staff.stored_title')}>
      <p>{t('staff.stored_text')}</p>
      <DefinitionList
        items={[
          { term: t('staff.title'), value: sourceText(measure.title) },
          { term: t('staff.description'), value: measure.description === null ? null : sourceText(measure.description) },
          { term: t('lead_department'), value: lead === undefined ? null : inLanguage(lead.name, locale).text },
          { term: t('period'), value: measure.startsOn === null && measure.endsOn === null ? null : formatPeriod(locale, measure.startsOn, measure.endsOn) },
          { term: t('partners'), value: measure.partners.length === 0 ? null : measure.partners },
          { term: t('target_groups'), value: measure.targetGroups.length === 0 ? null : measure.targetGroups },
          { term: t('steps'), value: measure.steps.length === 0 ? null : measure.steps.map((s) => s.title) },
          { term: t('documents'), value: measure.documents.length === 0 ? null : measure.documents.map((d) => d.title) },
        ]}
      />
    </Alert>
  );
}
