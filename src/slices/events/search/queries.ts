import { sql } from 'kysely';
import type { FoundList, Search } from '../../../kernel/found.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { asAsked, containsWords } from '../../../platform/database/words.ts';
import type { EventTables } from '../tables.ts';
import { eventHref } from '../urls.ts';

/** Public events, past ones too, by title, summary, description, place and what is on their programme; speakers' names are not asked. */
export async function searchEvents(reads: Reads<EventTables>, search: Search, locale: Locale): Promise<FoundList> {
  const sessions = sql`(select string_agg(concat_ws(' ', localized_words(s.title), localized_words(s.description)), ' ') from event_session s where s.event_id = event.id)`;
  const text = sql`concat_ws(' ', localized_words(title), localized_words(summary), localized_words(description), place, ${sessions})`;
  const found = reads.selectFrom('event').where('state', '<>', 'draft').where(containsWords(text, search));
  const { n } = await found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await found.select(['slug', 'title']).orderBy(asAsked(text, search), 'desc').orderBy('starts_at', 'desc').orderBy('slug').limit(search.limit).offset(search.offset).execute();
  return { total: n, items: rows.map(({ slug, title }) => ({ title: inLanguage(title, locale), href: eventHref(slug) })) };
}
