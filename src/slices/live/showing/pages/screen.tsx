import { inLanguage } from '../../../../kernel/localized.ts';
import type { Parts } from '../../../../platform/web/audience.ts';
import type { View } from '../../../../platform/web/view.ts';
import { Button, Island, Page, QrCode, useText, useView } from '../../../../ui/index.ts';
import { countsPart, partOf, shapeOf } from '../../pages/parts.tsx';
import { QuestionText } from '../../pages/questions.tsx';
import { PollResult } from '../../pages/result.tsx';
import { Asked, Said } from '../../pages/said.tsx';
import { inReadingOrder, publicQuestions } from '../../rules.ts';
import type { RoomState, ShownPoll } from '../../state/queries.ts';
import { pathTo, PATHS, roomHref, shortHref } from '../../urls.ts';
import { words } from '../../words.ts';

/** Questions that a hall can read at once. */
const MOST_ON_SCREEN = 5;

export interface ScreenPageProps {
  readonly state: RoomState;
  readonly version: string;
  /** The moderator's own projector: steered by keys. */
  readonly steered: boolean;
}

/** For the wall: large, with the code always in sight. */
export function ScreenPage({ state, version, steered }: ScreenPageProps) {
  const { room } = state;
  const t = useText(words);
  const view = useView();
  const at = (path: typeof PATHS.stream | typeof PATHS.now): string => `${view.href(pathTo(path, { slug: room.slug }))}?view=screen`;
  return (
    <Page title={t('screen_title', { title: inLanguage(room.title, view.locale).text })} heading={false} sheets={['room']} wide noindex>
      <Island name="live-room" room={room.id} stream={at(PATHS.stream)} now={at(PATHS.now)} version={version} connected="" lost={t('line.lost')} asking={t('line.asking')} quiet>
        <div class="mt-screen">
          <div class="mt-screen__main">
            <h1 class="mt-screen__title"><Said value={room.title} /></h1>
            <div data-live="main"><ScreenMain state={state} /></div>
          </div>
          <div class="mt-screen__join">
            {room.state === 'open' && (
              <>
                <p>{t('screen_join')}</p>
                <QrCode text={view.absolute(shortHref(room.code))} label={t('qr_label', { code: room.code })} />
                <p class="mt-screen__address" dir="ltr">{view.absolute(shortHref('')).replace(/^https?:\/\//, '')}</p>
                <p class="mt-screen__code" dir="ltr">{room.code}</p>
              </>
            )}
          </div>
        </div>
      </Island>
      {steered && <Steering room={room} />}
      <p class="mt-no-print"><a href={view.href(roomHref(room.slug))}>{t('screen_back')}</a></p>
    </Page>
  );
}

/** Forms that the keys of a keyboard or a presenter press; visible for everybody who has neither. */
function Steering({ room }: { room: RoomState['room'] }) {
  const t = useText(words);
  const view = useView();
  const keys = [['step', 'PageDown ArrowRight'], ['last', 'PageUp ArrowLeft'], ['questions', 'End'], ['join', 'Home']] as const;
  return (
    <Island name="live-keys">
      <form method="post" action={view.href(pathTo(PATHS.deskRun, { slug: room.slug }))} class="mt-screen__keys">
        <input type="hidden" name="from" value="screen" />
        {keys.map(([value, key]) => <Button type="submit" name="do" value={value} kind="secondary" small><span data-keys={key}>{t(`key.${value}`)}</span></Button>)}
      </form>
      <p class="mt-muted mt-small">{t('keys_hint')}</p>
    </Island>
  );
}

const onScreen = ({ room, polls }: RoomState): ShownPoll | undefined => polls.find((p) => p.id === room.screenPoll && p.state !== 'prepared');
const pinned = ({ questions }: RoomState) => inReadingOrder(publicQuestions(questions).filter((q) => q.state === 'shown' && !q.answered), 'support').sort((a, b) => Number(b.pinned) - Number(a.pinned)).slice(0, MOST_ON_SCREEN);

/** What the wall shows beside the code. */
export function ScreenMain({ state }: { state: RoomState }) {
  const t = useText(words);
  const { room } = state;
  if (room.state !== 'open') return <p class="mt-screen__large">{t(room.state === 'closed' ? 'screen_closed' : 'screen_soon')}</p>;
  const poll = onScreen(state);
  if (room.screen === 'poll' && poll !== undefined) return <ScreenPoll state={state} poll={poll} />;
  if (room.screen === 'questions') return <ScreenQuestions state={state} />;
  return <p class="mt-screen__large">{t('screen_welcome')}</p>;
}

function ScreenPoll({ state, poll }: { state: RoomState; poll: ShownPoll }) {
  const t = useText(words);
  return (
    <section class="mt-flow" aria-labelledby="screen-poll">
      <p class="mt-screen__kind">{t(poll.state === 'open' ? 'screen_vote_now' : 'screen_result')}</p>
      <h2 id="screen-poll"><Asked value={poll.question} /></h2>
      {poll.tally === null && poll.options.length > 0 && <ol class="mt-screen__options">{poll.options.map((o) => <li><Asked value={o.title} /></li>)}</ol>}
      <PollResult room={state.room} poll={poll} />
    </section>
  );
}

function ScreenQuestions({ state }: { state: RoomState }) {
  const t = useText(words);
  const shown = pinned(state);
  return (
    <section class="mt-flow" aria-labelledby="screen-questions">
      <h2 id="screen-questions">{t('questions_title')}</h2>
      {shown.length === 0 && <p>{t('questions_none')}</p>}
      <ol class="mt-screen__questions" role="list">
        {shown.map((q) => <li class={q.pinned ? 'mt-screen__question mt-screen__question--pinned' : 'mt-screen__question'}><QuestionText question={q} /><p class="mt-muted">{t('support_count', { n: q.support })}</p></li>)}
      </ol>
    </section>
  );
}

/** What changes on the wall. */
export function screenParts(state: RoomState, view: View): Parts {
  const { room } = state;
  const poll = room.state === 'open' && room.screen === 'poll' ? onScreen(state) : undefined;
  const of = poll !== undefined ? [shapeOf(poll), poll.kind === 'scale' ? poll.tally?.counts : null] : room.screen === 'questions' ? pinned(state) : null;
  return { main: partOf(view, [room.state, room.screen, of], () => <ScreenMain state={state} />), counts: countsPart(view, poll) };
}
