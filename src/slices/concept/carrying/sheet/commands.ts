import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/dates.ts';
import { localized, sourceText, type Localized, type Wording } from '../../../../kernel/localized.ts';
import { ok, type Result } from '../../../../kernel/problem.ts';
import type { Writes } from '../../../../platform/database/types.ts';
import type { SimilarityTables } from '../../../similarity/public.ts';
import type { ThreadTables } from '../../../thread/public.ts';
import { addProgressNote, setMeasureState, updateMeasure } from '../../measures/commands.ts';
import type { ConceptTables } from '../../tables.ts';
import { savePlan } from '../plan/commands.ts';
import { measuresNamed } from './queries.ts';
import { judge, levelNamed, listIn, stateNamed, type CellChange, type Column, type JudgedRow, type SheetMeasure, type SheetRow, type SheetWords } from './rules.ts';

type Tx = Writes<ConceptTables & ThreadTables & SimilarityTables>;

export interface SheetOrder {
  readonly rows: readonly SheetRow[];
  readonly words: SheetWords;
  readonly office: boolean;
  readonly mayUpdate: (m: SheetMeasure) => boolean;
  readonly today: Day;
}

export interface SheetResult {
  /** Measures that were changed. */
  readonly changed: number;
  /** Rows that were not taken: changed in the meantime, wrong, or not the reader's. */
  readonly left: readonly JudgedRow[];
}

/** Writes the rows that are as they were exported. All are judged again under lock: what a colleague saved since the preview stays. */
export async function importSheet(tx: Tx, actor: Actor, { rows, words, office, mayUpdate, today }: SheetOrder): Promise<Result<SheetResult>> {
  const keys = [...new Set(rows.map((r) => (r.cells.key ?? '').trim()))];
  await tx.selectFrom('measure').select('id').where('key', 'in', keys).orderBy('id').forUpdate().execute();
  const byKey = await measuresNamed(tx, keys);
  const judgedRows = judge(rows, byKey, words, { mayUpdate, office });
  const changed = Map.groupBy(judgedRows.filter((r) => r.verdict === 'change'), (r) => r.key);
  for (const [key, list] of changed) {
    const done = await applyTo(tx, actor, byKey.get(key) as SheetMeasure, list, { words, today });
    if (!done.ok) return done;
  }
  return ok({ changed: changed.size, left: judgedRows.filter((r) => r.verdict !== 'same' && r.verdict !== 'change') });
}

interface How {
  readonly words: SheetWords;
  readonly today: Day;
}

async function applyTo(tx: Tx, actor: Actor, m: SheetMeasure, rows: readonly JudgedRow[], how: How): Promise<Result<null>> {
  const own = rows.find((r) => r.step === null);
  const facts = own?.changes.filter((c) => !['state', 'reason', 'level', 'note'].includes(c.column)) ?? [];
  const steps = rows.filter((r) => r.step !== null);
  if (facts.length > 0) {
    const done = await applyFacts(tx, actor, m, facts, how);
    if (!done.ok) return done;
  }
  if (steps.length > 0) {
    const done = await savePlan(tx, actor, m.id, { seen: null, repeatMonths: m.repeatMonths, steps: steps.map((r) => stepFrom(m, r, how)) });
    if (!done.ok) return done;
  }
  return own === undefined ? ok(null) : applyWords(tx, actor, m, own.changes, how);
}

const after = (changes: readonly CellChange[], column: Column): string | undefined => changes.find((c) => c.column === column)?.after;
const given = (changes: readonly CellChange[], column: Column, stored: string | null): string | null => { const text = after(changes, column); return text === undefined ? stored : text === '' ? null : text; };

/** The wording of a text as it is, with the German text from the sheet; translations stay and go stale. */
function reworded(before: Localized | null, text: string | undefined): Wording | null {
  const german = text ?? (before === null ? '' : sourceText(before));
  if (german === '') return null;
  const translations = Object.entries((before ?? localized('')).texts).filter(([lang]) => lang !== before?.source && before !== null);
  return { text: german, translations: Object.fromEntries(translations.map(([lang, t]) => [lang, { text: t.text, by: null, fits: false }])) };
}

async function applyFacts(tx: Tx, actor: Actor, m: SheetMeasure, changes: readonly CellChange[], { words }: How): Promise<Result<null>> {
  const row = await tx.selectFrom('measure').select(['public', 'origin', 'territory_keys']).where('id', '=', m.id).executeTakeFirstOrThrow();
  const unit = after(changes, 'unit');
  const list = (column: 'partners' | 'targetGroups') => { const text = after(changes, column); return text === undefined ? m[column] : listIn(text); };
  const title = after(changes, 'title');
  return updateMeasure(tx, actor, m.id, {
    seen: null, title: title === undefined ? null : reworded(m.title, title), description: reworded(m.description, after(changes, 'description')), cooperation: reworded(m.cooperation, after(changes, 'cooperation')),
    leadDepartmentId: unit === undefined ? m.leadDepartmentId : words.unitId(unit), partners: list('partners'), targetGroups: list('targetGroups'), territoryKeys: row.territory_keys, origin: row.origin,
    startsOn: given(changes, 'startsOn', m.startsOn), endsOn: given(changes, 'endsOn', m.endsOn), public: row.public, place: given(changes, 'place', m.place),
  });
}

function stepFrom(m: SheetMeasure, { step, changes }: JudgedRow, { words }: How) {
  const known = m.steps[(step ?? 0) - 1];
  const unit = after(changes, 'unit');
  return {
    id: known?.id ?? null, title: after(changes, 'title') ?? known?.title ?? '', startsOn: given(changes, 'startsOn', known?.startsOn ?? null), due: given(changes, 'endsOn', known?.due ?? null), done: given(changes, 'done', known?.done ?? null),
    departmentId: unit === undefined ? (known?.departmentId ?? null) : words.unitId(unit), role: given(changes, 'role', known?.role ?? null),
  };
}

/** A new state with its reason, and a report: it counts the same as one from a form. */
async function applyWords(tx: Tx, actor: Actor, m: SheetMeasure, changes: readonly CellChange[], { words, today }: How): Promise<Result<null>> {
  const state = stateNamed(after(changes, 'state') ?? '', words);
  if (state !== null) {
    const level = after(changes, 'level');
    const done = await setMeasureState(tx, actor, m.id, { state, reason: after(changes, 'reason') ?? null, level: level === undefined ? m.competentLevel : levelNamed(level, words), date: today });
    if (!done.ok) return done;
  }
  const note = after(changes, 'note');
  if (note === undefined || note === '') return ok(null);
  const noted = await addProgressNote(tx, actor, m.id, { date: today, text: localized(note), departmentId: m.leadDepartmentId });
  if (!noted.ok) return noted;
  // The same file once more is an older one then: a report is not written twice.
  await tx.updateTable('measure').set((e) => ({ version: e('version', '+', 1) })).where('id', '=', m.id).execute();
  return ok(null);
}
