import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { instanceOf } from '../../instance/public.ts';
import type { AssessmentTables } from '../tables.ts';

export interface Forwarding {
  readonly recipient: string;
  readonly letter: string;
  readonly sentOn: string | null;
  readonly reply: Localized | null;
  readonly repliedOn: string | null;
  /** Whether everybody may read the reply. */
  readonly replyPublic: boolean;
  readonly version: number;
}

/** The letter about a forwarded thing; null while none was written. Recipient, letter and a reply that is not public are for the office. */
export async function forwardingOf(reads: Reads<AssessmentTables>, assessmentId: string): Promise<Forwarding | null> {
  const row = await reads
    .selectFrom('forwarding')
    .select(['recipient', 'letter', 'sent_on as sentOn', 'reply', 'replied_on as repliedOn', 'reply_public as replyPublic', 'version'])
    .where('assessment_id', '=', assessmentId)
    .executeTakeFirst();
  return row ?? null;
}

export interface Sender {
  readonly name: string;
  readonly site: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
}

/** Who writes: the instance's settings. */
export async function senderOf(reads: Parameters<typeof instanceOf>[0]): Promise<Sender> {
  const { siteName, settings } = await instanceOf(reads);
  const operator = settings['operator'] ?? '';
  return { name: operator === '' ? siteName : operator, site: operator === '' ? '' : siteName, address: settings['address'] ?? '', phone: settings['phone'] ?? '', email: settings['email'] ?? '' };
}
