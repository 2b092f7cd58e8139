import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, EmptyState, FilterBar, Form, Page, PlainText, RadioGroup, useText, useView } from '../../../../ui/index.ts';
import { dirOf, type Locale } from '../../../../kernel/locale.ts';
import { reasonsFor, whyText } from '../../../similarity/public.ts';
import { excerpt } from '../../submissions/rules.ts';
import type { Submission } from '../../submissions/queries.ts';
import { PATHS, pathTo } from '../../urls.ts';
import { words } from '../words.ts';

/** A submission that might be about the same, and how alike the texts are (0 to 1). */
export interface Suggestion {
  readonly submission: Submission;
  readonly score: number;
}

export interface MergePageProps {
  readonly submission: Submission;
  readonly suggestions: readonly Suggestion[];
  /** What the search found; null before a search. */
  readonly found: readonly Submission[] | null;
  readonly q: string | null;
  readonly form?: FormState;
}

/** Choose what a submission is put behind. */
export function MergePage({ submission: s, suggestions, found, q, form = EMPTY_FORM }: MergePageProps) {
  const t = useText(words);
  const view = useView();
  const at = pathTo(PATHS.deskSubmissionMerge, { id: s.id });
  const suggested = found === null;
  const options = suggested ? suggestions.map((o) => optionOf(t, o.submission, whyOf(view.locale, s.text, o))) : found.map((o) => optionOf(t, o));
  return (
    <Page title={t('staff.merge.title', { n: s.number })} staff crumbs={[{ label: t('staff.merge.back', { n: s.number }), href: view.href(pathTo(PATHS.deskSubmission, { id: s.id })) }]}>
      <div class="mt-flow" lang={s.language} dir={dirOf(s.language)}><PlainText text={s.text} /></div>
      <p>{t('staff.merge.lead')}</p>
      <FilterBar q={q} searchLabel={t('staff.merge.search')} action={view.href(at)} />
      {options.length === 0 ? <EmptyState title={suggested ? t('staff.merge.none_similar') : t('staff.merge.none_found')}>{t('staff.merge.search_instead')}</EmptyState> : (
        <Form action={view.href(at)} state={form}>
          <RadioGroup name="into" legend={suggested ? t('staff.merge.similar') : t('staff.merge.found')} options={options} />
          <Actions><Button>{t('staff.merge.do')}</Button></Actions>
        </Form>
      )}
    </Page>
  );
}

type T = ReturnType<typeof words>;

const optionOf = (t: T, o: Submission, why?: string) => ({ value: o.id, label: `${t('staff.merge.number', { n: o.number })} ${excerpt(o.text, 160)}`, lang: o.language, ...(why === undefined ? {} : { hint: why }) });

/** How alike, and which words say so. */
export const whyOf = (locale: Locale, mine: string, { submission, score }: Suggestion): string => whyText(locale, { score, reasons: reasonsFor(mine, submission.text), figure: true });
