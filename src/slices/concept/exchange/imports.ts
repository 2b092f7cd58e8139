import { setImmediate as others } from 'node:timers/promises';
import type { Actor } from '../../../kernel/actor.ts';
import { localized } from '../../../kernel/localized.ts';
import { failed, ok, type Problem, type Result } from '../../../kernel/problem.ts';
import type { Reads, Writes } from '../../../platform/database/types.ts';
import { readSheet } from '../../../platform/sheets.ts';
import type { ParticipationTables } from '../../participation/public.ts';
import { createDepartment, departmentList, departmentNamed, type PeopleTables } from '../../people/public.ts';
import type { SimilarityTables } from '../../similarity/public.ts';
import { municipalities, type TerritoryTables } from '../../territory/public.ts';
import type { ThreadTables } from '../../thread/public.ts';
import { addField, addGoal, addText, createConcept, lockDraft } from '../editions/commands.ts';
import { conceptBySlug, contentOf } from '../editions/queries.ts';
import { draftOf } from '../editions/rules.ts';
import { MeasureBatch, type NewMeasure } from '../measures/making/commands.ts';
import type { ConceptTables } from '../tables.ts';
import { knownMeasures, similarMeasures, type KnownMeasure, type SimilarMeasure } from './queries.ts';
import { headingOf, likeness, readLines, tableOf, type Defaults, type ListLine, type Table } from './rules.ts';

type Tables = ConceptTables & PeopleTables & TerritoryTables & SimilarityTables;
type Tx = Writes<Tables & ThreadTables & ParticipationTables>;

/** From here on people mostly say "the same". */
const ALIKE = 0.75;

/** A CSV or XLSX file as a table. */
export async function readFile(bytes: Uint8Array): Promise<Result<Table>> {
  const lines = await readSheet(bytes);
  return lines.ok ? tableOf(lines.value) : lines;
}

export type Repeats =
  | { readonly how: 'key' | 'title'; readonly of: KnownMeasure }
  | { readonly how: 'similar'; readonly of: SimilarMeasure }
  | { readonly how: 'file'; readonly line: number }
  | { readonly how: 'part' };

export interface PreviewLine {
  readonly line: ListLine;
  readonly verdict: 'create' | 'duplicate' | 'wrong';
  readonly problems: readonly Problem[];
  readonly repeats: Repeats | null;
}
export interface Preview {
  readonly lines: readonly PreviewLine[];
  readonly unknown: readonly string[];
  /** Departments that the list names and that do not exist yet. */
  readonly newDepartments: readonly string[];
  /** Codes of fields that do not exist yet. */
  readonly newFields: readonly string[];
}

/** After so many lines other requests get their turn. */
const BREATH = 250;

/** What an import of the table would do, line by line. Reads only. `conceptSlug` is null for a new concept. */
export async function previewImport(reads: Reads<Tables>, table: Table, target: { readonly conceptSlug: string | null; readonly defaults: Defaults }): Promise<Result<Preview>> {
  const list = readLines(table, target.defaults);
  if (!list.ok) return list;
  const existing = await existingFields(reads, target.conceptSlug);
  if (!existing.ok) return existing;
  const known = await knownMeasures(reads);
  const places = new Set((await municipalities(reads)).flatMap((m) => [m.key, likeness(m.name)]));
  const seen = new Seen(existing.value);
  const lines: PreviewLine[] = [];
  for (const line of list.value.lines) {
    // Judging 5,000 lines takes a quarter of a second, in which nobody else would be answered.
    if (lines.length % BREATH === 0) await others();
    lines.push(await judged(reads, line, known, places, seen));
  }
  const departments = (await departmentList(reads)).flatMap((d) => [d.slug, ...Object.values(d.name.texts).map((t) => t.text.toLowerCase())]);
  const named = [...new Set(lines.filter((l) => l.verdict !== 'wrong').map((l) => l.line.department).filter((d) => d !== null))];
  return ok({ lines, unknown: list.value.unknown, newFields: seen.newFields(), newDepartments: named.filter((d) => !departments.includes(d.toLowerCase())) });
}

