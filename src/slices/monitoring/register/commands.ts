import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { linkNodes, nodesById, putNode, record, type ThreadTables } from '../../thread/public.ts';
import facts from '../facts/catalogue.json' with { type: 'json' };
import { codesIn, readFormula } from '../formula/rules.ts';
import type { Unit } from '../schema.ts';
import type { MonitoringTables } from '../tables.ts';
import { indicatorHref } from '../urls.ts';

type Tx = Writes<MonitoringTables & ThreadTables>;

type Entry = (typeof facts.indicators)[number];

/** Takes indicators of the product's catalogue into use: all, or those with these codes. What is there already stays as it is. */
export async function takeCatalogue(tx: Tx, actor: Actor, codes?: readonly string[]): Promise<number> {
  const known = new Set((await tx.selectFrom('indicator').select('code').execute()).map((r) => r.code));
  const wanted = (facts.indicators as readonly Entry[]).filter((e) => !known.has(e.code) && (codes === undefined || codes.includes(e.code)));
  for (const entry of wanted) await addEntry(tx, actor, entry, facts.indicators.indexOf(entry));
  return wanted.length;
}

async function addEntry(tx: Tx, actor: Actor, { name, definition, formula = '', groups = '', comparison = '', ...e }: Entry & { formula?: string; groups?: string; comparison?: string }, position: number): Promise<void> {
  const id = newId();
  const title = localized(name.de, 'de', name);
  await tx
    .insertInto('indicator')
    .values({ id, code: e.code, field: e.field, name: title, definition: localized(definition.de, 'de', definition), unit: e.unit, direction: e.direction, usual_source: e.source, periodicity: e.every, finest_level: e.level, groups: groups === '' ? [] : groups.split(' '), comparison, formula, position })
    .execute();
  await putNode(tx, { kind: 'indicator', id, title, href: indicatorHref(e.code), visible: true, date: dayOf(new Date()) });
  await record(tx, { actor, kind: 'indicator', id, action: 'indicator.added', values: { code: e.code } });
}

/** Ties an indicator to the measures that it measures. */
export async function measureBy(tx: Tx, actor: Actor, code: string, measureIds: readonly string[]): Promise<Result<null>> {
  const indicator = await tx.selectFrom('indicator').select('id').where('code', '=', code).executeTakeFirst();
  if (indicator === undefined) return failed('not_found', 'code');
  const nodes = [...(await nodesById(tx, measureIds)).values()].filter((n) => n.kind === 'measure');
  for (const node of nodes) await linkNodes(tx, node.id, 'measured_by', indicator.id);
  await record(tx, { actor, kind: 'indicator', id: indicator.id, action: 'indicator.measures', values: { measures: nodes.length } });
  return ok(null);
}

/** The unit of an indicator, which a file's lines are chosen by; null where there is no such indicator. */
export async function unitOf(tx: Pick<Tx, 'selectFrom'>, code: string): Promise<Unit | null> {
  return ((await tx.selectFrom('indicator').select('unit').where('code', '=', code).executeTakeFirst())?.unit as Unit | undefined) ?? null;
}

/** Formulas of the catalogue must be readable and ask for indicators of the catalogue: what is wrong with them. */
export function catalogueFaults(): string[] {
  const codes = new Set(facts.indicators.map((e) => e.code));
  return (facts.indicators as readonly (Entry & { formula?: string })[]).flatMap(({ code, formula }) => {
    if (formula === undefined) return [];
    const read = readFormula(formula);
    return read.ok ? codesIn(read.value).filter((c) => !codes.has(c)).map((c) => `${code}: ${c}`) : [code];
  });
}
