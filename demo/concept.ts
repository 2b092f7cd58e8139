import { system } from '../src/kernel/actor.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Config } from '../src/platform/config.ts';
import type { Db, Writes } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { addField, addGoal, addText, adoptEdition, createConcept, createMeasure, createPractice, saveTerm, type ConceptTables, type NewResolution } from '../src/slices/concept/public.ts';
import type { ThreadTables } from '../src/slices/thread/public.ts';
import concept from './data/concept-2016.json' with { type: 'json' };
import glossary from './data/glossary-2016.json' with { type: 'json' };
import examples from './data/examples-2016.json' with { type: 'json' };

type Tx = Writes<ConceptTables & ThreadTables>;
type FieldFacts = (typeof concept.fields)[number];

const actor = system('demo');

export interface DemoConcept {
  readonly conceptId: string;
  readonly slug: string;
  readonly resolutionId: string;
  /** Permanent key → id. */
  readonly measures: ReadonlyMap<string, string>;
  /** Slug → id. */
  readonly practices: ReadonlyMap<string, string>;
}

/** The concept of 2016 as it was adopted, and the practices it names. What became of its measures later is not known and not invented. */
export async function loadConcept(db: Db, _config: Config): Promise<DemoConcept> {
  return write(db, async (tx) => {
    const { id, slug, editionId } = valueOf(
      await createConcept(tx, actor, {
        slug: concept.slug,
        title: localized(concept.title),
        source: concept.source,
        note: localized(NOTE.de, 'de', NOTE),
        printedTotal: concept.printedTotal.value,
        printedTotalNote: localized(PRINTED.de, 'de', PRINTED),
      }),
    );
    const measures = new Map<string, string>();
    for (const facts of concept.fields) for (const [key, measure] of await loadField(tx, id, editionId, facts)) measures.set(key, measure);
    for (const { term, synonyms, definition } of glossary.terms) valueOf(await saveTerm(tx, actor, editionId, null, { term: localized(term), synonyms, definition: localized(definition) }));
    const { resolutionId } = valueOf(await adoptEdition(tx, actor, { editionId, slug: concept.edition, resolution: resolution() }));
    return { conceptId: id, slug, resolutionId, measures, practices: await loadPractices(tx, id) };
  });
}

const NOTE = {
  de: 'Feld, Ziel, Nummer und Auswahl stammen aus dem veröffentlichten Anhang. Die Titel sind eigene kurze Fassungen, nicht der gedruckte Wortlaut.',
  'de-simple': 'Die Angaben kommen aus dem Anhang des gedruckten Konzepts. Die Überschriften sind kürzer als im gedruckten Text.',
  en: 'Field, goal, number and selection come from the published annex. The titles are short wordings of our own, not the printed text.',
  ar: 'المجال والهدف والرقم والاختيار مأخوذة من الملحق المنشور. أما العناوين فهي صياغات قصيرة من عندنا وليست النص المطبوع.',
};
const PRINTED = {
  de: 'Ohne die 21 Maßnahmen des Felds Vernetzung ergeben die übrigen genau 123.',
  'de-simple': 'Im Feld Vernetzung gibt es 21 Maßnahmen. Ohne diese 21 sind es genau 123.',
  en: 'Without the 21 measures of the field “Vernetzung” the others add up to exactly 123.',
  ar: 'من دون تدابير مجال «التشبيك» (Vernetzung) وعددها 21، يكون مجموع البقية 123 بالضبط.',
};

function resolution(): NewResolution {
  const { note, ...facts } = concept.resolution;
  return { ...facts, outcome: 'unknown', note: localized(note) };
}

async function loadField(tx: Tx, conceptId: string, editionId: string, facts: FieldFacts): Promise<[string, string][]> {
  const field = valueOf(await addField(tx, actor, editionId, { code: facts.code, title: localized(facts.title) }));
  const goalOf = new Map<number, number>();
  for (const goal of facts.goals) {
    const { position } = valueOf(await addGoal(tx, actor, field.id, localized(goal.title)));
    for (const number of goal.measures) goalOf.set(number, position);
  }
  for (const text of facts.texts) valueOf(await addText(tx, actor, field.id, localized(text)));
  const made: [string, string][] = [];
  for (const { number, title, selected } of facts.measures) {
    const measure = valueOf(
      await createMeasure(tx, actor, { conceptId, fieldCode: facts.code, title: localized(title), state: selected ? 'selected' : 'idea', goal: goalOf.get(number) ?? null, number, selected, origin: 'voices', since: concept.resolution.date }),
    );
    made.push([measure.key, measure.id]);
  }
  return made;
}

async function loadPractices(tx: Tx, conceptId: string): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  for (const [index, facts] of examples.practices.entries()) {
    const { id, slug } = valueOf(
      await createPractice(tx, actor, {
        conceptId,
        fieldCode: facts.field,
        title: localized(facts.title),
        note: facts.note === null ? null : localized(facts.note.de, 'de', { en: facts.note.en }),
        kind: facts.kind as Parameters<typeof createPractice>[2]['kind'],
        sinceYear: facts.since,
        partners: facts.partners,
        amountEur: facts.amountEUR,
        targetGroup: facts.targetGroup,
        place: facts.place,
        source: examples.source,
        position: index + 1,
        date: concept.resolution.date,
      }),
    );
    made.set(slug, id);
  }
  return made;
}
