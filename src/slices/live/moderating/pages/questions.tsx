import { Actions, Button, Checkbox, Form, HiddenField, useText, useView, Badge } from '../../../../ui/index.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { Asked, TranslationMark } from '../../pages/said.tsx';
import { inReadingOrder } from '../../rules.ts';
import type { Question, Room } from '../../queries.ts';
import type { RoomState } from '../../state/queries.ts';
import { pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';

/** Words shown to be decided about at once. */
const MOST_WAITING = 100;

/** Questions as the moderator meets them: what waits first (the oldest on top, so that nothing moves under the finger), then what is shown. */
export function QuestionDesk({ state }: { state: RoomState }) {
  const t = useText(staffWords);
  const { room, questions } = state;
  const of = (wanted: Question['state']) => questions.filter((q) => q.state === wanted);
  const groups = [['waiting', of('waiting')], ['shown', inReadingOrder(of('shown'), 'support')], ['merged', of('merged')], ['hidden', of('hidden')]] as const;
  return (
    <section class="mt-flow" aria-labelledby="desk-questions">
      <h2 id="desk-questions">{t('staff.questions')}</h2>
      {questions.length === 0 && <p>{t('staff.questions_none')}</p>}
      {groups.map(([name, list]) => (list.length === 0 ? null : (
        <section class="mt-flow" aria-label={t(`staff.questions.${name}`)}>
          <h3>{t(`staff.questions.${name}`)} ({list.length})</h3>
          <ol class="mt-live__questions" role="list">{list.map((q) => <li class="mt-live__question"><Line room={room} question={q} /></li>)}</ol>
        </section>
      )))}
    </section>
  );
}

type Doing = 'release' | 'answered' | 'unanswered' | 'pin' | 'unpin' | 'up' | 'down' | 'split';

function Line({ room, question: q }: { room: Room; question: Question }) {
  const t = useText(staffWords);
  const view = useView();
  const action = view.href(pathTo(PATHS.deskQuestion, { slug: room.slug, number: q.number }));
  const button = (value: Doing, kind: 'primary' | 'secondary' | 'tertiary' = 'tertiary') => <Button type="submit" name="do" value={value} kind={kind} small>{t(`staff.do.${value}`)}<span class="kern-sr-only">{`: ${t('staff.question_n', { n: q.number })}`}</span></Button>;
  return (
    <>
      <p class="mt-live__text"><span class="mt-muted">{`${q.number}. `}</span><Asked value={q.text} /></p>
      <TranslationMark value={q.text} />
      <p class="mt-muted mt-small">{[...(q.firstName === null ? [] : [q.firstName]), t('staff.support', { n: q.support })].join(' · ')}</p>
      {q.answered && <Badge icon="check">{t('staff.answered')}</Badge>}
      {q.pinned && <Badge icon="thread" tone="thread">{t('staff.pinned')}</Badge>}
      {q.hiddenReason !== null && <p>{t('staff.hidden_because', { reason: q.hiddenReason })}</p>}
      <form method="post" action={action} class="mt-actions">
        {(q.state === 'waiting' || q.state === 'hidden') && button('release', q.state === 'waiting' ? 'primary' : 'secondary')}
        {q.state === 'shown' && (q.answered ? button('unanswered') : button('answered', 'secondary'))}
        {q.state === 'shown' && (q.pinned ? button('unpin') : button('pin'))}
        {q.state === 'shown' && !q.answered && room.state === 'open' && <>{button('up')}{button('down')}</>}
        {q.state === 'merged' && button('split')}
        {q.state !== 'merged' && <Button href={action} kind="tertiary" small>{t('staff.do.more')}<span class="kern-sr-only">{`: ${t('staff.question_n', { n: q.number })}`}</span></Button>}
      </form>
      {q.submissionHref !== null && <p><a href={view.href(q.submissionHref)}>{t('staff.its_submission')}</a></p>}
    </>
  );
}

/** Words of clouds that somebody has to look at. */
export function WordDesk({ state }: { state: RoomState }) {
  const t = useText(staffWords);
  const view = useView();
  const { room } = state;
  const clouds = state.polls.filter((p) => p.words.some((w) => w.state === 'waiting'));
  if (clouds.length === 0) return null;
  return (
    <section class="mt-flow" aria-labelledby="desk-words">
      <h2 id="desk-words">{t('staff.words')}</h2>
      <p>{t('staff.words_text')}</p>
      {clouds.map((poll) => (
        <Form id={`words-${poll.number}`} action={view.href(pathTo(PATHS.deskWord, { slug: room.slug }))} label={sourceText(poll.question)}>
          <HiddenField name="poll" value={String(poll.number)} />
          {poll.words.filter((w) => w.state === 'waiting').slice(0, MOST_WAITING).map((w) => <Checkbox name="word" label={w.shownAs} value={w.word} checked optional />)}
          <Actions>
            <Button type="submit" name="state" value="shown">{t('staff.words_release')}</Button>
            <Button type="submit" name="state" value="hidden" kind="danger">{t('staff.words_hide')}</Button>
          </Actions>
        </Form>
      ))}
    </section>
  );
}
