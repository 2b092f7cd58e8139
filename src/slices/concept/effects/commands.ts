import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { linkNodes, putNode, record, unlinkNodes, type ThreadTables } from '../../thread/public.ts';
import type { Level } from '../measures/rules.ts';
import type { ConceptTables } from '../tables.ts';
import { hrefs } from './urls.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

export interface EffectInput {
  readonly title: Localized;
  readonly text: Localized;
  readonly happenedOn: Day;
  readonly level: Level;
  readonly source: string;
  readonly url: string | null;
  /** Public contributions and recommendations that it met. */
  readonly demands: readonly { readonly kind: 'submission' | 'recommendation'; readonly id: string }[];
}

/** Something outside the concept met a demand: it stands in the demand's thread, and its authors find it under their receipt. */
export async function addEffect(tx: Tx, actor: Actor, input: EffectInput): Promise<Result<{ id: string; number: number }>> {
  const wrong = check(input);
  if (wrong !== null) return wrong;
  const id = newId();
  const { demands, happenedOn, ...said } = input;
  const { number } = await tx.insertInto('effect').values({ id, ...said, happened_on: happenedOn }).returning('number').executeTakeFirstOrThrow();
  await putEffect(tx, id, number, input);
  await tie(tx, id, [], demands);
  await record(tx, { actor, kind: 'effect', id, action: 'effect.added', values: { ...input } });
  return ok({ id, number });
}

function check(input: EffectInput) {
  if (input.demands.length === 0) return failed('required', 'submissions');
  return input.happenedOn > dayOf(new Date()) ? failed('date_in_future', 'happenedOn') : null;
}

async function putEffect(tx: Tx, id: string, number: number, { title, happenedOn }: EffectInput): Promise<void> {
  await putNode(tx, { kind: 'effect', id, title, href: hrefs.one(number), visible: true, date: happenedOn });
}

/** Corrects what is said of it, or which demands it met. */
export async function changeEffect(tx: Tx, actor: Actor, id: string, version: number, input: EffectInput): Promise<Result<{ number: number }>> {
  const wrong = check(input);
  if (wrong !== null) return wrong;
  const now = await tx.selectFrom('effect').select(['number', 'version']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (now === undefined) return failed('not_found');
  if (now.version !== version) return failed('stale');
  const { demands, happenedOn, ...said } = input;
  await tx.updateTable('effect').set({ ...said, happened_on: happenedOn, version: version + 1 }).where('id', '=', id).execute();
  await putEffect(tx, id, now.number, input);
  const before = await tx.selectFrom('effect_demand').select('demand_id').where('effect_id', '=', id).execute();
  await tie(tx, id, before.map((d) => d.demand_id), demands);
  await record(tx, { actor, kind: 'effect', id, action: 'effect.changed', values: { ...input } });
  return ok({ number: now.number });
}

async function tie(tx: Tx, id: string, before: readonly string[], demands: EffectInput['demands']): Promise<void> {
  for (const gone of before.filter((b) => !demands.some((d) => d.id === b))) {
    await tx.deleteFrom('effect_demand').where('effect_id', '=', id).where('demand_id', '=', gone).execute();
    await unlinkNodes(tx, gone, 'led_to', id);
  }
  for (const demand of demands.filter((d) => !before.includes(d.id))) {
    await tx.insertInto('effect_demand').values({ effect_id: id, kind: demand.kind, demand_id: demand.id }).onConflict((c) => c.doNothing()).execute();
    await linkNodes(tx, demand.id, 'led_to', id);
  }
}
