import { sourceText, type Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { writeCsv } from '../../../platform/sheets.ts';
import { departmentList, type PeopleTables } from '../../people/public.ts';
import { reasonsFor, suggestSimilar, type Reason, type SimilarityTables } from '../../similarity/public.ts';
import { municipalities, type TerritoryTables } from '../../territory/public.ts';
import { conceptBySlug, contentOf } from '../editions/queries.ts';
import { adoptedOf, draftOf, type ContentEntry, type ContentField } from '../editions/rules.ts';
import type { Level, State } from '../measures/rules.ts';
import type { ConceptTables } from '../tables.ts';
import { exportRows, likeness, wordsFor, type ExportLine } from './rules.ts';

type R = Reads<ConceptTables>;

/**
 * A concept as a file that can be imported: the edition in force, another by its address, or the draft (callers have asked
 * `policy.ts`). Null where there is no such edition.
 */
export async function conceptFile(reads: Reads<ConceptTables & PeopleTables & TerritoryTables>, slug: string, options: { readonly edition: string | null; readonly separator: ',' | ';' }): Promise<string | null> {
  const concept = await conceptBySlug(reads, slug);
  if (concept === null) return null;
  const { edition: asked } = options;
  const edition = asked === null ? adoptedOf(concept) : asked === 'draft' ? draftOf(concept) : concept.editions.find((e) => e.slug === asked && e.state !== 'draft');
  if (edition === null || edition === undefined) return null;
  const departments = new Map((await departmentList(reads)).map((d) => [d.id, sourceText(d.name)]));
  const places = new Map((await municipalities(reads)).map((m) => [m.key, m.name]));
  return writeCsv(exportRows(await exportLines(reads, edition.id, { department: (id) => departments.get(id) ?? null, place: (key) => places.get(key) ?? key })), options.separator);
}

/** How departments and municipalities are called in the file. */
interface Names {
  readonly department: (id: string) => string | null;
  readonly place: (key: string) => string;
}

const textOf = (value: Localized | null): string | null => (value === null ? null : sourceText(value));

/** An edition as lines of the import's own format: fields with their visions, goals, texts, then measures. */
async function exportLines(reads: R, editionId: string, names: Names): Promise<readonly ExportLine[]> {
  const fields = await contentOf(reads, editionId);
  const rows = await reads
    .selectFrom('measure as m')
    .innerJoin('edition_entry as x', 'x.measure_id', 'm.id')
    .select(['m.id', 'm.description', 'm.state', 'm.state_since', 'm.state_reason', 'm.competent_level', 'm.origin', 'm.lead_department_id', 'm.partners', 'm.territory_keys', 'm.target_groups', 'm.starts_on', 'm.ends_on'])
    .where('x.edition_id', '=', editionId)
    .execute();
  const details = new Map(rows.map((r) => [r.id, r]));
  return fields.flatMap((field) => fieldLines(field, (entry) => {
    const m = details.get(entry.measureId);
    if (m === undefined) return {};
    return {
      description: textOf(m.description), state: wordsFor.state(m.state as State), since: m.state_since, reason: textOf(m.state_reason),
      level: m.competent_level === null ? null : wordsFor.level(m.competent_level as Level),
      department: m.lead_department_id === null ? null : names.department(m.lead_department_id),
      partners: m.partners.join('; '), places: m.territory_keys.map(names.place).join('; '), targetGroups: m.target_groups.join('; '),
      startsOn: m.starts_on, endsOn: m.ends_on, origin: m.origin === null ? null : wordsFor.origin(m.origin),
    };
  }));
}

function fieldLines(field: ContentField, details: (entry: ContentEntry) => ExportLine): ExportLine[] {
  const place = { fieldCode: field.code, field: sourceText(field.title) };
  const goals = new Map(field.goals.map((g) => [g.id, sourceText(g.title)]));
  return [
    { kind: wordsFor.kind('field'), ...place, description: textOf(field.vision) },
    ...field.goals.map((g) => ({ kind: wordsFor.kind('goal'), ...place, goal: sourceText(g.title) })),
    ...field.texts.map((x) => ({ kind: wordsFor.kind('text'), ...place, description: sourceText(x.text) })),
    ...field.entries.map((e) => ({
      kind: wordsFor.kind('measure'), ...place, goal: e.goalId === null ? null : (goals.get(e.goalId) ?? null), number: String(e.number), key: e.key, title: sourceText(e.wording), selected: wordsFor.yes(e.selected), ...details(e),
    })),
  ];
}

export interface SimilarMeasure extends KnownMeasure {
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Measures that may be the same as the text, the likeliest first, with the reason; `except` is the measure itself. */
export async function similarMeasures(reads: Reads<ConceptTables & SimilarityTables>, text: string, options: { readonly except?: string; readonly atLeast?: number; readonly limit?: number }): Promise<readonly SimilarMeasure[]> {
  const found = await suggestSimilar(reads, { kind: 'measure', text, limit: 5, ...options });
  if (found.length === 0) return [];
  const rows = await reads.selectFrom('measure').select(['id', 'key', 'title']).where('id', 'in', found.map((f) => f.id)).execute();
  const byId = new Map(rows.map((r) => [r.id, { id: r.id, key: r.key, title: sourceText(r.title) }]));
  return found.flatMap(({ id, score }) => {
    const known = byId.get(id);
    return known === undefined ? [] : [{ ...known, score, reasons: reasonsFor(text, known.title) }];
  });
}

export interface KnownMeasure {
  readonly id: string;
  readonly key: string;
  readonly title: string;
}

/** Measures by key and by title, to find what a list repeats. */
export async function knownMeasures(reads: R): Promise<{ readonly byKey: ReadonlyMap<string, KnownMeasure>; readonly byTitle: ReadonlyMap<string, KnownMeasure> }> {
  const rows = (await reads.selectFrom('measure').select(['id', 'key', 'title']).execute()).map((r) => ({ id: r.id, key: r.key, title: sourceText(r.title) }));
  return { byKey: new Map(rows.map((r) => [r.key, r])), byTitle: new Map(rows.map((r) => [likeness(r.title), r])) };
}
