import { sql } from 'kysely';
import type { FoundList, Search } from '../../../kernel/found.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { asAsked, containsWords } from '../../../platform/database/words.ts';
import type { ReportTables } from '../tables.ts';
import { hrefs } from '../urls.ts';

/** Published reports by title, preface and what they say about measures; of each round the latest edition. */
export async function searchReports(reads: Reads<ReportTables>, search: Search, locale: Locale): Promise<FoundList> {
  const measures = sql`(select string_agg(concat_ws(' ', localized_words(m -> 'title'), localized_words(nullif(m -> 'update' -> 'text', 'null'))), ' ') from jsonb_path_query(e.snapshot, '$.fields[*].measures[*]') m)`;
  const text = sql`concat_ws(' ', localized_words(e.snapshot -> 'title'), localized_words(nullif(e.snapshot -> 'preface', 'null')), ${measures})`;
  const found = reads
    .selectFrom('report_edition as e')
    .where((eb) => eb.not(eb.exists(eb.selectFrom('report_edition as n').select('n.id').whereRef('n.round_id', '=', 'e.round_id').whereRef('n.number', '>', 'e.number'))))
    .where(containsWords(text, search));
  const { n } = await found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await found.select(['e.slug', sql<Localized>`e.snapshot -> 'title'`.as('title')]).orderBy(asAsked(text, search), 'desc').orderBy('e.published_on', 'desc').orderBy('e.slug').limit(search.limit).offset(search.offset).execute();
  return { total: n, items: rows.map(({ slug, title }) => ({ title: inLanguage(title, locale), href: hrefs.report(slug) })) };
}
