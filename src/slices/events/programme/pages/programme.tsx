import { formatNumber, formatTime, Icon, PlainText, ScreenReaderOnly, useText, useView } from '../../../../ui/index.ts';
import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { Said } from '../../../participation/public.ts';
import { languageNames, seatsText } from '../../pages/parts.tsx';
import type { Count } from '../../queries.ts';
import { freePlaces } from '../../rules.ts';
import { words } from '../../words.ts';
import type { Round, Session } from '../queries.ts';

/** A live room that one may enter, or look back at. */
export interface LiveLink {
  readonly title: Localized;
  readonly href: string;
  readonly open: boolean;
}

export interface ProgrammeProps {
  readonly rounds: readonly Round[];
  /** Whether times of day are known. */
  readonly clock: boolean;
  /** Seats taken by session; null where nobody registers any more. */
  readonly taken: ReadonlyMap<string, number> | null;
  /** People who wait, by session; null where nobody can. */
  readonly waiting: ReadonlyMap<string, number> | null;
  /** Numbers after the event; null before it. */
  readonly numbers: ReadonlyMap<string, Count> | null;
  /** Live rooms by session. */
  readonly live: ReadonlyMap<string, LiveLink>;
  /** Where the minutes of a session's forum stand, without language prefix. */
  readonly forums: ReadonlyMap<string, string>;
}

/** The programme as a list of rounds; sessions of a round stand side by side where there is room. */
export function Programme({ rounds, ...props }: ProgrammeProps) {
  const t = useText(words);
  const { locale } = useView();
  if (rounds.length === 0) return null;
  return (
    <section class="mt-flow">
      <h2>{t('programme.title')}</h2>
      <ol class="mt-programme" role="list">
        {rounds.map((round) => (
          <li>
            {props.clock && <p class="mt-muted"><time dateTime={round.startsAt.toISOString()}>{formatTime(locale, round.startsAt)}</time> – <time dateTime={round.endsAt.toISOString()}>{formatTime(locale, round.endsAt)}</time></p>}
            <h3><Said value={round.title} /></h3>
            {round.sessions.length > 1 && <p>{t(props.numbers === null ? 'programme.parallel' : 'programme.parallel_was', { n: round.sessions.length })}</p>}
            {round.sessions.length > 0 && <ul class="mt-programme__sessions" role="list">{round.sessions.map((session) => <li id={`session-${session.id}`} class="mt-flow"><SessionText session={session} {...props} /></li>)}</ul>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function SessionText({ session, taken, waiting, numbers, live, forums }: { session: Session } & Omit<ProgrammeProps, 'rounds' | 'clock'>) {
  const t = useText(words);
  const view = useView();
  const forum = session.forumId === null ? undefined : forums.get(session.forumId);
  const room = live.get(session.id);
  const description = inLanguage(session.description, view.locale);
  const count = numbers?.get(session.id);
  const came = session.headcount ?? count?.arrived ?? 0;
  return (
    <>
      <h4><Said value={session.title} /></h4>
      {session.room !== '' && <p><Icon name="place" small /> <ScreenReaderOnly>{t('programme.room')} </ScreenReaderOnly><bdi>{session.room}</bdi></p>}
      {description.text !== '' && <div lang={description.lang === view.locale ? undefined : description.lang}><PlainText text={description.text} /></div>}
      {session.languages.length > 0 && <p class="mt-small">{t('programme.languages', { languages: languageNames(view.locale, session.languages) })}</p>}
      {session.speakers.length > 0 && (
        <ul class="mt-small">
          {session.speakers.map((s) => <li><bdi>{s.name}</bdi> – {t(`part.${s.part}`)}{inLanguage(s.function, view.locale).text !== '' && <> · <Said value={s.function} /></>}</li>)}
        </ul>
      )}
      {taken !== null && session.capacity !== null && <p class="mt-small">{seatsText(t, freePlaces(session.capacity, taken.get(session.id) ?? 0), waiting === null ? null : (waiting.get(session.id) ?? 0))}</p>}
      {numbers !== null && (came > 0 || (count?.registered ?? 0) > 0) && <p class="mt-small">{t('programme.came', { registered: formatNumber(view.locale, count?.registered ?? 0), came: formatNumber(view.locale, came) })}</p>}
      {room !== undefined && <LiveRoom room={room} />}
      {forum !== undefined && numbers !== null && <p><a href={view.href(forum)}>{t('programme.forum')}</a></p>}
    </>
  );
}

/** The way to ask and vote by phone, or to what came of it. */
export function LiveRoom({ room }: { room: LiveLink }) {
  const t = useText(words);
  const view = useView();
  return <p>{t(room.open ? 'live.join' : 'live.after')} <a href={view.href(room.href)}><Said value={room.title} /></a></p>;
}
