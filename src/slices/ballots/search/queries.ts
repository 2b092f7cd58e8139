import { sql } from 'kysely';
import type { FoundList, Search } from '../../../kernel/found.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { asAsked, containsWords } from '../../../platform/database/words.ts';
import type { BallotTables } from '../tables.ts';
import { ballotHref } from '../urls.ts';

/** Public ballots by title, explanation and options. */
export async function searchBallots(reads: Reads<BallotTables>, search: Search, locale: Locale): Promise<FoundList> {
  const options = sql`(select string_agg(localized_words(o.title), ' ') from ballot_option o where o.ballot_id = ballot.id)`;
  const text = sql`concat_ws(' ', localized_words(title), localized_words(explanation), ${options})`;
  const found = reads.selectFrom('ballot').where('state', '<>', 'draft').where(containsWords(text, search));
  const { n } = await found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await found.select(['slug', 'title']).orderBy(asAsked(text, search), 'desc').orderBy((e) => e.fn.coalesce('closed_at', 'closes_at', 'opens_at'), (o) => o.desc().nullsFirst()).orderBy('slug').limit(search.limit).offset(search.offset).execute();
  return { total: n, items: rows.map(({ slug, title }) => ({ title: inLanguage(title, locale), href: ballotHref(slug) })) };
}
