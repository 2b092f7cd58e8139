import { VISITOR, type Actor } from '../../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../../kernel/dates.ts';
import { newId, slugOf } from '../../../../kernel/ids.ts';
import { isLocale, type Locale } from '../../../../kernel/locale.ts';
import { localized, reworded, translated, type Localized } from '../../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Writes } from '../../../../platform/database/types.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import type { SimilarityTables } from '../../../similarity/public.ts';
import { record, type ThreadTables } from '../../../thread/public.ts';
import { linkPractice } from '../../measures/commands.ts';
import type { ConceptTables } from '../../tables.ts';
import { createPractice, storePractice, type NewPractice } from '../commands.ts';
import { measuresByKeys, offerByCode, offerById, type Offer } from './queries.ts';
import { codeHash, type OfferState } from './rules.ts';
import type { OfferContent } from './schema.ts';

type Tx = Writes<ConceptTables & ThreadTables & SimilarityTables>;

/** The job that writes to whoever handed something in. */
export const TELL = 'concept.practice_offer';

export interface NewOffer {
  readonly code: string;
  readonly locale: Locale;
  readonly content: OfferContent;
  readonly email: string | null;
}

/** Takes what an organisation hands in. Who wrote it is not recorded, signed in or not. */
export async function handIn(tx: Tx, { code, locale, content, email }: NewOffer, today: Day): Promise<void> {
  const id = newId();
  const made = await tx.insertInto('practice_offer').values({ id, code_hash: codeHash(code), locale, content: JSON.stringify(content), email, received_on: today, touched_on: today }).onConflict((c) => c.column('code_hash').doNothing()).returning('number').executeTakeFirst();
  if (made !== undefined) await record(tx, { actor: VISITOR, kind: 'practice_offer', id, action: 'practice_offer.received', values: { number: made.number, title: content.title } });
}

/** A new version from whoever holds the receipt: it is looked over again, and what is public stays until then. */
export async function changeOffer(tx: Tx, code: string, change: { readonly content: OfferContent; readonly email: string | null; readonly version: number }, today: Day): Promise<Result<null>> {
  const row = await tx
    .updateTable('practice_offer')
    .set({ content: JSON.stringify(change.content), email: change.email, state: 'received', reply: null, touched_on: today, version: change.version + 1 })
    .where('code_hash', '=', codeHash(code))
    .where('version', '=', change.version)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return (await offerByCode(tx, code)) === null ? failed('not_found') : failed('stale');
  await record(tx, { actor: VISITOR, kind: 'practice_offer', id: row.id, action: 'practice_offer.changed', values: { title: change.content.title } });
  return ok(null);
}

/** Everything that was handed in goes, with its address. An entry that was published is the office's to take down. */
export async function withdrawOffer(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  const gone = await tx.deleteFrom('practice_offer').where('id', '=', id).returning('number').executeTakeFirst();
  if (gone === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'practice_offer', id, action: 'practice_offer.withdrawn', values: { number: gone.number } });
  return ok(null);
}

/** The office asks something, or declines with a reason. */
export async function replyTo(tx: Tx, actor: Actor, id: string, { state, reply, version }: { readonly state: 'asked' | 'declined'; readonly reply: string; readonly version: number }, today: Day): Promise<Result<null>> {
  const done = await decided(tx, id, version, { state, reply, touched_on: today });
  if (!done.ok) return done;
  await record(tx, { actor, kind: 'practice_offer', id, action: `practice_offer.${state}`, values: { reply } });
  return ok(null);
}

async function decided(tx: Tx, id: string, version: number, set: { readonly state: OfferState; readonly reply: string | null; readonly touched_on: Day; readonly practice_id?: string }): Promise<Result<null>> {
  const row = await tx.updateTable('practice_offer').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).where('state', 'in', ['received', 'asked']).returning('email').executeTakeFirst();
  if (row === undefined) {
    const now = await offerById(tx, id);
    return failed(now === null ? 'not_found' : now.version === version ? 'wrong_state' : 'stale');
  }
  if (row.email !== null) await enqueue(tx as never, TELL, { id, version: version + 1 });
  return ok(null);
}

