import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { enqueue } from '../../../platform/jobs.ts';
import type { ConceptTables } from '../../concept/public.ts';
import { instanceOf, type InstanceTables } from '../../instance/public.ts';
import { departmentsById, type PeopleTables } from '../../people/public.ts';
import { canonicalJson, chainHead, linkMany, putNode, record, sealHistory, type ThreadTables } from '../../thread/public.ts';
import { lockedRound } from '../rounds/commands.ts';
import { standingOf, type Round } from '../rounds/queries.ts';
import type { ReportTables } from '../tables.ts';
import { hrefs } from '../urls.ts';
import { editionBySlug, editionsOf, lastEditionOf } from './queries.ts';
import { buildSnapshot, digestOf, type Snapshot } from './rules.ts';

type Tx = Writes<ReportTables & ConceptTables & ThreadTables & PeopleTables & InstanceTables>;

/**
 * Publishes a round as it stands, without a draft: for loaders, and for offices that named nobody to release. Missing answers never hold
 * a report back.
 */
export async function closeRound(tx: Tx, actor: Actor, roundId: string, input: { readonly today: Day; readonly version?: number }): Promise<Result<{ id: string; slug: string }>> {
  const round = await lockedRound(tx, roundId);
  if (round === null) return failed('not_found');
  if (round.state === 'closed') return failed('already_closed');
  if (input.version !== undefined && input.version !== round.version) return failed('stale');
  return freeze(tx, actor, round, { today: input.today, snapshot: await snapshotNow(tx, round, input.today), draft: null });
}

/** What the report would say today, without its anchor in the history. */
export async function snapshotNow(tx: Tx, round: Round, today: Day): Promise<Snapshot> {
  const [{ measures, answers }, earlier, { regionName }] = await Promise.all([standingOf(tx, round, today), editionsOf(tx, round.id), instanceOf(tx)]);
  const departments = await departmentsById(tx, measures.flatMap((m) => m.leadDepartmentId ?? []));
  const previous = await previousOf(tx, round.conceptId, earlier.length > 0 ? (earlier.at(-1)?.snapshot.previous?.slug ?? null) : undefined);
  const number = earlier.length + 1;
  return buildSnapshot({
    round, number, slug: number === 1 ? round.slug : `${round.slug}-${number}`, region: regionName, publishedOn: today, measures, answers,
    units: new Map([...departments].map(([id, d]) => [id, d.name])), previous, corrects: earlier.at(-1)?.snapshot.slug ?? null, history: null,
  });
}

/**
 * Freezes an edition with everything it says and ties every measure to it. The PDFs are made by the worker from the frozen edition. The
 * round is locked and open.
 */
export async function freeze(tx: Tx, actor: Actor, round: Round, input: { readonly today: Day; readonly snapshot: Snapshot; readonly draft: number | null }): Promise<Result<{ id: string; slug: string }>> {
  const snapshot = { ...input.snapshot, publishedOn: input.today, history: await anchor(tx) };
  const id = newId();
  const digest = digestOf(snapshot);
  const { measures } = await standingOf(tx, round, input.today);
  const reported = new Set(snapshot.fields.flatMap((f) => f.measures.map((m) => m.key)));
  await tx
    .insertInto('report_edition')
    .values({ id, round_id: round.id, number: snapshot.number, slug: snapshot.slug, published_on: input.today, snapshot: canonicalJson(snapshot), digest, draft: input.draft, released_by: actor.kind === 'account' ? actor.id : null })
    .execute();
  await tx.updateTable('report_round').set({ state: 'closed', version: round.version + 1 }).where('id', '=', round.id).execute();
  await putNode(tx, { kind: 'report', id, title: round.title, href: hrefs.report(snapshot.slug), visible: true, date: input.today });
  await linkMany(tx, measures.filter((m) => reported.has(m.key)).map((m) => ({ from: m.id, relation: 'reported_in' as const, to: id })));
  await record(tx, { actor, kind: 'report', id, action: 'report.closed', values: { slug: snapshot.slug, digest: digest.toString('hex'), draft: input.draft } });
  for (const locale of ['de', 'en']) await enqueue(tx as never, 'reports.pdf', { editionId: id, locale });
  return ok({ id, slug: snapshot.slug });
}

/** Where the history ends now; what waits for its seal is sealed first, so that the report vouches for it too. */
async function anchor(tx: Tx) {
  while ((await sealHistory(tx)) > 0);
  return chainHead(tx);
}

/** The edition to compare with: the last one of the concept; for a correction the one that the corrected edition was compared with. */
async function previousOf(tx: Tx, conceptId: string, slug: string | null | undefined) {
  if (slug === null) return null;
  if (slug === undefined) return (await lastEditionOf(tx, conceptId))?.snapshot ?? null;
  return (await editionBySlug(tx, slug))?.snapshot ?? null;
}

/** Keeps a PDF that the worker made. */
export async function storeFile(tx: Writes<ReportTables>, editionId: string, locale: 'de' | 'en', content: Buffer): Promise<void> {
  await tx.insertInto('report_file').values({ edition_id: editionId, locale, content }).onConflict((c) => c.columns(['edition_id', 'locale']).doUpdateSet({ content })).execute();
}
