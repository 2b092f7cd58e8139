import { dayOf } from '../../../../kernel/dates.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Checkbox, CheckboxGroup, DateField, FieldGroup, Form, formatTime, languageName, LocalizedField, More, NumberField, Page, RevisionField, SelectField, TextField, TimeField, useText, useView } from '../../../../ui/index.ts';
import { type Process } from '../../../participation/public.ts';
import type { Territory } from '../../../territory/public.ts';
import type { Event, Series } from '../../queries.ts';
import { KINDS, NEEDS, SPOKEN } from '../../schema.ts';
import { deskHref, PATHS, pathTo } from '../../urls.ts';
import { words } from '../../words.ts';

export interface EventFormPageProps {
  /** Null for a new one. */
  readonly event: Event | null;
  readonly places: readonly Territory[];
  readonly processes: readonly Process[];
  /** Of the process that the link came from. */
  readonly process?: string | undefined;
  readonly series: readonly Series[];
  /** Events that this one may follow up. */
  readonly others: readonly Event[];
  /** Days until registrations go where the event says nothing; it can only say less. */
  readonly keepDays: number;
  readonly form: FormState;
}

/** A new event, or one that exists. A title, a day and a sentence are enough to begin. */
export function EventFormPage(props: EventFormPageProps) {
  const t = useText(words);
  const view = useView();
  const { event, form } = props;
  const crumbs = [{ label: t('desk.title'), href: view.href(PATHS.desk) }, ...(event === null ? [] : [{ label: sourceText(event.title), href: view.href(deskHref(event.slug)) }])];
  const action = event === null ? PATHS.deskNew : pathTo(PATHS.deskEdit, { slug: event.slug });
  return (
    <Page title={t(event === null ? 'desk.new' : 'desk.edit')} staff crumbs={crumbs}>
      <Form action={view.href(action)} state={form} note labels={{ title: t('edit.name'), summary: t('edit.summary') }}>
        {event !== null && <RevisionField revision={event.version} />}
        <LocalizedField name="title" label={t('edit.name')} value={event?.title} />
        <SelectField name="kind" label={t('filter.kind')} value={event?.kind ?? 'information'} placeholder={false} options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} width="medium" />
        <LocalizedField name="summary" label={t('edit.summary')} hint={t('edit.summary_hint')} value={event?.summary} long rows={3} />
        <Times event={event} />
        <Place {...props} />
        <LocalizedField name="description" label={t('edit.description')} value={event?.description} long optional rows={8} />
        <Registering event={event} keepDays={props.keepDays} />
        <Ties {...props} />
        <Actions><Button>{t('edit.save')}</Button></Actions>
      </Form>
    </Page>
  );
}

const clock = (instant: Date | null | undefined): string | undefined => (instant == null ? undefined : formatTime('de', instant));
const day = (instant: Date | null | undefined): string | undefined => (instant == null ? undefined : dayOf(instant));

function Times({ event }: { event: Event | null }) {
  const t = useText(words);
  return (
    <FieldGroup legend={t('edit.when')}>
      <DateField name="startDay" label={t('edit.start_day')} value={day(event?.startsAt)} />
      <TimeField name="startTime" label={t('edit.start_time')} value={clock(event?.startsAt)} />
      <TimeField name="endTime" label={t('edit.end_time')} value={clock(event?.endsAt)} />
      <DateField name="endDay" label={t('edit.end_day')} hint={t('edit.end_day_hint')} value={event === null || dayOf(event.startsAt) === dayOf(event.endsAt) ? undefined : day(event.endsAt)} optional />
    </FieldGroup>
  );
}

