import { sql } from 'kysely';
import { dayOf } from '../../../kernel/dates.ts';
import type { FoundList, Search } from '../../../kernel/found.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { asAsked, containsWords } from '../../../platform/database/words.ts';
import { allProcesses, processById } from '../../participation/public.ts';
import type { Survey, SurveyReads } from '../queries.ts';
import { phaseOf } from '../rules.ts';
import type { SurveyTables } from '../tables.ts';
import { surveyHref } from '../urls.ts';

/** Surveys of public processes by title and introduction, once they have begun. */
export async function searchSurveys(reads: SurveyReads, search: Search, locale: Locale): Promise<FoundList> {
  const text = sql`concat_ws(' ', localized_words(title), localized_words(intro))`;
  const open = (await allProcesses(reads)).filter((p) => p.publishedOn !== null).map((p) => p.id);
  const found = reads.selectFrom('survey').where('state', '<>', 'draft').where(sql<boolean>`process_id = any(${open}::uuid[])`).where(containsWords(text, search));
  const { n } = await found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await found.select(['slug', 'title']).orderBy(asAsked(text, search), 'desc').orderBy('started_on', 'desc').orderBy('slug').limit(search.limit).offset(search.offset).execute();
  return { total: n, items: rows.map(({ slug, title }) => ({ title: inLanguage(title, locale), href: surveyHref(slug) })) };
}

/** What the start page says of a survey. */
export type SurveyHead = Pick<Survey, 'slug' | 'title' | 'intro' | 'closesOn'>;

const running = composed((reads: Reads<SurveyTables>) =>
  reads.selectFrom('survey').select(['slug', 'title', 'intro', 'closes_on as closesOn', 'process_id as processId']).where('state', '=', 'running').where('open_link', '=', true).orderBy('started_on', 'desc').orderBy('slug'),
);

/** Surveys that anybody can take part in on a day, the newest first. */
export async function surveyHeads(reads: SurveyReads, limit: number, now: Date): Promise<readonly SurveyHead[]> {
  const today = dayOf(now);
  const open = (await running(reads)).filter((s) => phaseOf({ state: 'running', closesOn: s.closesOn }, today) === 'running');
  const processes = await Promise.all(open.map((s) => processById(reads, s.processId)));
  return open.filter((_, i) => processes[i]?.publishedOn != null).slice(0, limit);
}
