import { LOCALES } from '../../../../kernel/locale.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, BarChart, Button, DateText, DefinitionList, formatNumber, formatTime, languageName, Page, PlainText, useText, useView } from '../../../../ui/index.ts';
import { Said, Told } from '../../../participation/public.ts';
import { StallText } from '../../market/pages/market.tsx';
import { words as marketWords } from '../../market/words.ts';
import { MarkBadge } from '../../minutes/pages/parts.tsx';
import { words as minutesWords } from '../../minutes/words.ts';
import { whenText } from '../../pages/parts.tsx';
import { documentationHref, eventHref, marketHref, PATHS, pathTo } from '../../urls.ts';
import { words as eventWords } from '../../words.ts';
import type { DocumentationEdition } from '../queries.ts';
import type { LiveRoom, SaidSession, SaidStall, SaidStatement, Snapshot, WallText } from '../rules.ts';
import { words } from '../words.ts';

/** What an event brought: one edition, as it was released. */
export function DocumentationPage({ edition, editions, wall }: { edition: DocumentationEdition; editions: readonly DocumentationEdition[]; wall: readonly WallText[] }) {
  const t = useText(words);
  const view = useView();
  const { snapshot } = edition;
  const { event } = snapshot;
  const newest = editions[0]?.number ?? edition.number;
  return (
    <Page title={t('title', { event: inLanguage(event.title, view.locale).text })} heading={<Said value={event.title} />} eyebrow={t('eyebrow')} lead={<Said value={event.summary} />} crumbs={[{ label: eventWords(view.locale)('list.title'), href: view.href(PATHS.events) }, { label: inLanguage(event.title, view.locale).text, href: view.href(eventHref(event.slug)) }]} noindex={edition.number !== newest}>
      {edition.number !== newest && <Alert tone="warning"><a href={view.href(documentationHref(event.slug))}>{t('newer')}</a></Alert>}
      {event.invented && <Alert tone="warning" title={eventWords(view.locale)('invented.title')}>{eventWords(view.locale)('invented.text')}</Alert>}
      <Edition snapshot={snapshot} />
      <WallTexts texts={wall} />
      <section class="mt-flow">
        <h2>{t('editions')}</h2>
        <p>{t('released', { by: edition.approver })} <DateText value={edition.releasedOn} style="long" /></p>
        <ul>{LOCALES.map((l) => <li><a href={pathTo(PATHS.documentationFile, { slug: event.slug, number: edition.number, file: `${l}.pdf` })} hreflang={l}>{t('pdf', { language: languageName(view.locale, l) })}</a></li>)}</ul>
        {editions.length > 1 && <ul>{editions.map((e) => <li>{e.number === edition.number ? <strong aria-current="page">{t('edition', { n: e.number })}</strong> : <a href={view.href(pathTo(PATHS.documentationEdition, { slug: event.slug, number: e.number }))}>{t('edition', { n: e.number })}</a>} · <DateText value={e.releasedOn} /></li>)}</ul>}
        <p class="mt-small mt-muted">{t('digest')} <bdi dir="ltr" class="mt-code">{edition.digest}</bdi></p>
      </section>
    </Page>
  );
}

/** What people wrote on the wall and agreed to find here: in no edition, because each of them may take it back. */
export function WallTexts({ texts }: { texts: readonly WallText[] }) {
  const t = useText(words);
  if (texts.length === 0) return null;
  return (
    <section class="mt-flow" id="wall">
      <h2>{t('wall')}</h2>
      <p class="mt-muted">{t('wall_text')}</p>
      {texts.map(({ text, language }) => <blockquote lang={language} dir="auto"><PlainText text={text} /></blockquote>)}
    </section>
  );
}

