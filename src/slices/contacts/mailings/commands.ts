import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import { contactById, contactsIn, type Contact } from '../register/queries.ts';
import type { Selection } from '../register/schema.ts';
import type { Purpose } from '../rules.ts';
import type { ContactTables } from '../tables.ts';
import { mailingById, recipientByNumber } from './queries.ts';
import { MOST_RECIPIENTS, wayFor, type Way } from './rules.ts';

type Tx = Writes<ContactTables & ThreadTables>;

export interface MailingInput {
  readonly title: string;
  readonly purpose: Purpose;
  readonly way: Way;
  readonly subject: Localized;
  readonly body: Localized;
  readonly targetKind: string;
  readonly targetKey: string;
  readonly selection: Selection;
}

const columnsOf = ({ title, purpose, way, subject, body, targetKind, targetKey, selection }: MailingInput) => ({ title, purpose, way, subject, body, target_kind: targetKind, target_key: targetKey, selection: JSON.stringify(selection) });

/** A draft of a mailing. */
export async function createMailing(tx: Tx, actor: Actor, input: MailingInput): Promise<{ readonly id: string }> {
  const id = newId();
  await tx.insertInto('mailing').values({ id, ...columnsOf(input) }).execute();
  await record(tx, { actor, kind: 'mailing', id, action: 'mailing.created', values: { purpose: input.purpose, way: input.way, target: input.targetKind } });
  return { id };
}

/** Another wording of a draft. */
export async function changeMailing(tx: Tx, actor: Actor, id: string, version: number, input: MailingInput): Promise<Result<null>> {
  const row = await tx.updateTable('mailing').set({ ...columnsOf(input), version: version + 1 }).where('id', '=', id).where('version', '=', version).where('state', '=', 'draft').returning('id').executeTakeFirst();
  if (row === undefined) return failed((await mailingById(tx, id))?.state === 'draft' ? 'stale' : 'wrong_state');
  await record(tx, { actor, kind: 'mailing', id, action: 'mailing.changed' });
  return ok(null);
}

/** Who is written to and how, by the register as it is now: only people who may be written to for this purpose. */
export async function recipientsOf(tx: Pick<Tx, 'selectFrom' | 'with' | 'withRecursive' | 'fn' | 'getExecutor' | 'case' | 'dynamic' | 'selectNoFrom'>, mailing: Pick<MailingInput, 'selection' | 'purpose' | 'way'>, today: Day): Promise<{ readonly letters: readonly Contact[]; readonly mails: readonly Contact[]; readonly left: readonly Contact[] }> {
  const found = (await contactsIn(tx, mailing.selection, today)).filter((c) => c.purposes.includes(mailing.purpose));
  const by = (way: 'letter' | 'mail' | null) => found.filter((c) => wayFor(c, mailing.way) === way);
  return { letters: by('letter'), mails: by('mail'), left: by(null) };
}

/** Fixes who is written to and hands the work over: letters are made in the worker, mails are sent by it one by one. */
export async function makeMailing(tx: Tx, actor: Actor, id: string, version: number, today: Day): Promise<Result<null>> {
  const mailing = await mailingById(tx, id);
  if (mailing === null) return failed('not_found');
  if (mailing.state !== 'draft') return failed('wrong_state');
  const { letters, mails } = await recipientsOf(tx, mailing, today);
  if (letters.length + mails.length === 0) return failed('required', 'recipients');
  if (letters.length + mails.length > MOST_RECIPIENTS) return failed('out_of_range', 'recipients', { min: 1, max: MOST_RECIPIENTS });
  const row = await tx
    .updateTable('mailing')
    .set({ state: letters.length > 0 ? 'making' : 'ready', letters: letters.length, mails: mails.length, made_at: new Date(), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return failed('stale');
  const rows = [...letters.map((c) => ({ mailing_id: id, contact_id: c.id, way: 'letter' })), ...mails.map((c) => ({ mailing_id: id, contact_id: c.id, way: 'mail' }))];
  const numbers = await tx.insertInto('mailing_recipient').values(rows).returning(['number', 'way']).execute();
  if (letters.length > 0) await enqueue(tx, 'contacts.letters', { mailingId: id }, { key: `letters-${id}` });
  for (const { number } of numbers.filter((n) => n.way === 'mail')) await enqueue(tx, 'contacts.mail', { number: Number(number) });
  await record(tx, { actor, kind: 'mailing', id, action: 'mailing.made', values: { letters: letters.length, mails: mails.length } });
  return ok(null);
}

/** Keeps the letters as they were printed; an earlier try is replaced. */
export async function keepLetters(tx: Tx, id: string, content: Buffer): Promise<void> {
  await tx.insertInto('mailing_file').values({ mailing_id: id, content }).onConflict((c) => c.column('mailing_id').doUpdateSet({ content })).execute();
  await tx.updateTable('mailing').set({ state: 'ready' }).where('id', '=', id).execute();
}

/** Says that letters cannot be made, e.g. because what they lead to is over. */
export async function giveUpLetters(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('mailing').set({ state: 'failed' }).where('id', '=', id).execute();
}

/** Notes that a mail left. False when it had left before. */
export async function markSent(tx: Tx, number: number): Promise<boolean> {
  return (await tx.updateTable('mailing_recipient').set({ sent_at: new Date() }).where('number', '=', number).where('sent_at', 'is', null).returning('number').executeTakeFirst()) !== undefined;
}

/** Notes that what was sent came back: the address is used no more until somebody corrects it. Gives the entry. */
export async function enterReturned(tx: Tx, actor: Actor, number: number, today: Day): Promise<Result<{ readonly contact: Contact; readonly again: boolean }>> {
  const sent = await recipientByNumber(tx, number);
  if (sent === null) return failed('key_unknown', 'number', { key: String(number) });
  let contact = await contactById(tx, sent.contactId);
  for (let step = 0; contact !== null && contact.mergedInto !== null && step < 20; step += 1) contact = await contactById(tx, contact.mergedInto);
  if (contact === null) return failed('key_unknown', 'number', { key: String(number) });
  if (sent.returnedOn !== null) return ok({ contact, again: true });
  await tx.updateTable('mailing_recipient').set({ returned_on: today }).where('number', '=', number).execute();
  await tx.updateTable('mailing').set((eb) => ({ returned: eb('returned', '+', 1) })).where('id', '=', sent.mailingId).execute();
  await tx.updateTable('contact').set({ returned_on: today, version: contact.version + 1 }).where('id', '=', contact.id).execute();
  await record(tx, { actor, kind: 'contact', id: contact.id, action: 'contact.returned' });
  return ok({ contact, again: false });
}

/** Deletes a mailing that was never made, or one whose letters failed. */
export async function removeMailing(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  const row = await tx.deleteFrom('mailing').where('id', '=', id).where('state', 'in', ['draft', 'failed']).returning('id').executeTakeFirst();
  if (row === undefined) return failed('wrong_state');
  await record(tx, { actor, kind: 'mailing', id, action: 'mailing.removed' });
  return ok(null);
}

/** Deletes letters and who got them; how many there were and how many came back stays. */
export async function purgeMailings(tx: Tx, before: Date): Promise<number> {
  const due = await tx.selectFrom('mailing').select('id').where('made_at', '<', before).execute();
  let removed = 0;
  for (const { id } of due) {
    const files = await tx.deleteFrom('mailing_file').where('mailing_id', '=', id).returning('mailing_id').execute();
    const rows = await tx.deleteFrom('mailing_recipient').where('mailing_id', '=', id).returning('number').execute();
    removed += files.length + rows.length;
  }
  return removed;
}