function Place({ event, places }: EventFormPageProps) {
  const t = useText(words);
  const { locale } = useView();
  const spoken = SPOKEN.map((tag) => ({ value: tag, label: languageName(locale, tag) }));
  return (
    <>
      <FieldGroup legend={t('edit.where')}>
        <TextField name="place" label={t('edit.place')} value={event?.place} optional />
        <TextField name="address" label={t('edit.address')} value={event?.address} optional />
        <SelectField name="municipality" label={t('filter.municipality')} options={places.map((p) => ({ value: p.key, label: p.name }))} value={event?.municipality ?? undefined} width="medium" optional />
        <TextField name="onlineUrl" label={t('edit.online')} hint={t('edit.online_hint')} type="url" value={event?.onlineUrl ?? undefined} optional />
        <LocalizedField name="accessibility" label={t('edit.accessibility')} hint={t('edit.accessibility_hint')} value={event?.accessibility} long optional rows={3} />
        <TextField name="contact" label={t('edit.contact')} hint={t('edit.contact_hint')} value={event?.contact} optional />
      </FieldGroup>
      <More summary={t('edit.languages')} open={(event?.languages.length ?? 0) + (event?.interpreting.length ?? 0) > 0}>
        <CheckboxGroup name="languages" legend={t('fact.languages')} options={spoken} value={event?.languages ?? ['de']} optional />
        <CheckboxGroup name="interpreting" legend={t('edit.interpreting')} hint={t('edit.interpreting_hint')} options={spoken} value={event?.interpreting ?? []} optional />
      </More>
    </>
  );
}

function Registering({ event, keepDays }: Pick<EventFormPageProps, 'event' | 'keepDays'>) {
  const t = useText(words);
  return (
    <FieldGroup legend={t('edit.registering')}>
      <Checkbox name="registration" label={t('edit.registration')} checked={event?.registration ?? true} optional />
      <NumberField name="capacity" label={t('edit.capacity')} hint={t('edit.capacity_hint')} value={event?.capacity ?? undefined} min={1} optional />
      <Checkbox name="waitingList" label={t('edit.waiting_list')} hint={t('edit.waiting_list_hint')} checked={event?.waitingList ?? true} optional />
      <NumberField name="groupMax" label={t('edit.group_max')} value={event?.groupMax ?? 10} min={1} max={100} />
      <CheckboxGroup name="needs" legend={t('edit.needs')} hint={t('edit.needs_hint')} options={NEEDS.map((value) => ({ value, label: t(`needs.${value}`) }))} value={event?.needs ?? NEEDS} optional />
      <More summary={t('edit.window')} open={event?.opensAt != null || event?.closesAt != null || event?.keepDays != null}>
        <DateField name="opensDay" label={t('edit.opens_day')} value={day(event?.opensAt)} optional />
        <TimeField name="opensTime" label={t('edit.opens_time')} value={clock(event?.opensAt)} optional />
        <DateField name="closesDay" label={t('edit.closes_day')} hint={t('edit.closes_hint')} value={day(event?.closesAt)} optional />
        <TimeField name="closesTime" label={t('edit.closes_time')} value={clock(event?.closesAt)} optional />
        <NumberField name="keepDays" label={t('edit.keep')} hint={t('edit.keep_hint', { n: keepDays })} value={event?.keepDays ?? undefined} min={1} max={keepDays} optional />
      </More>
      <Checkbox name="certificate" label={t('edit.certificate')} checked={event?.certificate} optional />
      <LocalizedField name="certificateText" label={t('edit.certificate_text')} hint={t('edit.certificate_hint')} value={event?.certificateText} long optional rows={3} />
    </FieldGroup>
  );
}

function Ties({ event, processes, process, series, others }: EventFormPageProps) {
  const t = useText(words);
  return (
    <More summary={t('edit.ties')} open={process !== undefined || event?.processId != null || event?.seriesId != null || event?.originId != null}>
      <SelectField name="process" label={t('fact.process')} options={processes.map((p) => ({ value: p.id, label: sourceText(p.title) }))} value={event?.processId ?? process} optional />
      <SelectField name="series" label={t('fact.series')} options={series.map((s) => ({ value: s.id, label: sourceText(s.title) }))} value={event?.seriesId ?? undefined} optional />
      <SelectField name="origin" label={t('fact.origin')} options={others.map((e) => ({ value: e.id, label: `${sourceText(e.title)} (${dayOf(e.startsAt)})` }))} value={event?.originId ?? undefined} optional />
      {event === null && <TextField name="slug" label={t('edit.slug')} hint={t('edit.slug_hint')} code optional />}
      <TextField name="source" label={t('edit.source')} hint={t('edit.source_hint')} value={event?.source} optional />
    </More>
  );
}
