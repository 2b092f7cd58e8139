import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, DateField, DefinitionList, EmptyState, FieldGroup, Form, formatDateTime, languageName, LocalizedField, More, NumberField, Page, RevisionField, SelectField, StateBadge, Table, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import { fact } from '../../pages/parts.tsx';
import type { Event } from '../../queries.ts';
import { deskHref, deskStallHref, marketHref, PATHS, pathTo } from '../../urls.ts';
import { words as eventWords } from '../../words.ts';
import type { Market, Stall, StallContact } from '../queries.ts';
import { gapsText } from '../rules.ts';
import { MOST_CELLS, SIDES } from '../schema.ts';
import { words } from '../words.ts';
import { StallText } from './market.tsx';
import { LOOKS } from './mine.tsx';
import { Plan, PlanTable } from './plan.tsx';

const useCrumbs = (event: Event) => {
  const e = useText(eventWords);
  const view = useView();
  return [{ label: e('desk.title'), href: view.href(PATHS.desk) }, { label: sourceText(event.title), href: view.href(deskHref(event.slug)) }];
};

export interface MarketDeskProps {
  readonly event: Event;
  readonly market: Market | null;
  /** All of them, in whatever state. */
  readonly stalls: readonly Stall[];
  readonly saved: boolean;
  readonly form?: FormState;
}

