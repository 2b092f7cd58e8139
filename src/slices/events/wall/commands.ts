import { system, type Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { recordFile, type StoredFile } from '../../../platform/files.ts';
import { createSubmission, submissionById, submissionHref, withholdSubmission } from '../../participation/public.ts';
import { linkNodes, record } from '../../thread/public.ts';
import { lockEvent, type Tx } from '../locking/commands.ts';
import { entryByCode, entryById, wallOf } from './queries.ts';
import { wallHash } from './rules.ts';
import { CONSENT_VERSION } from './schema.ts';

type WallTx = Tx & Parameters<typeof recordFile>[0];
type VoicesTx = Tx & Parameters<typeof createSubmission>[0];

/** Puts up a wall, words its question anew, opens or closes it. */
export async function saveWall(tx: Tx, actor: Actor, eventId: string, version: number, input: { readonly question: Localized; readonly open: boolean }): Promise<Result<null>> {
  if ((await lockEvent(tx, eventId)) === null) return failed('not_found');
  const known = await wallOf(tx, eventId);
  if ((known?.version ?? 0) !== version) return failed('stale');
  await tx.insertInto('event_wall').values({ event_id: eventId, ...input }).onConflict((c) => c.column('event_id').doUpdateSet({ ...input, version: version + 1 })).execute();
  await record(tx, { actor, kind: 'event', id: eventId, action: 'event.wall_saved', values: { open: input.open } });
  return ok(null);
}

export interface NewEntry {
  readonly text: string;
  readonly language: string;
  readonly photo: StoredFile | null;
  /** Its author agrees that it stands in the event's documentation, too. */
  readonly documented: boolean;
  /** The receipt; the same again adds nothing. */
  readonly code: string;
}

/** Somebody writes. It waits for moderation; who wrote it is recorded nowhere. */
export async function writeEntry(tx: WallTx, eventId: string, { text, language, photo, documented, code }: NewEntry): Promise<Result<null>> {
  const event = await lockEvent(tx, eventId);
  if (event === null || event.state !== 'published') return failed('not_found');
  if ((await entryByCode(tx, code)) !== null) return ok(null);
  if ((await wallOf(tx, eventId))?.open !== true) return failed('already_closed');
  if (photo !== null) await recordFile(tx, photo);
  const { last } = await tx.selectFrom('event_wall_entry').select(({ fn }) => fn.max('number').as('last')).where('event_id', '=', eventId).executeTakeFirstOrThrow();
  await tx
    .insertInto('event_wall_entry')
    .values({ id: newId(), event_id: eventId, number: (last ?? 0) + 1, text, language, photo: photo?.sha256 ?? null, consent_version: CONSENT_VERSION, photo_consent_version: photo === null ? null : CONSENT_VERSION, documentation_consent_version: documented ? CONSENT_VERSION : null, code_hash: wallHash(code) })
    .execute();
  return ok(null);
}

/** Lets everybody read it, or keeps it from them with a reason that its author reads. */
export async function decideEntry(tx: Tx, actor: Actor, eventId: string, id: string, version: number, decision: { readonly state: 'shown' } | { readonly state: 'hidden'; readonly reason: string }): Promise<Result<null>> {
  const entry = await entryById(tx, id);
  if (entry === null || entry.eventId !== eventId) return failed('gone');
  const reason = decision.state === 'hidden' ? decision.reason : null;
  const done = await tx.updateTable('event_wall_entry').set({ state: decision.state, hidden_reason: reason, version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst();
  if (done === undefined) return failed('stale');
  await record(tx, { actor, kind: 'event', id: eventId, action: decision.state === 'shown' ? 'event.wall_shown' : 'event.wall_hidden', values: { number: entry.number } });
  return ok(null);
}

/** Its text becomes a contribution of the event's process: to be moderated there like every other, and its author finds it under the receipt. */
export async function contributeEntry(tx: VoicesTx, actor: Actor, eventId: string, id: string): Promise<Result<{ number: number }>> {
  const event = await lockEvent(tx, eventId);
  const entry = await entryById(tx, id);
  if (event === null || entry === null || entry.eventId !== eventId) return failed('gone');
  if (event.processId === null || entry.submissionId !== null || entry.state !== 'shown') return failed('wrong_state');
  const taken = await createSubmission(tx, actor, { processId: event.processId, text: entry.text, language: entry.language, topicId: null, municipality: null, channel: 'forum' });
  if (!taken.ok) return taken;
  const submission = await submissionById(tx, taken.value.id);
  await tx.updateTable('event_wall_entry').set({ submission_id: taken.value.id, submission_href: submission === null ? '' : submissionHref(submission.processSlug, submission.number) }).where('id', '=', id).execute();
  await linkNodes(tx, event.id, 'led_to', taken.value.id);
  await record(tx, { actor, kind: 'event', id: eventId, action: 'event.wall_contributed', values: { number: entry.number, submission: taken.value.number } });
  return ok({ number: taken.value.number });
}

/** Its author wants it in the event's documentation, or no longer. */
export async function setDocumented(tx: Tx, code: string, documented: boolean): Promise<void> {
  await tx.updateTable('event_wall_entry').set({ documentation_consent_version: documented ? CONSENT_VERSION : null }).where('code_hash', '=', wallHash(code)).execute();
}

/** Its author takes it down: text and photo are gone at once, and so is a contribution made of it that nothing was condensed from yet. */
export async function takeDown(tx: VoicesTx, code: string, reason: string): Promise<void> {
  const entry = await entryByCode(tx, code);
  if (entry === null) return;
  await tx.deleteFrom('event_wall_entry').where('id', '=', entry.id).execute();
  const submission = entry.submissionId === null ? null : await submissionById(tx, entry.submissionId);
  if (submission !== null && submission.consideredOn === null) await withholdSubmission(tx, system('wall'), submission.id, { version: submission.version, reason });
}

/** Empties the walls of events that ended before; returns how many entries went. */
export async function purgeWalls(tx: Tx, before: Date): Promise<number> {
  const gone = await tx.deleteFrom('event_wall_entry').where('event_id', 'in', tx.selectFrom('event').select('id').where('ends_at', '<', before)).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