interface Existing {
  readonly code: string;
  readonly goals: readonly string[];
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
}

async function existingFields(reads: Reads<ConceptTables>, slug: string | null): Promise<Result<readonly Existing[]>> {
  if (slug === null) return ok([]);
  const concept = await conceptBySlug(reads, slug);
  if (concept === null) return failed('key_unknown', 'concept', { key: slug });
  const draft = draftOf(concept);
  if (draft === null) return failed('frozen', 'concept');
  const text = (value: { readonly source: string; readonly texts: Readonly<Record<string, { readonly text: string }>> }): string => likeness(value.texts[value.source]?.text ?? '');
  return ok((await contentOf(reads, draft.id)).map((f) => ({ code: f.code, goals: f.goals.map((g) => text(g.title)), texts: f.texts.map((x) => text(x.text)), numbers: f.entries.map((e) => e.number) })));
}

/** What the file and the draft have already, as the lines are read one after the other. */
class Seen {
  readonly #parts = new Set<string>();
  readonly #old = new Set<string>();
  readonly #fields = new Set<string>();
  readonly #lines = new Map<string, number>();

  constructor(existing: readonly Existing[]) {
    for (const f of existing) {
      this.#old.add(f.code);
      for (const part of [`field/${f.code}`, ...f.goals.map((g) => `goal/${f.code}/${g}`), ...f.texts.map((x) => `text/${f.code}/${x}`), ...f.numbers.map((n) => `number/${f.code}/${n}`)]) this.#parts.add(part);
    }
  }

  /** Whether the part was there before; it is from now on. */
  part(name: string): boolean {
    const known = this.#parts.has(name);
    this.#parts.add(name);
    return known;
  }

  /** The line that said the same before. */
  line(name: string, line: number): number | null {
    const before = this.#lines.get(name) ?? null;
    if (before === null) this.#lines.set(name, line);
    return before;
  }

