import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId, slugOf } from '../../../kernel/ids.ts';
import { byLanguage, sourceText, worded, type Localized, type Wording } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { indexText, type IndexedText, type SimilarityTables } from '../../similarity/public.ts';
import { nodesById, putNode, record, type ThreadTables } from '../../thread/public.ts';
import type { ConceptTables } from '../tables.ts';
import { hrefs } from '../urls.ts';
import { RESERVED, type PracticeKind } from './rules.ts';

type Tx = Writes<ConceptTables & ThreadTables & SimilarityTables>;

/** What of a practice is compared with others. */
export function indexedPractice(id: string, title: Localized, note: Localized | null): IndexedText {
  return { id, kind: 'practice', text: [title, note].filter((t) => t !== null).map(sourceText).join('\n') };
}

export interface NewPractice {
  readonly slug?: string;
  readonly conceptId?: string | null;
  readonly fieldCode?: string | null;
  readonly title: Localized;
  readonly note?: Localized | null;
  readonly kind: PracticeKind;
  readonly sinceYear?: number | null;
  readonly partners?: readonly string[];
  readonly amountEur?: number | null;
  readonly targetGroup?: string | null;
  readonly place?: string | null;
  readonly source?: string | null;
  readonly organisation?: string | null;
  readonly goal?: Localized | null;
  readonly worked?: Localized | null;
  /** Where the money comes from. */
  readonly funding?: string | null;
  /** How to reach the organisation. */
  readonly contact?: string | null;
  readonly position?: number;
  /** Day it is known from, for the timeline. */
  readonly date: Day;
}

/** Something that exists and can be built on. */
export async function createPractice(tx: Tx, actor: Actor, input: NewPractice): Promise<Result<{ id: string; slug: string }>> {
  const id = newId();
  const slug = input.slug ?? slugOf(sourceText(input.title));
  if (RESERVED.includes(slug)) return failed('already_taken', 'title');
  const { conceptId, fieldCode, sinceYear, amountEur, targetGroup, date, ...rest } = input;
  const made = await tx
    .insertInto('practice')
    .values({ ...rest, id, slug, concept_id: conceptId ?? null, field_code: fieldCode ?? null, since_year: sinceYear ?? null, amount_eur: amountEur ?? null, target_group: targetGroup ?? null })
    .onConflict((c) => c.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) return failed('already_taken', 'title');
  await putNode(tx, { kind: 'practice', id, title: input.title, href: hrefs.practice(slug), visible: true, date });
  await indexText(tx, indexedPractice(id, input.title, input.note ?? null));
  await record(tx, { actor, kind: 'practice', id, action: 'practice.created', values: { slug, title: input.title } });
  return ok({ id, slug });
}

export interface PracticeChange {
  readonly title: Wording;
  readonly note: Wording | null;
  readonly kind: PracticeKind;
  readonly sinceYear: number | null;
  readonly partners: readonly string[];
  readonly amountEur: number | null;
  readonly targetGroup: string | null;
  readonly place: string | null;
  readonly source: string | null;
  readonly organisation: string | null;
  readonly goal: Wording | null;
  readonly worked: Wording | null;
  readonly funding: string | null;
  readonly contact: string | null;
  readonly conceptId: string | null;
  readonly fieldCode: string | null;
}

/** A new practice from the office's form: it stands last in its concept and is known from today. */
export async function addPractice(tx: Tx, actor: Actor, input: PracticeChange): Promise<Result<{ id: string; slug: string }>> {
  const { title, note, goal, worked, ...rest } = input;
  const said = (wording: Wording | null) => (wording === null ? null : worded(null, wording));
  const last = await tx.selectFrom('practice').select((eb) => eb.fn.max('position').as('position')).where('concept_id', 'is not distinct from', input.conceptId).executeTakeFirst();
  return createPractice(tx, actor, { ...rest, title: worded(null, title), note: said(note), goal: said(goal), worked: said(worked), position: (last?.position ?? 0) + 1, date: dayOf(new Date()) });
}

/** What is known of a practice, as a whole form: a colleague's change since `version` refuses it. Its address stays. */
export async function updatePractice(tx: Tx, actor: Actor, id: string, version: number, input: PracticeChange): Promise<Result<null>> {
  const before = await tx.selectFrom('practice').select(['slug', 'title', 'note', 'goal', 'worked', 'version']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (before === undefined) return failed('not_found');
  if (before.version !== version) return failed('stale');
  const said = (was: Localized | null, wording: Wording | null) => (wording === null ? null : worded(was, wording));
  await storePractice(tx, actor, id, before.slug, { ...input, title: worded(before.title, input.title), note: said(before.note, input.note), goal: said(before.goal, input.goal), worked: said(before.worked, input.worked) });
  return ok(null);
}

type Stored = Omit<PracticeChange, 'title' | 'note' | 'goal' | 'worked' | 'source'> & { readonly title: Localized; readonly note: Localized | null; readonly goal: Localized | null; readonly worked: Localized | null; readonly source?: string | null };

/** Writes what is now known of a practice; callers hold its row. */
export async function storePractice(tx: Tx, actor: Actor, id: string, slug: string, { conceptId, fieldCode, sinceYear, amountEur, targetGroup, ...rest }: Stored): Promise<void> {
  const { title, note } = rest;
  await tx
    .updateTable('practice')
    .set((e) => ({ ...rest, concept_id: conceptId, field_code: fieldCode, since_year: sinceYear, amount_eur: amountEur, target_group: targetGroup, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  const date = (await nodesById(tx, [id])).get(id)?.date ?? dayOf(new Date());
  await putNode(tx, { kind: 'practice', id, title, href: hrefs.practice(slug), visible: true, date });
  await indexText(tx, indexedPractice(id, title, note));
  const said = (text: Localized | null) => (text === null ? null : byLanguage(text));
  const values = { conceptId, fieldCode, sinceYear, amountEur, targetGroup, ...rest, title: byLanguage(title), note: said(note), goal: said(rest.goal), worked: said(rest.worked) };
  await record(tx, { actor, kind: 'practice', id, action: 'practice.changed', values });
}
