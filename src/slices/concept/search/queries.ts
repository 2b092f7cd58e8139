import { sql } from 'kysely';
import type { FoundList, Search } from '../../../kernel/found.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { asAsked, containsWords } from '../../../platform/database/words.ts';
import type { ConceptTables } from '../tables.ts';
import { hrefs } from '../urls.ts';

type R = Reads<ConceptTables>;

/** Public measures by title, description and key. */
export async function searchMeasures(reads: R, search: Search, locale: Locale): Promise<FoundList> {
  const text = sql`concat_ws(' ', key, localized_words(title), localized_words(description))`;
  const found = reads.selectFrom('measure').where('public', '=', true).where(containsWords(text, search));
  const { n } = await found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await found.select(['key', 'title']).orderBy(asAsked(text, search), 'desc').orderBy('state_since', 'desc').orderBy('key').limit(search.limit).offset(search.offset).execute();
  return { total: n, items: rows.map(({ key, title }) => ({ title: inLanguage(title, locale), href: hrefs.measure(key) })) };
}

/** Practices by title, note, partners, place and whom they are for. */
export async function searchPractices(reads: R, search: Search, locale: Locale): Promise<FoundList> {
  const text = sql`concat_ws(' ', localized_words(title), localized_words(note), localized_words(goal), localized_words(worked), organisation, target_group, place, array_to_string(partners, ' '))`;
  const found = reads.selectFrom('practice').where(containsWords(text, search));
  const { n } = await found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await found.select(['slug', 'title']).orderBy(asAsked(text, search), 'desc').orderBy('position').orderBy('slug').limit(search.limit).offset(search.offset).execute();
  return { total: n, items: rows.map(({ slug, title }) => ({ title: inLanguage(title, locale), href: hrefs.practice(slug) })) };
}
