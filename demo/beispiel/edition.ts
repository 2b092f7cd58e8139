import { addDays, dayOf } from '../../src/kernel/dates.ts';
import { localized, sourceText, type Localized, type Wording } from '../../src/kernel/localized.ts';
import { valueOf } from '../../src/kernel/problem.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { conceptBySlug, contentOf, enterBodyComment, entrySeen, giveComment, handleComment, mergeEntries, removeEntry, saveChapter, saveEntry, savePoint, saveTerm, setConsultation, splitEntry, startDraft, type ContentEntry, type ContentField, type Level } from '../../src/slices/concept/public.ts';
import content from '../data/beispiel-2026-edition.json' with { type: 'json' };
import { actor } from './common.ts';

type Tx = Parameters<Parameters<typeof write>[1]>[0];
type Said = { readonly de: string } & Readonly<Record<string, string>>;

const text = (value: Said): Localized => localized(value.de, 'de', value);
const wording = ({ de, ...others }: Said): Wording => ({ text: de, translations: Object.fromEntries(Object.entries(others).map(([lang, said]) => [lang, { text: said, by: 'human' as const, fits: true }])) });

/** How long comments can be given, from the day the demonstration is loaded. */
const OPEN_DAYS = 365;

/** What stands around the fields of the invented concept: chapters with figures, goals, conditions of success, glossary. */
export async function loadAround(tx: Tx, editionId: string): Promise<void> {
  for (const chapter of content.chapters) {
    const figures = chapter.figures.map((f) => ({ label: text(f.label), value: f.value, unit: f.unit === null ? null : text(f.unit), source: f.source }));
    valueOf(await saveChapter(tx, actor, editionId, null, { code: chapter.code, place: chapter.place as 'before' | 'after', title: text(chapter.title), body: text(chapter.body), figures }));
  }
  for (const goal of content.goals) valueOf(await savePoint(tx, actor, editionId, null, { kind: 'strategic_goal', title: text(goal) }));
  for (const [title, levels] of content.conditions as unknown as readonly (readonly [Said, readonly Level[]])[]) valueOf(await savePoint(tx, actor, editionId, null, { kind: 'condition', title: text(title), levels }));
  for (const [term, synonyms, definition] of content.terms as unknown as readonly (readonly [Said, readonly string[], Said])[]) valueOf(await saveTerm(tx, actor, editionId, null, { term: text(term), synonyms, definition: text(definition) }));
}

/** The draft of a next edition with measures reworded, moved, split, merged, new and dropped, and a period in which it can be commented on. */
export async function loadNextEdition(db: Db, slug: string): Promise<void> {
  const concept = await conceptBySlug(db, slug);
  if (concept === null) throw new Error(`no concept ${slug}`);
  await write(db, async (tx) => {
    const { id } = valueOf(await startDraft(tx, actor, concept.id));
    await changeMeasures(tx, id);
    const today = dayOf(new Date());
    valueOf(await setConsultation(tx, actor, id, { opensOn: addDays(today, -14), closesOn: addDays(today, OPEN_DAYS), note: text(content.draft.note) }));
    await loadComments(tx, id, today);
  });
}

interface Placed {
  readonly field: ContentField;
  readonly entry: ContentEntry;
}

async function placed(tx: Tx, editionId: string, title: string): Promise<Placed> {
  for (const field of await contentOf(tx, editionId)) {
    const entry = field.entries.find((e) => sourceText(e.wording) === title);
    if (entry !== undefined) return { field, entry };
  }
  throw new Error(`no measure "${title}" in the draft`);
}

async function goalIn(tx: Tx, editionId: string, code: string, position: number): Promise<{ fieldId: string; goalId: string | null }> {
  const field = (await contentOf(tx, editionId)).find((f) => f.code === code);
  return { fieldId: field?.id ?? '', goalId: field?.goals.find((g) => g.position === position)?.id ?? null };
}

async function changeMeasures(tx: Tx, editionId: string): Promise<void> {
  const { reworded, split, merge, moved, dropped, new: born } = content.draft;
  const worded = await placed(tx, editionId, reworded.key);
  valueOf(await saveEntry(tx, actor, editionId, worded.entry.id, { ...asIs(worded), wording: wording(reworded.to) }));
  const parted = await placed(tx, editionId, split.key);
  valueOf(await splitEntry(tx, actor, editionId, parted.entry.id, { wording: text(split.part), rest: text(split.rest) }));
  const [home, other] = [await placed(tx, editionId, merge.key), await placed(tx, editionId, merge.other)];
  valueOf(await mergeEntries(tx, actor, editionId, home.entry.id, { others: [other.entry.id], wording: text(merge.to) }));
  const gone = await placed(tx, editionId, moved.key);
  valueOf(await saveEntry(tx, actor, editionId, gone.entry.id, { ...asIs(gone), ...(await goalIn(tx, editionId, moved.field, moved.goal)), number: null }));
  valueOf(await removeEntry(tx, actor, editionId, (await placed(tx, editionId, dropped)).entry.id));
  valueOf(await saveEntry(tx, actor, editionId, null, { seen: 'new', ...(await goalIn(tx, editionId, born.field, born.goal)), number: null, wording: wording(born.wording), selected: true, state: 'idea' }));
}

/** An entry's form as it is opened. */
function asIs({ field, entry }: Placed) {
  const said = Object.fromEntries(Object.entries(entry.wording.texts).map(([lang, one]) => [lang, one.text])) as unknown as Said;
  return { seen: entrySeen(entry, field.id), fieldId: field.id, goalId: entry.goalId, number: entry.number, wording: wording(said), selected: entry.selected, state: null };
}

async function loadComments(tx: Tx, editionId: string, today: string): Promise<void> {
  for (const [index, said] of content.comments.entries()) {
    const { number } = valueOf(await giveComment(tx, actor, editionId, { part: said.part, text: said.text, lang: said.lang, body: null, token: '', receivedOn: addDays(today, index - 9) }));
    if (said.answer === undefined) continue;
    valueOf(await handleComment(tx, actor, editionId, number, { version: 1, state: 'published', withheldReason: null, answer: text(said.answer), result: said.result as 'taken_up' | 'partly' }));
  }
  const { name, part, text: words } = content.body;
  valueOf(await enterBodyComment(tx, actor, editionId, { body: name, part, text: words, lang: 'de', receivedOn: addDays(today, -3) }));
}
