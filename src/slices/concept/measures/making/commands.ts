import { sql } from 'kysely';
import type { Actor } from '../../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import type { Localized } from '../../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Writes } from '../../../../platform/database/types.ts';
import { indexTexts, type SimilarityTables } from '../../../similarity/public.ts';
import { putNodes, recordMany, type ThreadTables } from '../../../thread/public.ts';
import type { ConceptTables } from '../../tables.ts';
import { hrefs } from '../../urls.ts';
import { indexedMeasure } from '../commands.ts';
import { checkDetails, keyCandidates, type Level, type State } from '../rules.ts';

type Tx = Writes<ConceptTables & ThreadTables & SimilarityTables>;

interface NewStep {
  readonly title: string;
  readonly due: Day | null;
  readonly done: Day | null;
  /** The unit in charge, and in which role. */
  readonly departmentId?: string | null;
  readonly role?: string | null;
}

export interface NewMeasure {
  readonly conceptId: string;
  readonly fieldCode: string;
  readonly title: Localized;
  readonly state: State;
  /** Wished key; else it comes from field and number. A key that is taken is refused. */
  readonly key?: string;
  /** Position of the goal within the field of the draft. */
  readonly goal?: number | null;
  /** Number within the field; the next free one if not given. */
  readonly number?: number | null;
  readonly selected?: boolean;
  readonly description?: Localized | null;
  readonly reason?: Localized | null;
  readonly level?: Level | null;
  /** Day since which it has the state; today if not given. */
  readonly since?: Day;
  readonly public?: boolean;
  readonly origin?: string | null;
  readonly leadDepartmentId?: string | null;
  readonly partners?: readonly string[];
  readonly territoryKeys?: readonly string[];
  readonly targetGroups?: readonly string[];
  readonly startsOn?: Day | null;
  readonly endsOn?: Day | null;
  readonly steps?: readonly NewStep[];
  readonly place?: string | null;
  /** What is needed from others. */
  readonly cooperation?: Localized | null;
  readonly repeatMonths?: number | null;
}
export interface MadeMeasure {
  readonly id: string;
  readonly key: string;
  /** Null while no draft has room for it: it joins the next one. */
  readonly number: number | null;
}

/** A measure of a concept: in its draft, if there is one, else beside the adopted edition until the next draft takes it up. */
export async function createMeasure(tx: Tx, actor: Actor, input: NewMeasure): Promise<Result<MadeMeasure>> {
  const batch = await MeasureBatch.open(tx, input.conceptId, [input]);
  const made = batch.add(input);
  if (made.ok) await batch.write(tx, actor);
  return made;
}

type Wish = Pick<NewMeasure, 'fieldCode' | 'key'>;

interface Place {
  readonly editionId: string;
  readonly draft: boolean;
  readonly fieldId: string;
  readonly goals: Map<number, string>;
  readonly numbers: Set<number>;
}

interface Row {
  readonly input: NewMeasure;
  readonly place: Place;
  readonly id: string;
  readonly key: string;
  readonly number: number;
  readonly goalId: string | null;
  readonly level: Level | null;
  readonly since: Day;
}

/** Rows in one statement. PostgreSQL takes 65,535 values in one; more rows than this are no quicker. */
const AT_ONCE = 500;

/** Measures of a concept to be made together: what is taken is read once, every measure is checked, then all are written some hundreds at a time. */
export class MeasureBatch {
  readonly #rows: Row[] = [];
  private constructor(private readonly slug: string, private readonly places: ReadonlyMap<string, Place>, private readonly keys: Set<string>) {}

  /** `wishes`: of all that will be added. */
  static async open(tx: Tx, conceptId: string, wishes: readonly Wish[]): Promise<MeasureBatch> {
    const { slug } = await tx.selectFrom('concept').select('slug').where('id', '=', conceptId).executeTakeFirst() ?? { slug: '' };
    const codes = [...new Set(wishes.map((w) => w.fieldCode))];
    return new MeasureBatch(slug, await placesOf(tx, conceptId, codes), await takenKeys(tx, codes.flatMap((code) => keyCandidates(code, 0, slug).slice(0, 2)), wishes.flatMap((w) => w.key ?? [])));
  }

  /** What the measure will be, or why it cannot be made; nothing is written yet. */
  add(input: NewMeasure): Result<MadeMeasure> {
    const place = this.places.get(input.fieldCode);
    if (place === undefined) return failed('key_unknown', 'field', { key: input.fieldCode });
    const details = checkDetails({ state: input.state, reason: input.reason == null ? null : '.', level: input.level ?? null });
    if (!details.ok) return details;
    if (input.startsOn != null && input.endsOn != null && input.startsOn > input.endsOn) return failed('date_order', 'endsOn');
    const goalId = input.goal == null ? null : (place.goals.get(input.goal) ?? null);
    if (input.goal != null && goalId === null) return failed('key_unknown', 'goal', { key: input.goal });
    if (input.number != null && place.numbers.has(input.number)) return failed('already_taken', 'number');
    const number = input.number ?? highest(place.numbers) + 1;
    const key = this.#freeKey(input.key ?? null, input.fieldCode, number);
    if (key === null) return failed('already_taken', 'key');
    const row = { input, place, id: newId(), key, number, goalId, level: details.value.level, since: input.since ?? dayOf(new Date()) };
    this.#rows.push(row);
    this.keys.add(key);
    if (place.draft) place.numbers.add(number);
    return ok({ id: row.id, key, number: place.draft ? number : null });
  }

