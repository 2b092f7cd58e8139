import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { PLACES, pointsOf, type Around, type PointKind } from '../chapters/rules.ts';
import { LEVELS, STATES } from '../measures/rules.ts';
import { hrefs } from '../urls.ts';
import type { Concept, Edition } from './queries.ts';
import { OUTCOMES, totalsOf, type ContentEntry, type ContentField } from './rules.ts';

const localizedText = z.record(z.string(), z.string()).describe('Text by language');
const day = z.string().describe('YYYY-MM-DD');

const Resolution = z.object({
  body: z.string(),
  date: day,
  paper: z.string().nullable(),
  outcome: z.enum(OUTCOMES),
  ayes: z.number().int().nullable(),
  noes: z.number().int().nullable(),
  abstentions: z.number().int().nullable(),
  note: localizedText.nullable(),
  steps: z.array(z.object({ body: z.string(), date: day.nullable(), result: z.string() })),
});

/** A concept in a list of public data. */
export const ConceptItem = z.object({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  title: localizedText,
  source: z.string().nullable(),
  editions: z.array(z.object({ slug: z.string(), state: z.enum(['adopted', 'superseded']), url: z.string(), resolution: Resolution.nullable() })),
});

const Totals = z.object({ fields: z.number().int(), goals: z.number().int(), measures: z.number().int(), selected: z.number().int(), texts: z.number().int() });

/** An edition with everything that stands in it. */
export const EditionItem = z.object({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  concept: z.string(),
  title: localizedText,
  state: z.enum(['adopted', 'superseded']),
  source: z.string().nullable(),
  note: localizedText.nullable(),
  resolution: Resolution.nullable(),
  totals: Totals.describe('Counted, never typed'),
  printedTotal: z.number().int().nullable().describe('Number of measures that the printed concept claims'),
  chapters: z.array(z.object({ code: z.string(), place: z.enum(PLACES), title: localizedText, text: localizedText, figures: z.array(z.object({ label: localizedText, value: z.number(), unit: localizedText.nullable(), source: z.string() })) })),
  strategicGoals: z.array(z.object({ position: z.number().int(), title: localizedText, text: localizedText.nullable() })),
  conditions: z.array(z.object({ position: z.number().int(), title: localizedText, text: localizedText.nullable(), levels: z.array(z.enum(LEVELS)).describe('Who has it in hand') })),
  glossary: z.array(z.object({ code: z.string(), term: localizedText, synonyms: z.array(z.string()), definition: localizedText })),
  fields: z.array(
    z.object({
      code: z.string(),
      title: localizedText,
      vision: localizedText.nullable(),
      texts: z.array(localizedText),
      goals: z.array(z.object({ position: z.number().int(), title: localizedText })),
      measures: z.array(z.object({ key: z.string(), number: z.number().int(), goal: z.number().int().nullable(), wording: localizedText, selected: z.boolean(), state: z.enum(STATES), url: z.string() })),
    }),
  ),
});

/** A measure as one edition words it. */
export const EntryItem = z.object({
  id: z.string(),
  slug: z.string().describe('<field>-<number>, as it is cited'),
  url: z.string(),
  concept: z.string(),
  edition: z.string(),
  field: z.object({ code: z.string(), title: localizedText }),
  goal: z.object({ position: z.number().int(), title: localizedText }).nullable(),
  number: z.number().int(),
  wording: localizedText.describe('Frozen with the edition'),
  selected: z.boolean(),
  resolution: Resolution.nullable(),
  measure: z.object({ key: z.string(), url: z.string(), state: z.enum(STATES) }).describe('The measure today'),
  source: z.string().nullable(),
});

type Absolute = (path: string) => string;
const said = (value: Parameters<typeof byLanguage>[0] | null) => (value === null ? null : byLanguage(value));

function resolutionItem(edition: Edition): z.infer<typeof Resolution> | null {
  const { resolution } = edition;
  if (resolution === null) return null;
  const { id: _, decidedId: __, note, steps, ...plain } = resolution;
  return { ...plain, note: said(note), steps: [...steps] };
}