/** Everything an edition says; the office sees the same before it is released. */
export function Edition({ snapshot }: { snapshot: Snapshot }) {
  const t = useText(words);
  const view = useView();
  const { event, numbers, origin } = snapshot;
  return (
    <>
      {snapshot.correction !== null && <Alert tone="info" title={t('corrected')}><p><Said value={snapshot.correction} /></p></Alert>}
      <DefinitionList items={[
        { term: eventWords(view.locale)('fact.when'), value: whenText(view.locale, { startsAt: new Date(event.startsAt), endsAt: new Date(event.endsAt), precision: event.precision }) },
        { term: eventWords(view.locale)('fact.where'), value: event.place === '' ? null : <bdi>{event.place}</bdi> },
        { term: t('registered'), value: numbers.registered === 0 ? null : formatNumber(view.locale, numbers.registered) },
        { term: t('came'), value: cameText(snapshot, view.locale) },
        { term: eventWords(view.locale)('fact.origin'), value: origin === null ? null : <a href={view.href(eventHref(origin.slug))}><Said value={origin.title} /></a> },
      ]} />
      <Told value={snapshot.preface} />
      {snapshot.rounds.map((round) => (
        <section class="mt-flow">
          <h2><Said value={round.title} /></h2>
          {event.precision === 'time' && <p class="mt-muted">{formatTime(view.locale, new Date(round.startsAt))} – {formatTime(view.locale, new Date(round.endsAt))}</p>}
          {round.sessions.map((session) => <SessionPart session={session} />)}
        </section>
      ))}
      {snapshot.rooms.map((room) => <RoomPart room={room} />)}
      <Stalls slug={event.slug} stalls={snapshot.stalls ?? []} />
    </>
  );
}

/** How many came: counted here, or as the office says; null where nobody knows. */
export function cameText({ numbers }: Snapshot, locale: Parameters<typeof formatNumber>[0]): string | null {
  if (numbers.told !== null) return eventWords(locale)(`came.${numbers.qualifier}`, { n: formatNumber(locale, numbers.told) });
  return numbers.arrived === 0 ? null : formatNumber(locale, numbers.arrived);
}

function SessionPart({ session }: { session: SaidSession }) {
  const t = useText(words);
  const m = useText(minutesWords);
  const view = useView();
  return (
    <article class="mt-flow">
      <h3><Said value={session.title} /></h3>
      {session.room !== '' && <p class="mt-muted"><bdi>{session.room}</bdi></p>}
      {session.came > 0 && <p>{t('session_came', { n: session.came })}</p>}
      {session.roles.length > 0 && (
        <>
          <h4>{m('presence.title')}</h4>
          <ul>{session.roles.map((r) => <li>{m(`role.${r.role}`)}: {formatNumber(view.locale, r.count)}</li>)}</ul>
        </>
      )}
      {session.topics.map((topic) => (
        <>
          <h4>{topic.title === null ? t('said') : <Said value={topic.title} />}</h4>
          <ul>{topic.statements.map((s) => <StatementLine statement={s} />)}</ul>
        </>
      ))}
      {session.recommendations.length > 0 && (
        <>
          <h4>{t('recommendations')}</h4>
          <ul>{session.recommendations.map((r) => <li><a href={view.href(r.href)}>{m('recommendation', { n: r.number })}</a>: <Said value={r.title} /></li>)}</ul>
        </>
      )}
    </article>
  );
}

function StatementLine({ statement: s }: { statement: SaidStatement }) {
  const t = useText(minutesWords);
  const view = useView();
  return (
    <li id={`statement-${s.number}`}>
      <Said value={s.text} /> <MarkBadge mark={s.mark} count={s.count} />
      {s.submissions.length > 0 && <Actions>{s.submissions.map((one) => <Button small kind="tertiary" href={view.href(one.href)}>{t('number', { n: one.number })}</Button>)}</Actions>}
    </li>
  );
}

/** Who showed what at the market of possibilities, and what became good practice. */
function Stalls({ slug, stalls }: { slug: string; stalls: readonly SaidStall[] }) {
  const m = useText(marketWords);
  const view = useView();
  if (stalls.length === 0) return null;
  return (
    <section class="mt-flow" id="market">
      <h2>{m('heading')}</h2>
      {stalls.map((stall) => <StallText stall={stall} />)}
      <p><a href={view.href(marketHref(slug))}>{m('link')}</a></p>
    </section>
  );
}

function RoomPart({ room }: { room: LiveRoom }) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{t('live')}</h2>
      <p><a href={view.href(room.href)}><Said value={room.title} /></a></p>
      {room.polls.map((poll) => (
        <>
          <h3><Said value={poll.question} /></h3>
          <BarChart caption={t('answers', { n: poll.answers })} unit={t('unit')} bars={poll.results.map((r) => { const { text, lang } = inLanguage(r.title, view.locale); return { label: text, value: r.count, lang }; })} />
        </>
      ))}
      {room.questions.length > 0 && (
        <>
          <h3>{t('questions')}</h3>
          <ul>{room.questions.map((q) => <li><Said value={q.text} />{q.support > 0 && <span class="mt-muted"> · {t('support', { n: q.support })}</span>}{q.answered && <span class="mt-muted"> · {t('answered')}</span>}</li>)}</ul>
        </>
      )}
    </section>
  );
}
