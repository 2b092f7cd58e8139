import { Badge, Button, EmptyState, Tabs, useText, useView } from '../../../ui/index.ts';
import { inReadingOrder, MOST_QUESTIONS, publicQuestions } from '../rules.ts';
import type { Question } from '../queries.ts';
import type { RoomState } from '../state/queries.ts';
import { pathTo, PATHS, roomHref } from '../urls.ts';
import { words } from '../words.ts';
import { Asked, TranslationMark } from './said.tsx';

export type Sort = 'support' | 'new';

interface Props {
  readonly state: RoomState;
  readonly sort: Sort;
  readonly device: string;
}

/** The hall's questions, and a button to stand behind one. */
export function Questions({ state, sort, device }: Props) {
  const t = useText(words);
  const view = useView();
  const { room } = state;
  const open = publicQuestions(state.questions);
  const own = inReadingOrder(open.filter((q) => q.state === 'shown'), sort);
  const href = view.href(roomHref(room.slug));
  return (
    <section class="mt-flow" aria-labelledby="questions-title">
      <h2 id="questions-title">{t('questions_title')}</h2>
      {own.length > 1 && <Tabs label={t('sort_label')} items={[{ label: t('sort_support'), href: `${href}#questions-title`, current: sort === 'support' }, { label: t('sort_new'), href: `${href}?sort=new#questions-title`, current: sort === 'new' }]} />}
      {own.length === 0 && <EmptyState title={t(room.state === 'open' ? 'questions_none' : 'questions_were_none')} />}
      <ol class="mt-live__questions" role="list">
        {own.slice(0, MOST_QUESTIONS).map((q) => (
          <li class={q.answered ? 'mt-live__question mt-live__question--answered' : 'mt-live__question'} id={`question-${q.number}`}>
            <QuestionText question={q} />
            <Alike all={open} of={q} />
            {room.state === 'open' ? <Support room={room} question={q} device={device} /> : <p class="mt-muted">{t('support_count', { n: q.support })}</p>}
          </li>
        ))}
      </ol>
      {room.state === 'open' && own.length > 0 && <p class="mt-muted mt-small">{t('support_honest')}</p>}
    </section>
  );
}

export function QuestionText({ question }: { question: Question }) {
  const t = useText(words);
  const view = useView();
  return (
    <>
      <p class="mt-live__text"><Asked value={question.text} /></p>
      {question.firstName !== null && <p class="mt-muted mt-small"><bdi>{question.firstName}</bdi></p>}
      <TranslationMark value={question.text} />
      {question.answered && <p><Badge icon="check">{t('answered')}</Badge></p>}
      {question.submissionHref !== null && <p><a href={view.href(question.submissionHref)}>{t('became_submission')}</a></p>}
    </>
  );
}

/** Questions that said the same and went into this one: their own words stay. */
function Alike({ all, of }: { all: readonly Question[]; of: Question }) {
  const t = useText(words);
  const alike = all.filter((q) => q.mergedInto === of.id);
  if (alike.length === 0) return null;
  return (
    <div class="mt-small">
      <p class="mt-muted">{t('asked_alike')}</p>
      <ul>{alike.map((q) => <li><Asked value={q.text} /></li>)}</ul>
    </div>
  );
}

function Support({ room, question, device }: { room: RoomState['room']; question: Question; device: string }) {
  const t = useText(words);
  const view = useView();
  return (
    <form method="post" action={view.href(pathTo(PATHS.support, { slug: room.slug }))} class="mt-live__support" data-support={question.number}>
      <input type="hidden" name="question" value={question.number} />
      <input type="hidden" name="device" value={device} />
      <span data-supported-count>{t('support_count', { n: question.support })}</span>
      <Button type="submit" name="stand" value="yes" kind="secondary" small>{t('support')}<span class="kern-sr-only">{`: ${t('question_n', { n: question.number })}`}</span></Button>
      <Button type="submit" name="stand" value="no" kind="tertiary" small>{t('support_back')}<span class="kern-sr-only">{`: ${t('question_n', { n: question.number })}`}</span></Button>
    </form>
  );
}