  async write(tx: Tx, actor: Actor): Promise<void> {
    for (let from = 0; from < this.#rows.length; from += AT_ONCE) await writeRows(tx, actor, this.#rows.slice(from, from + AT_ONCE));
  }

  #freeKey(wish: string | null, code: string, number: number): string | null {
    const candidates = wish === null ? keyCandidates(code, number, this.slug) : [wish];
    return candidates.find((k) => !this.keys.has(k)) ?? null;
  }
}

const highest = (numbers: ReadonlySet<number>): number => { let most = 0; for (const n of numbers) if (n > most) most = n; return most; };

/** The fields in the draft; without a draft, in the edition in force. */
async function placesOf(tx: Tx, conceptId: string, codes: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  const rows = await tx
    .selectFrom('concept_edition as e')
    .innerJoin('concept_field as f', 'f.edition_id', 'e.id')
    .select(['e.id as editionId', 'e.state', 'f.id as fieldId', 'f.code'])
    .where('e.concept_id', '=', conceptId)
    .where('f.code', '=', sql<string>`any (${codes}::text[])`)
    .where('e.state', 'in', ['draft', 'adopted'])
    .orderBy('e.number')
    .execute();
  const places = new Map(rows.map((r): [string, Place] => [r.code, { editionId: r.editionId, draft: r.state === 'draft', fieldId: r.fieldId, goals: new Map(), numbers: new Set() }]));
  const byField = new Map([...places.values()].map((p) => [p.fieldId, p]));
  const here = sql<string>`any (${[...byField.keys()]}::uuid[])`;
  for (const g of await tx.selectFrom('concept_goal').select(['id', 'field_id', 'position']).where('field_id', '=', here).execute()) byField.get(g.field_id)?.goals.set(g.position, g.id);
  for (const e of await tx.selectFrom('edition_entry').select(['field_id', 'number']).where('field_id', '=', here).execute()) byField.get(e.field_id)?.numbers.add(e.number);
  return places;
}

/** Keys that measures have already, of those that could be wanted: the wished ones, and all that begin as keys of these fields do. */
async function takenKeys(tx: Tx, examples: readonly string[], wishes: readonly string[]): Promise<Set<string>> {
  const beginnings = examples.map((key) => key.slice(0, -1));
  const begins = sql<boolean>`exists (select from unnest(${beginnings}::text[]) as b (beginning) where starts_with(measure.key, b.beginning))`;
  const rows = await tx.selectFrom('measure').select('key').where((e) => e.or([e('key', '=', sql<string>`any (${wishes}::text[])`), begins])).execute();
  return new Set(rows.map((r) => r.key));
}

async function writeRows(tx: Tx, actor: Actor, rows: readonly Row[]): Promise<void> {
  await tx.insertInto('measure').values(rows.map((r) => ({ ...columnsOf(r.input), id: r.id, key: r.key, concept_id: r.input.conceptId, field_id: r.place.fieldId, competent_level: r.level, state_since: r.since }))).execute();
  await writeEntries(tx, rows.filter((r) => r.place.draft));
  await tx.insertInto('measure_state_change').values(rows.map((r) => ({ id: newId(), measure_id: r.id, state: r.input.state, reason: r.input.reason ?? null, competent_level: r.level, date: r.since }))).execute();
  const steps = rows.flatMap((r) => (r.input.steps ?? []).map((s, i) => ({ id: newId(), measure_id: r.id, position: i + 1, title: s.title, due_on: s.due, done_on: s.done, department_id: s.departmentId ?? null, role: s.role ?? null })));
  if (steps.length > 0) await tx.insertInto('measure_step').values(steps).execute();
  await putNodes(tx, rows.map((r) => ({ kind: 'measure', id: r.id, title: r.input.title, href: hrefs.measure(r.key), visible: r.input.public ?? false, date: r.since })));
  await indexTexts(tx, rows.map((r) => indexedMeasure(r.id, r.input.title, r.input.description ?? null)));
  await recordMany(tx, rows.map((r) => ({ actor, kind: 'measure', id: r.id, action: 'measure.created', values: { key: r.key, title: r.input.title, state: r.input.state } })));
}

/** Their places in the draft; measure and entry name each other, so that the measure learns its entry afterwards. */
async function writeEntries(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const entries = rows.map((r) => ({ id: newId(), edition_id: r.place.editionId, field_id: r.place.fieldId, goal_id: r.goalId, measure_id: r.id, number: r.number, wording: r.input.title, selected: r.input.selected ?? true }));
  await tx.insertInto('edition_entry').values(entries).execute();
  await tx
    .updateTable('measure')
    .from('edition_entry as x')
    .set((e) => ({ entry_id: e.ref('x.id') }))
    .whereRef('x.measure_id', '=', 'measure.id')
    .where('x.id', '=', sql<string>`any (${entries.map((e) => e.id)}::uuid[])`)
    .execute();
}

function columnsOf(input: NewMeasure) {
  return {
    title: input.title,
    description: input.description ?? null,
    state: input.state,
    state_reason: input.reason ?? null,
    public: input.public ?? false,
    origin: input.origin ?? null,
    lead_department_id: input.leadDepartmentId ?? null,
    partners: input.partners ?? [],
    territory_keys: input.territoryKeys ?? [],
    target_groups: input.targetGroups ?? [],
    starts_on: input.startsOn ?? null,
    ends_on: input.endsOn ?? null,
    place: input.place ?? null,
    cooperation: input.cooperation ?? null,
    repeat_months: input.repeatMonths ?? null,
  };
}
