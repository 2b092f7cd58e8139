import { sql } from 'kysely';
import type { Locale } from '../../../kernel/locale.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { recommendationsFrom, type Recommendation } from '../recommendations/queries.ts';
import { submissionList, submissionsByIds, type Submission } from '../submissions/queries.ts';
import { contentHash } from '../submissions/rules.ts';
import type { PublicTables } from '../tables.ts';

type R = Reads<PublicTables>;
const BATCH = 500;

export interface DocumentedTranslation {
  readonly language: string;
  readonly text: string;
}
export interface Documented {
  readonly submission: Submission;
  /** Number of the public contribution it was merged into. */
  readonly mergedInto: number | null;
  readonly recommendations: readonly Recommendation[];
  /** Working translations of the wording as it is now. */
  readonly translations: readonly DocumentedTranslation[];
}

/** Every public contribution of a process by number, or those that a forum spoke about. */
export async function documented(reads: R, processId: string, forumId: string | null = null): Promise<readonly Documented[]> {
  const all = forumId === null ? await ofProcess(reads, processId) : await ofForum(reads, forumId);
  const done: Documented[] = [];
  for (let from = 0; from < all.length; from += BATCH) done.push(...(await completed(reads, all.slice(from, from + BATCH))));
  return done;
}

async function ofProcess(reads: R, processId: string): Promise<Submission[]> {
  const all: Submission[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await submissionList(reads, { processId }, { page, pageSize: BATCH });
    all.push(...items);
    if (items.length < BATCH || all.length >= total) return all.toReversed();
  }
}

async function ofForum(reads: R, forumId: string): Promise<Submission[]> {
  const rows = await reads.selectFrom('forum_submission').select('submission_id').where('forum_id', '=', forumId).execute();
  return (await submissionsByIds(reads, rows.map((r) => r.submission_id))).filter((s) => s.state === 'published');
}

async function completed(reads: R, list: readonly Submission[]): Promise<Documented[]> {
  const ids = list.map((s) => s.id);
  const [led, targets, translations] = await Promise.all([
    recommendationsFrom(reads, ids),
    submissionsByIds(reads, list.flatMap((s) => s.mergedInto ?? [])),
    reads.selectFrom('submission_translation').select(['submission_id', 'language', 'text', 'made_from']).where(sql<boolean>`submission_id = any(${ids})`).orderBy('language').execute(),
  ]);
  const numbers = new Map(targets.filter((s) => s.state === 'published').map((s) => [s.id, s.number]));
  return list.map((s) => {
    const now = contentHash(s.processId, s.text);
    return {
      submission: s,
      mergedInto: numbers.get(s.mergedInto ?? '') ?? null,
      recommendations: led.filter((r) => r.submissionId === s.id),
      translations: translations.filter((t) => t.submission_id === s.id && t.made_from.equals(now)).map(({ language, text }) => ({ language, text })),
    };
  });
}

/** How many public contributions each forum of a process spoke about. */
export async function countsByForum(reads: R, processId: string): Promise<ReadonlyMap<number, number>> {
  const rows = await reads
    .selectFrom('forum as f')
    .innerJoin('forum_submission as fs', 'fs.forum_id', 'f.id')
    .innerJoin('submission as s', (j) => j.onRef('s.id', '=', 'fs.submission_id').on('s.state', '=', 'published'))
    .select(({ fn }) => ['f.number', fn.countAll<number>().as('n')])
    .where('f.process_id', '=', processId)
    .groupBy('f.number')
    .execute();
  return new Map(rows.map((r) => [r.number, r.n]));
}

/** Whether every text of the PDF is still public and reads as it does there. */
const STILL_SO = sql<boolean>`not exists (
  select from unnest(d.submissions, d.texts) as held (id, text)
  left join submission s on s.id = held.id
  where s.state is distinct from 'published' or md5(s.text) <> held.text)`;

/** Day of the PDF that may be given out; null while there is none. */
export async function pdfMadeAt(reads: R, processId: string, locale: Locale): Promise<Date | null> {
  const row = await reads.selectFrom('process_documentation as d').select('d.made_at').where('d.process_id', '=', processId).where('d.locale', '=', locale).where(STILL_SO).executeTakeFirst();
  return row?.made_at ?? null;
}

/** The PDF; null while there is none that may be given out. */
export async function pdfOf(reads: R, processId: string, locale: Locale): Promise<Buffer | null> {
  const row = await reads.selectFrom('process_documentation as d').select('d.content').where('d.process_id', '=', processId).where('d.locale', '=', locale).where(STILL_SO).executeTakeFirst();
  return row?.content ?? null;
}

/** What the stored PDF was made from. */
export async function digestOf(reads: R, processId: string, locale: Locale): Promise<Buffer | null> {
  return (await reads.selectFrom('process_documentation').select('digest').where('process_id', '=', processId).where('locale', '=', locale).executeTakeFirst())?.digest ?? null;
}
