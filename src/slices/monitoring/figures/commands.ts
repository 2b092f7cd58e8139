import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import type { MonitoringTables } from '../tables.ts';
import type { Figure } from './schema.ts';

type Tx = Writes<MonitoringTables & ThreadTables>;

export type NewFigure = Omit<Figure, 'id' | 'version'>;

const columns = ({ valueTo, asOf, citedSource, ...figure }: NewFigure) => ({ ...figure, value_to: valueTo, as_of: asOf, cited_source: citedSource });

/** Adds figures at the end, in their order. */
export async function addFigures(tx: Tx, actor: Actor, figures: readonly NewFigure[]): Promise<readonly string[]> {
  const last = (await tx.selectFrom('figure').select((e) => e.fn.max('position').as('n')).executeTakeFirst())?.n ?? 0;
  const rows = figures.map((figure, i) => ({ id: newId(), ...columns(figure), position: Number(last) + i + 1 }));
  if (rows.length > 0) await tx.insertInto('figure').values(rows).execute();
  for (const row of rows) await record(tx, { actor, kind: 'figure', id: row.id, action: 'figure.added', values: { name: row.name, value: row.value, source: row.source } });
  return rows.map(({ id }) => id);
}

/** One figure typed by the office; gives its id. */
export async function addFigure(tx: Tx, actor: Actor, figure: NewFigure): Promise<Result<string>> {
  const [id = ''] = await addFigures(tx, actor, [figure]);
  return ok(id);
}

/** A new wording or number; the history keeps the older one. */
export async function changeFigure(tx: Tx, actor: Actor, id: string, version: number, figure: NewFigure): Promise<Result<string>> {
  const done = await tx.updateTable('figure').set({ ...columns(figure), version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst();
  if (done === undefined) return failed('stale');
  await record(tx, { actor, kind: 'figure', id, action: 'figure.changed', values: { name: figure.name, value: figure.value, source: figure.source } });
  return ok(id);
}

export async function removeFigure(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  const gone = await tx.deleteFrom('figure').where('id', '=', id).returning('id').executeTakeFirst();
  if (gone === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'figure', id, action: 'figure.removed' });
  return ok(null);
}
