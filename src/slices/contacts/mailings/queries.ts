import { isId } from '../../../kernel/ids.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Db, Reads } from '../../../platform/database/types.ts';
import { contactsById, type Contact } from '../register/queries.ts';
import { Selection } from '../register/schema.ts';
import type { Purpose } from '../rules.ts';
import type { ContactTables } from '../tables.ts';
import type { MailingState, Recipient, Way } from './rules.ts';

type R = Reads<ContactTables>;

/** What a mailing can lead to. Other slices give theirs; `src/slices.ts` lists them. */
export interface LinkTarget {
  /** Stable, e.g. `survey`. */
  readonly kind: string;
  readonly module: string;
  readonly label: Readonly<Record<'de' | 'en', string>>;
  /** What people can be invited to now. */
  readonly options: (db: Db) => Promise<readonly { readonly key: string; readonly title: Localized }[]>;
  /** A path without language prefix for each recipient, their own where the target knows who was invited; null when it is over. May be asked again for the same people. */
  readonly linksFor: (db: Db, key: string, recipients: readonly Recipient[]) => Promise<ReadonlyMap<string, string> | null>;
}

export interface Mailing {
  readonly id: string;
  readonly title: string;
  readonly purpose: Purpose;
  readonly selection: Selection;
  readonly subject: Localized;
  readonly body: Localized;
  readonly targetKind: string;
  readonly targetKey: string;
  readonly way: Way;
  readonly state: MailingState;
  readonly letters: number;
  readonly mails: number;
  readonly returned: number;
  readonly version: number;
  readonly createdAt: Date;
  readonly madeAt: Date | null;
}

const COLUMNS = ['id', 'title', 'purpose', 'selection', 'subject', 'body', 'target_kind as targetKind', 'target_key as targetKey', 'way', 'state', 'letters', 'mails', 'returned', 'version', 'created_at as createdAt', 'made_at as madeAt'] as const;
const asMailing = <T extends { selection: unknown }>(row: T): Mailing => ({ ...row, selection: Selection.parse(row.selection) }) as unknown as Mailing;

/** Every mailing, the newest first. */
export async function mailingList(reads: R): Promise<readonly Mailing[]> {
  return (await reads.selectFrom('mailing').select(COLUMNS).orderBy('created_at', 'desc').orderBy('id').limit(200).execute()).map(asMailing);
}

export async function mailingById(reads: R, id: string): Promise<Mailing | null> {
  if (!isId(id)) return null;
  const row = await reads.selectFrom('mailing').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : asMailing(row);
}

export interface Addressed {
  readonly number: number;
  readonly contact: Contact;
}

/** Who gets a letter, in the order in which they are printed. */
export async function lettersOf(reads: R, mailingId: string): Promise<readonly Addressed[]> {
  const rows = await reads.selectFrom('mailing_recipient').select(['number', 'contact_id']).where('mailing_id', '=', mailingId).where('way', '=', 'letter').orderBy('number').execute();
  const contacts = new Map((await contactsById(reads, rows.map((r) => r.contact_id))).map((c) => [c.id, c]));
  return rows.flatMap(({ number, contact_id }) => { const contact = contacts.get(contact_id); return contact === undefined ? [] : [{ number: Number(number), contact }]; });
}

export interface Sent {
  readonly number: number;
  readonly mailingId: string;
  readonly contactId: string;
  readonly sentAt: Date | null;
  readonly returnedOn: string | null;
}

/** One recipient by the number on their letter. */
export async function recipientByNumber(reads: R, number: number): Promise<Sent | null> {
  const row = await reads.selectFrom('mailing_recipient').select(['number', 'mailing_id as mailingId', 'contact_id as contactId', 'sent_at as sentAt', 'returned_on as returnedOn']).where('number', '=', number).executeTakeFirst();
  return row === undefined ? null : { ...row, number: Number(row.number) };
}

/** Mails of a mailing that have left. */
export async function sentMails(reads: R, mailingId: string): Promise<number> {
  return (await reads.selectFrom('mailing_recipient').select((eb) => eb.fn.countAll<number>().as('n')).where('mailing_id', '=', mailingId).where('way', '=', 'mail').where('sent_at', 'is not', null).executeTakeFirstOrThrow()).n;
}

/** Whether the letters can be downloaded: they are made, and not deleted yet. */
export async function hasFile(reads: R, mailingId: string): Promise<boolean> {
  return (await reads.selectFrom('mailing_file').select('mailing_id').where('mailing_id', '=', mailingId).executeTakeFirst()) !== undefined;
}

export async function fileOf(reads: R, mailingId: string): Promise<Buffer | null> {
  return (await reads.selectFrom('mailing_file').select('content').where('mailing_id', '=', mailingId).executeTakeFirst())?.content ?? null;
}

/** What was sent to contacts, for whoever asks what is held about them. */
export async function sentTo(reads: R, contactIds: readonly string[]): Promise<readonly { readonly contactId: string; readonly title: string; readonly way: string; readonly on: Date | null }[]> {
  if (contactIds.length === 0) return [];
  return reads
    .selectFrom('mailing_recipient')
    .innerJoin('mailing', 'mailing.id', 'mailing_recipient.mailing_id')
    .select(['contact_id as contactId', 'title', 'mailing_recipient.way', 'made_at as on'])
    .where('contact_id', 'in', contactIds)
    .orderBy('made_at')
    .execute();
}
