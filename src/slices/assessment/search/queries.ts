import { sql } from 'kysely';
import type { FoundList, Search } from '../../../kernel/found.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { asAsked, containsWords } from '../../../platform/database/words.ts';
import type { ThreadTables } from '../../thread/public.ts';
import type { AssessmentTables } from '../tables.ts';
import { hrefs } from '../urls.ts';

type R = Reads<AssessmentTables & ThreadTables>;

/** Released decisions by what they are about, their reason, and whom they were forwarded to. */
export async function searchDecisions(reads: R, search: Search, locale: Locale): Promise<FoundList> {
  const text = sql`concat_ws(' ', localized_words(a.subject_title), localized_words(d.reason), d.forwarded_to)`;
  const found = reads.selectFrom('decision as d').innerJoin('assessment as a', 'a.id', 'd.assessment_id').innerJoin('thread_node as n', 'n.id', 'd.id').where('n.visible', '=', true).where(containsWords(text, search));
  const { n } = await found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await found.select(['n.title', 'a.number']).orderBy(asAsked(text, search), 'desc').orderBy('d.decided_on', 'desc').orderBy('a.number').limit(search.limit).offset(search.offset).execute();
  return { total: n, items: rows.map(({ title, number }) => ({ title: inLanguage(title, locale), href: hrefs.decision(number) })) };
}

/** Fields of policy by their words, and by who does what in them. */
export async function searchCompetences(reads: R, search: Search, locale: Locale): Promise<FoundList> {
  const text = sql`concat_ws(' ', localized_words(c.title), localized_words(c.text), (select string_agg(concat_ws(' ', t.body, localized_words(t.task), t.law), ' ') from competence t where t.area_id = c.id))`;
  const found = reads.selectFrom('competence_area as c').where(containsWords(text, search));
  const { n } = await found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await found.select(['c.slug', 'c.title']).orderBy(asAsked(text, search), 'desc').orderBy('c.position').orderBy('c.slug').limit(search.limit).offset(search.offset).execute();
  return { total: n, items: rows.map(({ slug, title }) => ({ title: inLanguage(title, locale), href: hrefs.competence(slug) })) };
}
