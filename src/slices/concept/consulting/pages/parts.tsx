import type { ComponentChildren } from 'preact';
import { DateText, Icon, PlainText, StateBadge, useText, useView } from '../../../../ui/index.ts';
import { Said, SaidText } from '../../pages/parts.tsx';
import type { Comment, DraftPart } from '../rules.ts';
import { words } from '../words.ts';

/** What a part of the draft is called. */
export function PartTitle({ part }: { part: DraftPart | undefined }) {
  const t = useText(words);
  if (part === undefined) return <>{t('part.gone')}</>;
  return part.title === null ? <>{t(`part.${part.key as 'whole' | 'strategic_goals' | 'conditions' | 'glossary'}`)}</> : <Said value={part.title} />;
}

/** One comment with what the office says to it. */
export function CommentBox({ comment, about }: { comment: Comment; about?: ComponentChildren }) {
  const t = useText(words);
  return (
    <article class="mt-diff mt-flow" id={`comment-${comment.number}`}>
      <p>
        <strong>{t('comment_n', { n: comment.number })}</strong>{' '}
        {comment.body === null ? t('from_public') : <><Icon name="people" small /> <bdi lang="de">{comment.body}</bdi></>}{' · '}<DateText value={comment.receivedOn} />
        {about !== undefined && <>{' · '}{about}</>}
      </p>
      <PlainText text={comment.text} lang={comment.lang} />
      {comment.result !== null && <p><StateBadge state={comment.result === 'taken_up' ? 'done' : comment.result === 'partly' ? 'running' : comment.result === 'not_taken_up' ? 'not_pursued' : 'received'}>{t(`result.${comment.result}`)}</StateBadge></p>}
      {comment.answer !== null && <div class="mt-flow"><p><strong>{t('answer')}</strong>{comment.answeredOn !== null && <> · <DateText value={comment.answeredOn} /></>}</p><SaidText value={comment.answer} /></div>}
    </article>
  );
}

/** Comments on one part, and the way to say something to it. */
export function PartComments({ comments, href }: { comments: readonly Comment[]; href: string | null }) {
  const view = useView();
  const t = useText(words);
  if (comments.length === 0 && href === null) return null;
  return (
    <div class="mt-flow">
      {comments.length > 0 && <h3>{t('comments_n', { n: comments.length })}</h3>}
      {comments.map((comment) => <CommentBox comment={comment} />)}
      {href !== null && <p><a href={view.href(href)}><Icon name="speech" small /> {t('say')}</a></p>}
    </div>
  );
}
