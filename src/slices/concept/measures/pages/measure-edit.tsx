import type { Locale } from '../../../../kernel/locale.ts';
import { inLanguage, sourceText, type Localized } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Checkbox, CheckboxGroup, DateField, FieldGroup, Form, LocalizedField, More, Page, RevisionField, SelectField, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import { sent, Stored } from '../../carrying/pages/parts.tsx';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { MeasureDetail } from '../queries.ts';
import { factsSeen, ORIGINS } from '../rules.ts';

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
      <Stored form={form} items={stored(props, t, view.locale)} />
      <Form action={view.href(hrefs.measureEdit(measure.key))} state={form}>
        <RevisionField revision={factsSeen(measure)} />
        {measure.editionSlug === null
          ? <LocalizedField name="title" label={t('staff.title')} value={measure.title} />
          : <p class="mt-muted">{t('staff.title_frozen', { edition: measure.editionSlug })}</p>}
        <LocalizedField name="description" label={t('staff.description')} value={measure.description} long maxLength={5000} optional />
        {props.coordinates && <SelectField name="leadDepartment" label={t('lead_department')} options={props.departments.map((d) => ({ value: d.id, label: inLanguage(d.name, view.locale).text }))} value={measure.leadDepartmentId ?? ''} optional />}
        <FieldGroup legend={t('period')}>
          <DateField name="startsOn" label={t('staff.starts')} value={measure.startsOn ?? ''} optional />
          <DateField name="endsOn" label={t('staff.ends')} value={measure.endsOn ?? ''} optional />
        </FieldGroup>
        <More summary={t('staff.who_where')} open={opened(props, ['partners', 'targetGroups', 'municipalities', 'origin', 'place', 'cooperation'], measure.partners.length + measure.targetGroups.length + measure.territoryKeys.length > 0 || measure.place !== null || measure.cooperation !== null)}>
          <TextArea name="partners" label={t('partners')} hint={t('staff.one_per_line')} value={measure.partners.join('\n')} rows={4} optional />
          <TextArea name="targetGroups" label={t('target_groups')} hint={t('staff.one_per_line')} value={measure.targetGroups.join('\n')} rows={3} optional />
          <SelectField name="origin" label={t('origin')} options={ORIGINS.map((o) => ({ value: o, label: t(`origin.${o}`) }))} value={measure.origin ?? ''} optional />
          {props.places.length > 0 && <CheckboxGroup name="municipalities" legend={t('places')} hint={t('staff.places_hint')} options={props.places.map((p) => ({ value: p.key, label: p.name }))} value={measure.territoryKeys} optional />}
          <TextField name="place" label={t('place')} hint={t('staff.place_hint')} value={measure.place ?? ''} optional />
          <LocalizedField name="cooperation" label={t('staff.cooperation')} hint={t('staff.cooperation_hint')} value={measure.cooperation} long rows={3} maxLength={2000} optional />
        </More>
        {props.practices.length > 0 && (
          <SelectField
            name="practice" label={t('staff.builds_on')} hint={t('staff.builds_on_hint')} optional
            options={props.practices.map((p) => ({ value: p.id, label: sourceText(p.title), ...(p.fieldTitle === null ? {} : { group: sourceText(p.fieldTitle) }) }))}
          />
        )}
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

/** What a colleague saved in the meantime, beside what was typed here: the facts that differ. */
function stored({ measure, form, departments, places, coordinates }: MeasureEditProps, t: ReturnType<typeof words>, locale: Locale): { term: string; value: string }[] {
  const said = (value: Localized | null): string => (value === null ? '' : sourceText(value));
  const lead = departments.find((d) => d.id === measure.leadDepartmentId);
  const towns = measure.territoryKeys.map((key) => places.find((p) => p.key === key)?.name ?? key);
  const lines = (name: string): string => sent(form, name).replaceAll('\r', '').split('\n').map((l) => l.trim()).filter((l) => l !== '').join('; ');
  const facts: readonly (readonly [term: string, mine: string, theirs: string, shown?: string])[] = [
    ...(measure.editionSlug === null ? [[t('staff.title'), sent(form, 'title').trim(), said(measure.title)] as const] : []),
    [t('staff.description'), plain(sent(form, 'description')), plain(said(measure.description))],
    ...(coordinates ? [[t('lead_department'), sent(form, 'leadDepartment'), measure.leadDepartmentId ?? '', lead === undefined ? '' : inLanguage(lead.name, locale).text] as const] : []),
    [t('staff.starts'), sent(form, 'startsOn'), measure.startsOn ?? ''],
    [t('staff.ends'), sent(form, 'endsOn'), measure.endsOn ?? ''],
    [t('partners'), lines('partners'), measure.partners.join('; ')],
    [t('target_groups'), lines('targetGroups'), measure.targetGroups.join('; ')],
    [t('places'), [form.values['municipalities'] ?? []].flat().toSorted().join(' '), measure.territoryKeys.toSorted().join(' '), towns.join(', ')],
    [t('place'), sent(form, 'place').trim(), measure.place ?? ''],
    [t('origin'), sent(form, 'origin'), measure.origin ?? '', measure.origin === null ? '' : t(`origin.${measure.origin as 'voices'}`)],
    [t('staff.cooperation'), plain(sent(form, 'cooperation')), plain(said(measure.cooperation))],
  ];
  return facts.filter(([, mine, theirs]) => mine !== theirs).map(([term, , theirs, shown]) => ({ term, value: shown ?? theirs }));
}

const plain = (text: string): string => text.replaceAll('\r', '').trim();
