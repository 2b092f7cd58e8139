import { localized } from '../../src/kernel/localized.ts';
import { valueOf } from '../../src/kernel/problem.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { ownBodies, saveResolution, setResolved } from '../../src/slices/bodies/public.ts';
import { askRun, carryOut, chooseOrganizations, fromAnswers, LIMITS, saveSource, sourceById, type RunKind } from '../../src/slices/oparl/public.ts';
import facts from '../data/oparl-2026.json' with { type: 'json' };
import { actor } from './common.ts';

/** An invented town's council information system, read by the importer itself; its answers lie in a file. It is not read at night: nobody is there. What its council decided carries a measure of the invented concept. */
export async function loadCouncil(db: Db, measures: ReadonlyMap<string, string>): Promise<void> {
  const { id } = valueOf(await write(db, (tx) => saveSource(tx, actor, { name: facts.name, address: facts.address, fromDay: null, active: false, invented: true })));
  await read(db, id, 'look');
  await write(db, async (tx) => {
    const source = await sourceById(tx, id);
    const ours = new Map((await ownBodies(tx)).map((b) => [b.slug, b.id]));
    if (source !== null) valueOf(await chooseOrganizations(tx, actor, source, new Map(Object.entries(facts.taken).map(([organization, as]) => [organization, as === 'own' ? 'own' : (ours.get(as) ?? 'no')]))));
  });
  await read(db, id, 'preview');
  await read(db, id, 'import');
  await decide(db, measures);
}

async function read(db: Db, sourceId: string, kind: RunKind): Promise<void> {
  const run = valueOf(await write(db, (tx) => askRun(tx, actor, sourceId, kind)));
  await carryOut(db, run.id, () => fromAnswers(facts.answers), LIMITS);
}

async function decide(db: Db, measures: ReadonlyMap<string, string>): Promise<void> {
  await write(db, async (tx) => {
    const point = await tx.selectFrom('agenda_item as i').innerJoin('sitting as s', 's.id', 'i.sitting_id').select(['i.title', 'i.wording', 'i.paper_id', 's.id', 's.body_id', 's.day']).where('i.external_id', 'is not', null).where('i.wording', '<>', '').executeTakeFirstOrThrow();
    const { id } = valueOf(await saveResolution(tx, actor, { bodyId: point.body_id, sittingId: point.id, paperId: point.paper_id, decidedOn: point.day, title: point.title, wording: localized(point.wording), outcome: 'majority', reportDuty: true, reportDue: '2028-01-31', reportUnit: 'Stadt Musterhausen (erfunden)', source: facts.name, invented: true }));
    const measure = measures.get(facts.measure);
    if (measure !== undefined) valueOf(await setResolved(tx, actor, id, [measure]));
  });
}
