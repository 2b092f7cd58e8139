import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { canonicalJson, record } from '../../thread/public.ts';
import { lockEvent, type Tx } from '../locking/commands.ts';
import { showStatements } from '../minutes/commands.ts';
import { digestOf, statementsIn, type Snapshot } from './rules.ts';

/** Keeps what stands before everything else in the next edition. */
export async function writePreface(tx: Tx, actor: Actor, eventId: string, version: number, preface: Localized): Promise<Result<null>> {
  if ((await lockEvent(tx, eventId)) === null) return failed('not_found');
  const known = await tx.selectFrom('event_documentation_draft').select('version').where('event_id', '=', eventId).executeTakeFirst();
  if ((known?.version ?? 0) !== version) return failed('stale');
  await tx.insertInto('event_documentation_draft').values({ event_id: eventId, preface }).onConflict((c) => c.column('event_id').doUpdateSet({ preface, version: version + 1 })).execute();
  await record(tx, { actor, kind: 'event', id: eventId, action: 'event.documentation_drafted' });
  return ok(null);
}

/**
 * Releases an edition: it is frozen as it is, and its statements can be read by everybody. An edition that somebody else released meanwhile
 * refuses it, so that nobody releases what they have not seen as the next.
 */
export async function releaseDocumentation(tx: Tx, actor: Actor, eventId: string, snapshot: Snapshot, approver: string, now = new Date()): Promise<Result<{ number: number }>> {
  const event = await lockEvent(tx, eventId);
  if (event === null) return failed('not_found');
  if (event.state !== 'published' || event.startsAt > now) return failed('wrong_state');
  const { last } = await tx.selectFrom('event_documentation').select(({ fn }) => fn.max('number').as('last')).where('event_id', '=', eventId).executeTakeFirstOrThrow();
  if (snapshot.number !== (last ?? 0) + 1) return failed('stale');
  const digest = digestOf(snapshot);
  await tx.insertInto('event_documentation').values({ id: newId(), event_id: eventId, number: snapshot.number, released_on: snapshot.releasedOn, approver, snapshot: canonicalJson(snapshot), digest }).execute();
  await showStatements(tx, event, statementsIn(snapshot));
  await record(tx, { actor, kind: 'event', id: eventId, action: 'event.documentation_released', values: { number: snapshot.number, digest: digest.toString('hex') } });
  return ok({ number: snapshot.number });
}