/** The market for the office: who applied, what stands where, and how the hall looks. */
export function MarketDeskPage(props: MarketDeskProps) {
  const { event, market, stalls, saved } = props;
  const t = useText(words);
  const view = useView();
  const hrefOf = (stall: Stall): string => view.href(deskStallHref(event.slug, stall.id));
  const placed = stalls.filter((s) => s.place !== null);
  return (
    <Page title={t('heading')} staff sheets={['room']} crumbs={useCrumbs(event)}>
      {saved && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      {market !== null && <Actions><Button kind="tertiary" href={view.href(marketHref(event.slug))}>{eventWords(view.locale)('desk.public')}</Button></Actions>}
      {market !== null && (
        <section class="mt-flow">
          <h2>{t('staff.applied')}</h2>
          {stalls.length === 0 ? <EmptyState title={t('staff.none')} /> : (
            <Table caption={t('staff.applied')} hideCaption rows={stalls} columns={[
              { label: t('staff.number'), type: 'number', cell: (s) => s.number },
              { label: t('project'), rowHeader: true, cell: (s) => <a href={hrefOf(s)}><bdi lang={s.language}>{s.project}</bdi></a> },
              { label: t('institution'), cell: (s) => <bdi lang={s.language}>{s.institution}</bdi> },
              { label: t('needs'), cell: (s) => s.needs.map((need) => t(`need.${need}`)).join(', ') },
              { label: t('staff.state'), cell: (s) => <StateBadge state={LOOKS[s.state]}>{t(`state.${s.state}`)}</StateBadge> },
              { label: t('place'), type: 'number', cell: (s) => s.place ?? '–' },
            ]} />
          )}
        </section>
      )}
      {market !== null && (
        <section class="mt-flow">
          <h2>{t('plan')}</h2>
          <Plan hall={market} stalls={placed} hrefOf={hrefOf} />
          <PlanTable stalls={placed} hrefOf={hrefOf} />
        </section>
      )}
      <Settings {...props} />
    </Page>
  );
}

function Settings({ event, market, form = EMPTY_FORM }: MarketDeskProps) {
  const t = useText(words);
  const view = useView();
  return (
    <More summary={t('staff.settings')} open={market === null || form.problems.length > 0}>
      <Form id="market" action={view.href(pathTo(PATHS.deskMarket, { slug: event.slug }))} state={form} label={t('staff.settings')} labels={{ call: t('staff.call') }}>
        <RevisionField revision={market?.version ?? 0} />
        <LocalizedField name="call" label={t('staff.call')} hint={t('staff.call_hint')} value={market?.call} long rows={3} />
        <Checkbox name="open" label={t('staff.open')} checked={market?.open ?? false} optional />
        <DateField name="closesOn" label={t('staff.closes_on')} hint={t('staff.closes_hint')} value={market?.closesOn ?? undefined} optional />
        <FieldGroup legend={t('staff.hall')} hint={t('staff.hall_hint')}>
          <NumberField name="columns" label={t('staff.columns')} value={market?.columns ?? 6} min={1} max={MOST_CELLS} />
          <NumberField name="rows" label={t('staff.rows')} value={market?.rows ?? 4} min={1} max={MOST_CELLS} />
          <TextField name="gaps" label={t('staff.gaps')} hint={t('staff.gaps_hint')} value={gapsText(market?.gaps ?? [])} width="medium" optional />
          <SelectField name="entrance" label={t('staff.entrance')} options={SIDES.map((value) => ({ value, label: t(`staff.side.${value}`) }))} value={market?.entrance ?? 'bottom'} placeholder={false} width="medium" />
        </FieldGroup>
        <Actions><Button kind="secondary">{t('staff.save')}</Button></Actions>
      </Form>
    </More>
  );
}

export interface StallDeskProps {
  readonly event: Event;
  readonly market: Market;
  readonly stall: Stall;
  readonly contact: StallContact | null;
  /** Numbers of the places that are free, and its own. */
  readonly free: readonly number[];
  /** Whether it can become a good practice now. */
  readonly practice: boolean;
  readonly saved: boolean;
  readonly decide?: FormState;
  readonly place?: FormState;
}

/** One application: read it, decide, place it, and after the event take it over as a good practice. */
export function StallDeskPage(props: StallDeskProps) {
  const { event, stall, contact, saved } = props;
  const t = useText(words);
  const e = useText(eventWords);
  const view = useView();
  const crumbs = [...useCrumbs(event), { label: t('heading'), href: view.href(pathTo(PATHS.deskMarket, { slug: event.slug })) }];
  return (
    <Page title={t('staff.one', { n: stall.number })} staff crumbs={crumbs}>
      {saved && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      <p><StateBadge state={LOOKS[stall.state]}>{t(`state.${stall.state}`)}</StateBadge></p>
      {stall.reason !== null && <p>{t('reason')} <bdi>{stall.reason}</bdi></p>}
      <StallText stall={stall} level={2} />
      <DefinitionList items={[
        { term: t('language'), value: languageName(view.locale, stall.language) },
        { term: t('needs'), value: stall.needs.length === 0 ? null : stall.needs.map((need) => t(`need.${need}`)) },
        fact(e('form.name'), contact === null ? '' : <bdi>{contact.name}</bdi>),
        fact(e('form.email'), contact?.email == null ? '' : <bdi dir="ltr">{contact.email}</bdi>),
        fact(e('form.phone'), contact?.phone == null ? '' : <bdi dir="ltr">{contact.phone}</bdi>),
        fact(t('staff.applied_at'), formatDateTime(view.locale, stall.appliedAt)),
      ]} />
      {contact === null && <p class="mt-muted">{t('staff.no_contact')}</p>}
      {stall.state !== 'withdrawn' && <Decide {...props} />}
      {stall.state === 'accepted' && <Place {...props} />}
      {props.practice && (
        <Form id="practice" action={view.href(pathTo(PATHS.deskStallPractice, { slug: event.slug, id: stall.id }))} label={t('staff.practice')}>
          <h2>{t('staff.practice')}</h2>
          <p>{t('staff.practice_text')}</p>
          <RevisionField revision={stall.version} />
          <Actions><Button>{t('staff.practice')}</Button></Actions>
        </Form>
      )}
    </Page>
  );
}

function PlaceField({ free, stall }: Pick<StallDeskProps, 'free' | 'stall'>) {
  const t = useText(words);
  return <SelectField name="place" label={t('place')} options={free.map((n) => ({ value: String(n), label: t('place_number', { n }) }))} value={stall.place === null ? undefined : String(stall.place)} placeholder={t('staff.no_place')} width="medium" optional />;
}

function Decide({ event, stall, free, decide = EMPTY_FORM }: StallDeskProps) {
  const t = useText(words);
  const view = useView();
  const action = view.href(pathTo(PATHS.deskStall, { slug: event.slug, id: stall.id }));
  const refused = decide.problems.length > 0;
  const declining = refused && decide.values['decision'] === 'declined';
  return (
    <section class="mt-flow">
      <h2>{t('staff.decide')}</h2>
      {stall.state !== 'accepted' && (
        <Form id="accept" action={action} state={declining ? EMPTY_FORM : decide} label={t('staff.accept')}>
          <RevisionField revision={stall.version} />
          <input type="hidden" name="decision" value="accepted" />
          <PlaceField free={free} stall={stall} />
          <Actions><Button>{t('staff.accept')}</Button></Actions>
        </Form>
      )}
      {stall.state !== 'declined' && stall.practiceHref === null && (
        <More summary={t('staff.decline')} open={declining}>
          <Form id="decline" action={action} state={declining ? decide : EMPTY_FORM} label={t('staff.decline')}>
            <RevisionField revision={stall.version} />
            <input type="hidden" name="decision" value="declined" />
            <TextArea name="reason" label={t('staff.reason')} hint={t('staff.reason_hint')} rows={3} />
            <Actions><Button kind="danger">{t('staff.decline')}</Button></Actions>
          </Form>
        </More>
      )}
    </section>
  );
}

function Place({ event, market, stall, free, place = EMPTY_FORM }: StallDeskProps) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{t('place')}</h2>
      <Form id="place" action={view.href(pathTo(PATHS.deskStallPlace, { slug: event.slug, id: stall.id }))} state={place} label={t('place')}>
        <RevisionField revision={stall.version} />
        <PlaceField free={free} stall={stall} />
        <Actions><Button kind="secondary">{t('staff.save')}</Button></Actions>
      </Form>
      {stall.place !== null && <Plan hall={market} stalls={[stall]} hrefOf={() => view.href(deskStallHref(event.slug, stall.id))} />}
    </section>
  );
}
