import { formatNumber, formatPercent, useText, useView } from '../../../ui/index.ts';
import { MOST_WORDS, reading, SMALLEST_TEAM } from '../rules.ts';
import type { Room } from '../queries.ts';
import type { ShownPoll } from '../state/queries.ts';
import { words } from '../words.ts';
import { Asked } from './said.tsx';

/** Words listed at most; a hall may give thousands. */
const MOST_LISTED = 300;

export interface BarNumbers {
  /** As shown. */
  readonly count: string;
  /** Of the devices that answered; of the dots for dots. */
  readonly share: string;
  /** Of the picture's width. */
  readonly width: string;
}

/** The numbers of a result, ready to be shown: the page draws them, and a stream sends them alone while the rest stays. */
export function barNumbers(poll: ShownPoll, locale: Parameters<typeof formatNumber>[0]): BarNumbers[] {
  const counts = poll.tally?.counts ?? [];
  const base = poll.kind === 'dots' ? counts.reduce((a, b) => a + b, 0) : (poll.tally?.answers ?? 0);
  const most = Math.max(1, ...counts);
  return counts.map((n) => ({ count: formatNumber(locale, n), share: base === 0 ? '' : formatPercent(locale, n / base), width: `${((n / most) * 100).toFixed(1)}%` }));
}

/** What people answered: bars with numbers, or the words of a cloud. Nothing while it is hidden. */
export function PollResult({ room, poll }: { room: Room; poll: ShownPoll }) {
  const t = useText(words);
  return (
    <>
      <p class="mt-live__total" data-total={poll.id}>{t('answers', { n: poll.answers ?? 0 })}</p>
      {poll.tally === null ? <p>{t('hidden_until_closing')}</p> : poll.kind === 'words' ? <Cloud poll={poll} /> : <Bars poll={poll} />}
      {poll.kind === 'scale' && poll.tally !== null && poll.tally.answers > 0 && <p>{t('scale_mean', { mean: mean(poll).toFixed(1).replace('.', t('decimal')) })}</p>}
      <Teams room={room} poll={poll} />
    </>
  );
}

const mean = ({ tally, scaleFrom }: ShownPoll): number => (tally?.counts ?? []).reduce((sum, n, i) => sum + n * (scaleFrom + i), 0) / Math.max(1, tally?.answers ?? 0);

function Bars({ poll }: { poll: ShownPoll }) {
  const { locale } = useView();
  const t = useText(words);
  const numbers = barNumbers(poll, locale);
  const unit = poll.kind === 'dots' ? t('unit_dots') : t('unit_answers');
  return (
    <ol class="mt-bars" role="list" data-bars={poll.id}>
      {numbers.map((n, i) => (
        <li class={rightOf(poll, i) ? 'mt-bars__row mt-bars__row--selected' : 'mt-bars__row'}>
          <span class="mt-bars__label"><Label poll={poll} index={i} />{rightOf(poll, i) && <strong>{` – ${t('right')}`}</strong>}</span>
          <span class="mt-bars__line">
            <svg class="mt-bars__bar mt-mirror" width="100%" height="22" aria-hidden="true" focusable="false">
              <rect class="mt-bars__track" width="100%" height="22" rx="11" />
              <rect class="mt-bars__fill" width={n.width} height="22" rx="11" data-fill />
            </svg>
            <span class="mt-bars__value"><span data-count>{n.count}</span><span class="kern-sr-only">{` ${unit} `}</span> <span class="mt-muted mt-small" data-share>{n.share}</span></span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Told after closing only: before, the right answer is not even marked. */
const rightOf = (poll: ShownPoll, index: number): boolean => poll.kind === 'quiz' && poll.state === 'closed' && poll.options[index]?.correct === true;

function Label({ poll, index }: { poll: ShownPoll; index: number }) {
  const { locale } = useView();
  const option = poll.options[index];
  if (option !== undefined) return <Asked value={option.title} />;
  const value = poll.scaleFrom + index;
  const end = value === poll.scaleFrom ? poll.scaleLow : value === poll.scaleTo ? poll.scaleHigh : null;
  return <>{end === null ? String(value) : <><span>{`${value} – `}</span><bdi lang={reading(end, locale).lang}>{reading(end, locale).text}</bdi></>}</>;
}

/** The words of a cloud, larger the more often; a list for ears and eyes alike. */
function Cloud({ poll }: { poll: ShownPoll }) {
  const t = useText(words);
  const { locale } = useView();
  const shown = poll.words.filter((w) => w.state === 'shown');
  const most = shown[0]?.count ?? 1;
  const size = (n: number): number => 1 + Math.round((4 * Math.log(n)) / Math.max(1, Math.log(most)));
  // By alphabet in the picture, so that the eye wanders; how often is told by size and number.
  const drawn = shown.slice(0, MOST_WORDS).sort((a, b) => a.word.localeCompare(b.word, 'de'));
  if (shown.length === 0) return <p>{t('words_none')}</p>;
  return (
    <>
      <ul class="mt-cloud" role="list" aria-label={t('words_label')}>
        {drawn.map((w) => <li class={`mt-cloud__${size(w.count)}`}><bdi>{w.shownAs}</bdi>{' '}<span class="mt-cloud__n">{formatNumber(locale, w.count)}</span></li>)}
      </ul>
      {shown.length > MOST_WORDS && <p class="mt-muted">{t('words_more', { n: shown.length - MOST_WORDS })}{' '}<bdi>{shown.slice(MOST_WORDS, MOST_LISTED).map((w) => w.shownAs).join(' · ')}</bdi></p>}
    </>
  );
}

function Teams({ room, poll }: { room: Room; poll: ShownPoll }) {
  const t = useText(words);
  const teams = (poll.tally?.teams ?? []).filter((team) => team.answers >= SMALLEST_TEAM);
  if (teams.length === 0) return null;
  return (
    <>
      <h4>{t('teams')}</h4>
      <ul>{teams.map((team) => <li><bdi>{room.teams[team.team - 1] ?? String(team.team)}</bdi>{`: ${t('team_right', { n: team.answers, right: team.right })}`}</li>)}</ul>
    </>
  );
}
