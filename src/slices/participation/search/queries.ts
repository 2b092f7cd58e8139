import { sql } from 'kysely';
import type { Found, FoundList, Search } from '../../../kernel/found.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { asAsked, containsWords } from '../../../platform/database/words.ts';
import { submissionsWith } from '../submissions/queries.ts';
import { excerpt, nodeTitle } from '../submissions/rules.ts';
import type { PublicTables } from '../tables.ts';
import { processHref, recommendationHref, submissionHref } from '../urls.ts';

type R = Reads<PublicTables>;

/** Public processes by title and summary. */
export async function searchProcesses(reads: R, search: Search, locale: Locale): Promise<FoundList> {
  const text = sql`concat_ws(' ', localized_words(title), localized_words(summary))`;
  const found = reads.selectFrom('process').where('published_on', 'is not', null).where(containsWords(text, search));
  const { n } = await found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await found.select(['slug', 'title']).orderBy(asAsked(text, search), 'desc').orderBy('published_on', 'desc').orderBy('slug').limit(search.limit).offset(search.offset).execute();
  return { total: n, items: rows.map(({ slug, title }) => ({ title: inLanguage(title, locale), href: processHref(slug) })) };
}

/** Public submissions by their words or their number. */
export async function searchSubmissions(reads: R, { words, nearly, limit, offset }: Search, locale: Locale): Promise<FoundList> {
  const { items, total } = await submissionsWith(reads, words, nearly, { page: offset / limit + 1, pageSize: limit });
  return { total, items: items.map((s): Found => ({ title: titleOf(s, locale), href: submissionHref(s.processSlug, s.number) })) };
}

/** Its number in the reader's language would stand before words in another: then the words alone, marked with theirs. */
function titleOf({ number, text, language }: { number: number; text: string; language: string }, locale: Locale): Found['title'] {
  return language === locale.split('-')[0] ? inLanguage(nodeTitle(number, text), locale) : { text: excerpt(text, 90), lang: language };
}

/** Public recommendations by title, text and field. */
export async function searchRecommendations(reads: R, search: Search, locale: Locale): Promise<FoundList> {
  const text = sql`concat_ws(' ', localized_words(r.title), localized_words(r.text), localized_words(r.field))`;
  const found = reads
    .selectFrom('recommendation as r')
    .innerJoin('process as p', 'p.id', 'r.process_id')
    .where('r.state', '<>', 'draft')
    .where('p.published_on', 'is not', null)
    .where(containsWords(text, search));
  const { n } = await found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await found.select(['p.slug', 'r.number', 'r.title']).orderBy(asAsked(text, search), 'desc').orderBy('p.published_on', 'desc').orderBy('p.slug').orderBy('r.number').limit(search.limit).offset(search.offset).execute();
  return { total: n, items: rows.map(({ slug, number, title }) => ({ title: inLanguage(title, locale), href: recommendationHref(slug, number) })) };
}