export function conceptItem(concept: Concept, absolute: Absolute): z.infer<typeof ConceptItem> {
  const editions = concept.editions.flatMap((e) => (e.state === 'draft' ? [] : [{ slug: e.slug, state: e.state, url: absolute(hrefs.edition(concept.slug, e.slug)), resolution: resolutionItem(e) }]));
  return { id: concept.id, slug: concept.slug, url: absolute(hrefs.concept(concept.slug)), title: byLanguage(concept.title), source: concept.source, editions };
}

export function conceptCsv(item: z.infer<typeof ConceptItem>): Readonly<Record<string, CsvValue>> {
  const current = item.editions.find((e) => e.state === 'adopted');
  return { slug: item.slug, url: item.url, title: item.title['de'] ?? Object.values(item.title)[0], source: item.source, editions: item.editions.length, edition: current?.slug, body: current?.resolution?.body, date: current?.resolution?.date };
}

export function editionItem(concept: Concept, edition: Edition, { fields, around }: { readonly fields: readonly ContentField[]; readonly around: Around }, absolute: Absolute): z.infer<typeof EditionItem> | null {
  if (edition.state === 'draft') return null;
  return {
    id: edition.id,
    slug: edition.slug,
    url: absolute(hrefs.edition(concept.slug, edition.slug)),
    concept: concept.slug,
    title: byLanguage(concept.title),
    state: edition.state,
    source: concept.source,
    note: said(concept.note),
    resolution: resolutionItem(edition),
    totals: totalsOf(fields),
    printedTotal: concept.printedTotal,
    ...aroundItem(around),
    fields: fields.map((f) => ({
      code: f.code,
      title: byLanguage(f.title),
      vision: said(f.vision),
      texts: f.texts.map((x) => byLanguage(x.text)),
      goals: f.goals.map((g) => ({ position: g.position, title: byLanguage(g.title) })),
      measures: f.entries.map((e) => ({
        key: e.key, number: e.number, goal: f.goals.find((g) => g.id === e.goalId)?.position ?? null, wording: byLanguage(e.wording), selected: e.selected, state: e.state, url: absolute(hrefs.measure(e.key)),
      })),
    })),
  };
}

function aroundItem(around: Around) {
  const points = (kind: PointKind) => pointsOf(around, kind).map((p) => ({ position: p.position, title: byLanguage(p.title), text: said(p.text), levels: [...p.levels] }));
  return {
    chapters: around.chapters.map((h) => ({ code: h.code, place: h.place, title: byLanguage(h.title), text: byLanguage(h.body), figures: h.figures.map((f) => ({ label: byLanguage(f.label), value: f.value, unit: said(f.unit), source: f.source })) })),
    strategicGoals: points('strategic_goal').map(({ levels: _, ...goal }) => goal),
    conditions: points('condition'),
    glossary: around.terms.map((t) => ({ code: t.code, term: byLanguage(t.term), synonyms: [...t.synonyms], definition: byLanguage(t.definition) })),
  };
}

export function entryItem(concept: Concept, edition: Edition, field: ContentField, entry: ContentEntry, absolute: Absolute): z.infer<typeof EntryItem> {
  const goal = field.goals.find((g) => g.id === entry.goalId);
  return {
    id: entry.id,
    slug: `${field.code}-${entry.number}`,
    url: absolute(hrefs.entry(concept.slug, edition.slug, field.code, entry.number)),
    concept: concept.slug,
    edition: edition.slug,
    field: { code: field.code, title: byLanguage(field.title) },
    goal: goal === undefined ? null : { position: goal.position, title: byLanguage(goal.title) },
    number: entry.number,
    wording: byLanguage(entry.wording),
    selected: entry.selected,
    resolution: resolutionItem(edition),
    measure: { key: entry.key, url: absolute(hrefs.measure(entry.key)), state: entry.state },
    source: concept.source,
  };
}
