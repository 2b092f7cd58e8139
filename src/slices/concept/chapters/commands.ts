import type { Actor } from '../../../kernel/actor.ts';
import { newId, slugOf } from '../../../kernel/ids.ts';
import { sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import type { ThreadTables } from '../../thread/public.ts';
import { lockDraft, touched } from '../editions/commands.ts';
import type { Level } from '../measures/rules.ts';
import type { ConceptTables } from '../tables.ts';
import { aroundOf } from './queries.ts';
import type { Place, PointKind } from './rules.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

export interface NewChapter {
  /** From the title if not given. */
  readonly code?: string | null;
  readonly place: Place;
  /** Among all chapters; at the end if not given. */
  readonly position?: number | null;
  readonly title: Localized;
  readonly body: Localized;
  readonly figures?: readonly { readonly label: Localized; readonly value: number; readonly unit: Localized | null; readonly source: string }[];
}

/** A chapter of the draft with its figures, new or in place of `id`. Its code stays: comments and links name it. */
export async function saveChapter(tx: Tx, actor: Actor, editionId: string, id: string | null, input: NewChapter): Promise<Result<{ id: string; code: string }>> {
  const draft = await lockDraft(tx, editionId);
  if (!draft.ok) return draft;
  const { chapters } = await aroundOf(tx, editionId);
  const before = chapters.find((h) => h.id === id);
  if (id !== null && before === undefined) return failed('not_found');
  const code = before?.code ?? input.code ?? slugOf(sourceText(input.title));
  if (chapters.some((h) => h.id !== id && h.code === code)) return failed('already_taken', 'title');
  const values = { place: input.place, title: input.title, body: input.body };
  const chapterId = before?.id ?? newId();
  if (before === undefined) await tx.insertInto('concept_chapter').values({ id: chapterId, edition_id: editionId, code, position: chapters.length + 1, ...values }).execute();
  else await tx.updateTable('concept_chapter').set(values).where('id', '=', chapterId).execute();
  const others = chapters.filter((h) => h.id !== chapterId).map((h) => h.id);
  await inOrder(tx, 'concept_chapter', others.toSpliced(Math.min(input.position ?? before?.position ?? others.length + 1, others.length + 1) - 1, 0, chapterId));
  await tx.deleteFrom('concept_figure').where('chapter_id', '=', chapterId).execute();
  const figures = (input.figures ?? []).map((figure, i) => ({ id: newId(), chapter_id: chapterId, position: i + 1, label: figure.label, value: figure.value, unit: figure.unit, source: figure.source }));
  if (figures.length > 0) await tx.insertInto('concept_figure').values(figures).execute();
  await touched(tx, actor, editionId, 'chapter_saved', { chapter: code, title: input.title, body: input.body, figures: input.figures ?? [] });
  return ok({ id: chapterId, code });
}

export interface NewPoint {
  readonly kind: PointKind;
  readonly position?: number | null;
  readonly title: Localized;
  readonly text?: Localized | null;
  readonly levels?: readonly Level[];
}

/** A strategic goal or a condition of success, new or in place of `id`. */
export async function savePoint(tx: Tx, actor: Actor, editionId: string, id: string | null, input: NewPoint): Promise<Result<{ id: string }>> {
  const draft = await lockDraft(tx, editionId);
  if (!draft.ok) return draft;
  const points = (await aroundOf(tx, editionId)).points.filter((p) => p.kind === input.kind);
  const before = points.find((p) => p.id === id);
  if (id !== null && before === undefined) return failed('not_found');
  const values = { title: input.title, text: input.text ?? null, levels: input.kind === 'condition' ? [...(input.levels ?? [])] : [] };
  const pointId = before?.id ?? newId();
  if (before === undefined) await tx.insertInto('concept_point').values({ id: pointId, edition_id: editionId, kind: input.kind, position: points.length + 1, ...values }).execute();
  else await tx.updateTable('concept_point').set(values).where('id', '=', pointId).execute();
  const others = points.filter((p) => p.id !== pointId).map((p) => p.id);
  await inOrder(tx, 'concept_point', others.toSpliced(Math.min(input.position ?? before?.position ?? others.length + 1, others.length + 1) - 1, 0, pointId));
  await touched(tx, actor, editionId, 'point_saved', { point: input.kind, ...values });
  return ok({ id: pointId });
}

export interface NewTerm {
  readonly term: Localized;
  readonly synonyms: readonly string[];
  readonly definition: Localized;
}

/** A word of the glossary, new or in place of `id`. */
export async function saveTerm(tx: Tx, actor: Actor, editionId: string, id: string | null, input: NewTerm): Promise<Result<{ id: string }>> {
  const draft = await lockDraft(tx, editionId);
  if (!draft.ok) return draft;
  const { terms } = await aroundOf(tx, editionId);
  const before = terms.find((t) => t.id === id);
  if (id !== null && before === undefined) return failed('not_found');
  const code = before?.code ?? slugOf(sourceText(input.term));
  if (terms.some((t) => t.id !== id && t.code === code)) return failed('already_taken', 'term');
  const values = { term: input.term, synonyms: [...input.synonyms], definition: input.definition };
  const termId = before?.id ?? newId();
  if (before === undefined) await tx.insertInto('concept_term').values({ id: termId, edition_id: editionId, code, ...values }).execute();
  else await tx.updateTable('concept_term').set(values).where('id', '=', termId).execute();
  await touched(tx, actor, editionId, 'term_saved', { code, ...values });
  return ok({ id: termId });
}

const TABLES = { chapter: 'concept_chapter', point: 'concept_point', term: 'concept_term' } as const;

/** Takes a chapter, a statement or a word of the glossary out of the draft. */
export async function removePart(tx: Tx, actor: Actor, editionId: string, kind: keyof typeof TABLES, id: string): Promise<Result<null>> {
  const draft = await lockDraft(tx, editionId);
  if (!draft.ok) return draft;
  const around = await aroundOf(tx, editionId);
  const part = kind === 'chapter' ? around.chapters.find((h) => h.id === id) : kind === 'point' ? around.points.find((p) => p.id === id) : around.terms.find((t) => t.id === id);
  if (part === undefined) return failed('not_found');
  await tx.deleteFrom(TABLES[kind]).where('id', '=', id).execute();
  if (kind === 'chapter') await inOrder(tx, 'concept_chapter', around.chapters.filter((h) => h.id !== id).map((h) => h.id));
  if ('kind' in part) await inOrder(tx, 'concept_point', around.points.filter((p) => p.kind === part.kind && p.id !== id).map((p) => p.id));
  return touched(tx, actor, editionId, `${kind}_removed`, { [kind]: 'code' in part ? part.code : sourceText(part.title) });
}

async function inOrder(tx: Tx, table: 'concept_chapter' | 'concept_point', ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries()) await tx.updateTable(table).set({ position: index + 1 }).where('id', '=', id).where('position', '<>', index + 1).execute();
}

/** A new draft begins with the chapters, statements and words of the edition in force. */
export async function copyChapters(tx: Tx, from: string, to: string): Promise<void> {
  const { chapters, points, terms } = await aroundOf(tx, from);
  for (const { figures, ...chapter } of chapters) {
    const id = newId();
    await tx.insertInto('concept_chapter').values({ ...chapter, id, edition_id: to }).execute();
    if (figures.length > 0) await tx.insertInto('concept_figure').values(figures.map((figure, i) => ({ ...figure, id: newId(), chapter_id: id, position: i + 1 }))).execute();
  }
  if (points.length > 0) await tx.insertInto('concept_point').values(points.map((p) => ({ ...p, id: newId(), edition_id: to, levels: [...p.levels] }))).execute();
  if (terms.length > 0) await tx.insertInto('concept_term').values(terms.map((t) => ({ ...t, id: newId(), edition_id: to, synonyms: [...t.synonyms] }))).execute();
}