export interface Publication {
  /** In German, as the office puts it. */
  readonly content: Omit<OfferContent, 'language'>;
  readonly measures: readonly string[];
  readonly version: number;
}

/** Publishes what was handed in, or puts its new version in the place of the entry it became. */
export async function publishOffer(tx: Tx, actor: Actor, id: string, { content, measures, version }: Publication): Promise<Result<{ slug: string }>> {
  const offer = await offerById(tx, id);
  if (offer === null) return failed('not_found');
  const known = await measuresByKeys(tx, measures);
  if (measures.some((key) => !known.has(key))) return failed('key_unknown', 'measures');
  const today = dayOf(new Date());
  const stored = await putPractice(tx, actor, offer, content, today);
  if (!stored.ok) return stored;
  const done = await decided(tx, id, version, { state: 'published', reply: null, touched_on: today, practice_id: stored.value.id });
  if (!done.ok) return done;
  for (const measureId of known.values()) {
    const linked = await linkPractice(tx, actor, measureId, stored.value.id);
    if (!linked.ok) return linked;
  }
  await record(tx, { actor, kind: 'practice_offer', id, action: 'practice_offer.published', values: { slug: stored.value.slug, measures } });
  return ok({ slug: stored.value.slug });
}

/** A slug has room for as many of the same name. */
const SAME_NAME = 20;

async function putPractice(tx: Tx, actor: Actor, offer: Offer, content: Publication['content'], date: Day): Promise<Result<{ id: string; slug: string }>> {
  const [conceptId = null, fieldCode = null] = content.field?.split('/') ?? [];
  const before = offer.practiceId === null ? null : await tx.selectFrom('practice').select(['title', 'note', 'goal', 'worked', 'slug']).where('id', '=', offer.practiceId).forUpdate().executeTakeFirstOrThrow();
  const said = (name: 'title' | 'note' | 'goal' | 'worked'): Localized | null => inBoth(before?.[name] ?? null, content[name], offer.content[name], offer.content.language);
  const { kind, sinceYear, partners, amountEur, targetGroup, place, organisation, funding, contact } = content;
  const facts = { kind, sinceYear, partners, amountEur, targetGroup, place, organisation, funding, contact, conceptId, fieldCode, title: said('title') as Localized, note: said('note'), goal: said('goal'), worked: said('worked') };
  if (before !== null && offer.practiceId !== null) {
    await storePractice(tx, actor, offer.practiceId, before.slug, facts);
    return ok({ id: offer.practiceId, slug: before.slug });
  }
  const last = await tx.selectFrom('practice').select((e) => e.fn.max('position').as('n')).where('concept_id', 'is not distinct from', conceptId).executeTakeFirst();
  const base = slugOf(content.title);
  const fresh: NewPractice = { ...facts, position: (last?.n ?? 0) + 1, date };
  for (let n = 1; n < SAME_NAME; n += 1) {
    const made = await createPractice(tx, actor, { ...fresh, slug: n === 1 ? base : `${base}-${n}` });
    if (made.ok || made.problems[0]?.code !== 'already_taken') return made;
  }
  return failed('already_taken', 'title');
}

/** German as the office words it; what was written in another of the program's languages stands beside it. */
function inBoth(before: Localized | null, german: string | null, original: string | null, language: string): Localized | null {
  if (german === null) return null;
  const value = before === null ? localized(german) : reworded(before, german);
  return original === null || language === 'de' || !isLocale(language) ? value : translated(value, language, original);
}

/** Retention: what was not published goes, of the rest the address. */
export async function purgeOffers(tx: Writes<ConceptTables>, before: Day): Promise<number> {
  const gone = await tx.deleteFrom('practice_offer').where('state', '<>', 'published').where('touched_on', '<', before).returning('id').execute();
  const emptied = await tx.updateTable('practice_offer').set({ email: null }).where('state', '=', 'published').where('touched_on', '<', before).where('email', 'is not', null).returning('id').execute();
  return gone.length + emptied.length;
}