  field(code: string): void {
    if (!this.#old.has(code)) this.#fields.add(code);
  }

  newFields(): readonly string[] {
    return [...this.#fields];
  }
}

async function judged(reads: Reads<Tables>, line: ListLine, known: Awaited<ReturnType<typeof knownMeasures>>, places: ReadonlySet<string>, seen: Seen): Promise<PreviewLine> {
  const problems = [...line.problems, ...line.places.filter((p) => !places.has(p) && !places.has(likeness(p))).map((p): Problem => ({ code: 'key_unknown', field: headingOf('places'), params: { key: p } }))];
  if (problems.length > 0) return { line, verdict: 'wrong', problems, repeats: null };
  seen.field(line.fieldCode);
  if (line.kind !== 'measure') return seen.part(partName(line)) ? { line, verdict: 'duplicate', problems, repeats: { how: 'part' } } : { line, verdict: 'create', problems, repeats: null };
  const repeats = await repeatsOf(reads, line, known, seen);
  // A number that is taken is wrong only for what is new: a measure that is there already has it itself.
  if (repeats === null && line.number !== null && seen.part(`number/${line.fieldCode}/${line.number}`)) return { line, verdict: 'wrong', problems: [{ code: 'already_taken', field: headingOf('number') }], repeats: null };
  return { line, verdict: repeats === null ? 'create' : 'duplicate', problems, repeats };
}

function partName(line: ListLine): string {
  if (line.kind === 'field') return `field/${line.fieldCode}`;
  return line.kind === 'goal' ? `goal/${line.fieldCode}/${likeness(line.goal ?? '')}` : `text/${line.fieldCode}/${likeness(line.description ?? '')}`;
}

async function repeatsOf(reads: Reads<Tables>, line: ListLine, known: Awaited<ReturnType<typeof knownMeasures>>, seen: Seen): Promise<Repeats | null> {
  const before = seen.line(`title/${likeness(line.title)}`, line.line) ?? (line.key === null ? null : seen.line(`key/${line.key}`, line.line));
  const same = line.key === null ? undefined : known.byKey.get(line.key);
  if (same !== undefined) return { how: 'key', of: same };
  const called = known.byTitle.get(likeness(line.title));
  if (called !== undefined) return { how: 'title', of: called };
  if (before !== null) return { how: 'file', line: before };
  if (known.byKey.size === 0) return null;
  const [best] = await similarMeasures(reads, line.title, { limit: 1, atLeast: ALIKE });
  return best === undefined ? null : { how: 'similar', of: best };
}

export interface ImportOrder {
  /** Null makes a concept with the title. */
  readonly conceptSlug: string | null;
  readonly title: string;
  readonly source: string | null;
  readonly defaults: Defaults;
  /** Lines to be created although they look like duplicates. */
  readonly accepted: ReadonlySet<number>;
  /** Wrong lines are left out; otherwise one of them stops the import. */
  readonly skipWrong: boolean;
  /** Measures are public at once. */
  readonly public: boolean;
}
export interface Imported {
  readonly slug: string;
  readonly measures: number;
  readonly skipped: number;
}

/** Writes what was previewed, all or nothing. The table is judged again: what changed since the preview is not overlooked. */
export async function importList(tx: Tx, actor: Actor, table: Table, order: ImportOrder): Promise<Result<Imported>> {
  const preview = await previewImport(tx, table, order);
  if (!preview.ok) return preview;
  const wrong = preview.value.lines.filter((l) => l.verdict === 'wrong');
  if (wrong.length > 0 && !order.skipWrong) return failed('confirm_needed', 'skipWrong');
  const wanted = preview.value.lines.filter((l) => l.verdict === 'create' || (l.verdict === 'duplicate' && l.repeats?.how !== 'part' && order.accepted.has(l.line.line)));
  if (wanted.length === 0) return failed('required', 'file');
  const target = await targetOf(tx, actor, order);
  if (!target.ok) return target;
  const written = await writeLines(tx, actor, await Writer.open(tx, actor, target.value, order.public), wanted);
  return written.ok ? ok({ slug: target.value.slug, measures: written.value, skipped: preview.value.lines.length - wanted.length }) : written;
}

/** Fields, goals, texts and departments where a line first names them, then all measures together; returns how many. */
async function writeLines(tx: Tx, actor: Actor, writer: Writer, wanted: Preview['lines']): Promise<Result<number>> {
  const measures: { readonly line: number; readonly input: NewMeasure }[] = [];
  for (const { line, repeats } of wanted) {
    const input = await writer.prepare(line, repeats !== null);
    if (!input.ok) return inLine(line.line, input.problems);
    if (input.value !== null) measures.push({ line: line.line, input: input.value });
  }
  const batch = await MeasureBatch.open(tx, writer.target.conceptId, measures.map((m) => m.input));
  for (const { line, input } of measures) {
    const made = batch.add(input);
    if (!made.ok) return inLine(line, made.problems);
  }
  await batch.write(tx, actor);
  return ok(measures.length);
}

const inLine = (line: number, problems: readonly Problem[]): Result<never> => ({ ok: false, problems: problems.map((p) => ({ ...p, field: 'file', params: { ...p.params, line } })) });

interface Target {
  readonly slug: string;
  readonly conceptId: string;
  readonly editionId: string;
}

async function targetOf(tx: Tx, actor: Actor, order: ImportOrder): Promise<Result<Target>> {
  if (order.conceptSlug === null) {
    const made = await createConcept(tx, actor, { title: localized(order.title), source: order.source });
    return made.ok ? ok({ slug: made.value.slug, conceptId: made.value.id, editionId: made.value.editionId }) : made;
  }
  const concept = await conceptBySlug(tx, order.conceptSlug);
  const draft = concept === null ? null : draftOf(concept);
  if (concept === null || draft === null) return failed('frozen', 'concept');
  const locked = await lockDraft(tx, draft.id);
  return locked.ok ? ok({ slug: concept.slug, conceptId: concept.id, editionId: draft.id }) : locked;
}

/** Makes fields and goals where a line first names them, and remembers them. */
class Writer {
  readonly #fields = new Map<string, { id: string; goals: Map<string, number> }>();
  readonly #departments = new Map<string, string>();
  readonly #places = new Map<string, string>();
  private constructor(private readonly tx: Tx, private readonly actor: Actor, readonly target: Target, private readonly open: boolean) {}

  static async open(tx: Tx, actor: Actor, target: Target, open: boolean): Promise<Writer> {
    const writer = new Writer(tx, actor, target, open);
    for (const f of await contentOf(tx, target.editionId)) writer.#fields.set(f.code, { id: f.id, goals: new Map(f.goals.map((g) => [likeness(g.title.texts[g.title.source]?.text ?? ''), g.position])) });
    for (const m of await municipalities(tx)) writer.#places.set(m.key, m.key).set(likeness(m.name), m.key);
    return writer;
  }

  /** Makes what the line is or names; of a measure's line, the measure that is to be made. */
  async prepare(line: ListLine, again: boolean): Promise<Result<NewMeasure | null>> {
    const field = await this.#field(line);
    if (!field.ok) return field;
    if (line.kind === 'field') return ok(null);
    if (line.kind === 'text') {
      const text = await addText(this.tx, this.actor, field.value.id, localized(line.description ?? ''));
      return text.ok ? ok(null) : text;
    }
    const goal = line.goal === null ? ok(null) : await this.#goal(field.value, line.goal);
    if (!goal.ok) return goal;
    if (line.kind === 'goal') return ok(null);
    const department = line.department === null ? ok(null) : await this.#department(line.department);
    if (!department.ok) return department;
    // What is made beside its namesake gets a key and number of its own.
    return ok({
      conceptId: this.target.conceptId, fieldCode: line.fieldCode, title: localized(line.title), state: line.state, goal: goal.value, number: again ? null : line.number, selected: line.selected,
      ...(line.key === null || again ? {} : { key: line.key }), ...(line.since === null ? {} : { since: line.since }),
      description: line.description === null ? null : localized(line.description), reason: line.reason === null ? null : localized(line.reason), level: line.level, public: this.open, origin: line.origin,
      leadDepartmentId: department.value, partners: line.partners, targetGroups: line.targetGroups, startsOn: line.startsOn, endsOn: line.endsOn,
      territoryKeys: line.places.flatMap((p) => this.#places.get(p) ?? this.#places.get(likeness(p)) ?? []),
    });
  }

  async #field(line: ListLine): Promise<Result<{ id: string; goals: Map<string, number> }>> {
    const known = this.#fields.get(line.fieldCode);
    if (known !== undefined) return ok(known);
    const vision = line.kind === 'field' && line.description !== null ? localized(line.description) : null;
    const made = await addField(this.tx, this.actor, this.target.editionId, { code: line.fieldCode, title: localized(line.field === '' ? line.fieldCode : line.field), vision });
    if (!made.ok) return made;
    const field = { id: made.value.id, goals: new Map<string, number>() };
    this.#fields.set(line.fieldCode, field);
    return ok(field);
  }

  async #goal(field: { id: string; goals: Map<string, number> }, title: string): Promise<Result<number>> {
    const known = field.goals.get(likeness(title));
    if (known !== undefined) return ok(known);
    const made = await addGoal(this.tx, this.actor, field.id, localized(title));
    if (!made.ok) return made;
    field.goals.set(likeness(title), made.value.position);
    return ok(made.value.position);
  }

  async #department(name: string): Promise<Result<string>> {
    const known = this.#departments.get(name.toLowerCase()) ?? (await departmentNamed(this.tx, name))?.id;
    if (known !== undefined) return ok(known);
    const made = await createDepartment(this.tx, this.actor, { name: localized(name) });
    if (!made.ok) return made;
    this.#departments.set(name.toLowerCase(), made.value.id);
    return ok(made.value.id);
  }
}
