import { sql } from 'kysely';
import type { Day } from '../../../../kernel/dates.ts';
import type { Locale } from '../../../../kernel/locale.ts';
import type { Reads } from '../../../../platform/database/types.ts';
import { contentHash } from '../../submissions/rules.ts';
import type { Submission } from '../../submissions/queries.ts';
import type { PublicTables, ReferralTables } from '../../tables.ts';
import type { MadeBy } from './rules.ts';

export interface SubmissionTranslation {
  readonly language: string;
  readonly text: string;
  readonly by: MadeBy;
  readonly madeOn: Day;
  /** The contribution's wording has changed since. */
  readonly stale: boolean;
}

/** Working translations of a contribution. */
export async function translationsOf(reads: Reads<ReferralTables>, s: Pick<Submission, 'id' | 'processId' | 'text'>): Promise<readonly SubmissionTranslation[]> {
  const rows = await reads.selectFrom('submission_translation').select(['language', 'text', 'made_by', 'made_from', 'made_on as madeOn']).where('submission_id', '=', s.id).orderBy('language').execute();
  const now = contentHash(s.processId, s.text);
  return rows.map(({ made_by, made_from, ...t }) => ({ ...t, by: made_by as MadeBy, stale: !made_from.equals(now) }));
}

/** Working translations of contributions in other languages into a reader's own, by contribution; outdated ones are left out. Readers of easy German also get German. */
export async function translatedFor(reads: Reads<ReferralTables>, list: readonly Submission[], locale: Locale): Promise<ReadonlyMap<string, SubmissionTranslation>> {
  const wanted = locale === 'de-simple' ? ['de-simple', 'de'] : [locale];
  const foreign = new Map(list.filter((s) => !wanted.includes(s.language)).map((s) => [s.id, s]));
  if (foreign.size === 0) return new Map();
  const rows = await reads
    .selectFrom('submission_translation')
    .select(['submission_id as id', 'language', 'text', 'made_by', 'made_from', 'made_on as madeOn'])
    .where(sql<boolean>`submission_id = any(${[...foreign.keys()]})`)
    .where('language', 'in', wanted)
    // Of the two, easy German stays.
    .orderBy('language')
    .execute();
  return new Map(rows.flatMap(({ id, made_by, made_from, ...t }) => {
    const s = foreign.get(id);
    return s === undefined || !made_from.equals(contentHash(s.processId, s.text)) ? [] : [[id, { ...t, by: made_by as MadeBy, stale: false }] as const];
  }));
}

export interface ToTranslate {
  readonly id: string;
  readonly processId: string;
  readonly number: number;
  readonly language: string;
  readonly state: string;
}

/** Contributions in languages their office does not read that have no German translation yet, the oldest first; how many there are in all. */
export async function toTranslate(reads: Reads<PublicTables & ReferralTables>, processIds: readonly string[], limit = 50): Promise<{ items: readonly ToTranslate[]; total: number }> {
  const waiting = reads
    .selectFrom('submission as s')
    .innerJoin('process as p', 'p.id', 's.process_id')
    .where('s.state', 'in', ['received', 'published', 'accepted'])
    .where(sql<boolean>`s.process_id = any(${processIds})`)
    .where(sql<boolean>`not exists (select from unnest(p.languages_read) r where s.language = r or s.language like r || '-%')`)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('submission_translation as t').select('t.language').whereRef('t.submission_id', '=', 's.id').where('t.language', '=', 'de'))));
  const [{ total }, items] = await Promise.all([
    waiting.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    waiting.select(['s.id', 's.process_id as processId', 's.number', 's.language', 's.state']).orderBy('s.received_at').limit(limit).execute(),
  ]);
  return { items, total };
}
