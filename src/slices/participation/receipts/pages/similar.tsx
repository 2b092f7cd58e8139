import { RecordList, useText, useView } from '../../../../ui/index.ts';
import { reasonsFor, Why } from '../../../similarity/public.ts';
import type { Submission } from '../../submissions/queries.ts';
import { excerpt } from '../../submissions/rules.ts';
import { submissionHref } from '../../urls.ts';
import { words } from '../words.ts';

export interface SimilarProps {
  /** The author's own words. */
  readonly text: string;
  /** Public contributions about the same, most alike first. */
  readonly similar: readonly { readonly submission: Submission; readonly score: number }[];
}

/** What others wrote about the same thing, and which words say so; left off paper. */
export function SimilarSaid({ text, similar }: SimilarProps) {
  const t = useText(words);
  const view = useView();
  if (similar.length === 0) return null;
  return (
    <section class="mt-flow mt-no-print">
      <h2>{t('receipt.similar')}</h2>
      <RecordList>{similar.map(({ submission: s, score }) => (
        <>
          <p><a href={view.href(submissionHref(s.processSlug, s.number))}>{t('receipt.number', { n: s.number })}</a>{' '}<span lang={s.language} dir="auto">{excerpt(s.text, 120)}</span></p>
          <p class="mt-small"><Why score={score} reasons={reasonsFor(text, s.text)} lang={s.language} /></p>
        </>
      ))}</RecordList>
    </section>
  );
}
