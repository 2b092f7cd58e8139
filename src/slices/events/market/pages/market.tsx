import { inLanguage } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, EmptyState, Form, formatDate, More, Page, PlainText, TextField, useText, useView } from '../../../../ui/index.ts';
import { Said, Told } from '../../../participation/public.ts';
import { EventNotes, When } from '../../pages/parts.tsx';
import type { Event } from '../../queries.ts';
import { eventHref, marketHref, PATHS, pathTo } from '../../urls.ts';
import { words as eventWords } from '../../words.ts';
import type { Market, Stall } from '../queries.ts';
import { words } from '../words.ts';
import { Plan, PlanTable } from './plan.tsx';

export interface MarketPageProps {
  readonly event: Event;
  readonly market: Market;
  /** Accepted ones, by place. */
  readonly stalls: readonly Stall[];
  /** Whether one can apply now. */
  readonly open: boolean;
  readonly staff: boolean;
  /** Its holder has just taken a stall back. */
  readonly withdrawn: boolean;
  readonly find?: FormState;
}

const anchorOf = (stall: Stall): string => `#stall-${stall.number}`;

/** The market of possibilities: who shows what, and where. */
export function MarketPage(props: MarketPageProps) {
  const { event, market, stalls, open, staff, find = EMPTY_FORM } = props;
  const t = useText(words);
  const view = useView();
  const title = inLanguage(event.title, view.locale).text;
  const placed = stalls.filter((s) => s.place !== null);
  return (
    <Page title={t('title', { event: title })} sheets={['room']} heading={t('heading')} eyebrow={<Said value={event.title} />} lead={<When event={event} />} crumbs={[{ label: eventWords(view.locale)('list.title'), href: view.href(PATHS.events) }, { label: title, href: view.href(eventHref(event.slug)) }]} wide>
      {props.withdrawn && <Alert tone="success" role="status">{t('withdrawn')}</Alert>}
      <EventNotes event={event} />
      {open && (
        <section class="mt-flow">
          <h2>{t('apply')}</h2>
          <Told value={market.call} />
          {market.closesOn !== null && <p>{t('apply_until', { date: formatDate(view.locale, market.closesOn, 'long') })}</p>}
          <Actions><Button href={view.href(pathTo(PATHS.marketApply, { slug: event.slug }))}>{t('apply')}</Button></Actions>
        </section>
      )}
      <section class="mt-flow">
        <h2>{t('stalls', { n: stalls.length })}</h2>
        {stalls.length === 0 ? <EmptyState title={t('none')} /> : <ul class="mt-stalls" role="list">{stalls.map((stall) => <li id={`stall-${stall.number}`}><StallText stall={stall} /></li>)}</ul>}
      </section>
      {placed.length > 0 && (
        <section class="mt-flow">
          <h2>{t('plan')}</h2>
          <Plan hall={market} stalls={placed} hrefOf={anchorOf} />
          <PlanTable stalls={placed} hrefOf={anchorOf} />
        </section>
      )}
      <More summary={t('find')} open={find.problems.length > 0}>
        <Form id="find" action={view.href(pathTo(PATHS.marketFind, { slug: event.slug }))} state={find} label={t('find')} autocomplete="off">
          <TextField name="code" label={t('code')} width="medium" code />
          <Actions><Button kind="secondary">{t('find_button')}</Button></Actions>
        </Form>
      </More>
      <p class="mt-small">{t('data')} <a href={`${marketHref(event.slug)}.json`}>JSON</a> · <a href={`${marketHref(event.slug)}.csv`}>CSV</a></p>
      {staff && <p><Button kind="secondary" href={view.href(pathTo(PATHS.deskMarket, { slug: event.slug }))}>{eventWords(view.locale)('event.desk')}</Button></p>}
    </Page>
  );
}

/** One stall as everybody reads it. */
export function StallText({ stall, level = 3 }: { stall: Pick<Stall, 'project' | 'institution' | 'shows' | 'language' | 'place' | 'practiceHref'>; level?: 2 | 3 }) {
  const t = useText(words);
  const view = useView();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article class="mt-flow">
      <Heading><bdi lang={stall.language}>{stall.project}</bdi></Heading>
      {stall.institution !== '' && <p class="mt-muted"><bdi lang={stall.language}>{stall.institution}</bdi></p>}
      <div lang={stall.language} dir="auto"><PlainText text={stall.shows} /></div>
      {stall.place !== null && <p><strong>{t('place_number', { n: stall.place })}</strong></p>}
      {stall.practiceHref !== null && <p><a href={view.href(stall.practiceHref)}>{t('practice')}</a></p>}
    </article>
  );
}

/** The market on its event's page: who is there, in one line each. */
export function MarketSection({ event, stalls, open }: Pick<MarketPageProps, 'event' | 'stalls' | 'open'>) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{t('heading')}</h2>
      <p>{t('about', { n: stalls.length })}</p>
      {stalls.length > 0 && <ul>{stalls.map((s) => <li><a href={view.href(`${marketHref(event.slug)}${anchorOf(s)}`)}><bdi lang={s.language}>{s.project}</bdi></a>{s.institution !== '' && <> – <bdi lang={s.language}>{s.institution}</bdi></>}</li>)}</ul>}
      <Actions>
        <Button kind="secondary" href={view.href(marketHref(event.slug))}>{t('link')}</Button>
        {open && <Button kind="secondary" href={view.href(pathTo(PATHS.marketApply, { slug: event.slug }))}>{t('apply')}</Button>}
      </Actions>
    </section>
  );
}
