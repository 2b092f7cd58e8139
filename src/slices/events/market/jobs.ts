import { z } from 'zod';
import { newCode } from '../../../kernel/code.ts';
import { isLocale } from '../../../kernel/locale.ts';
import { write } from '../../../platform/database/write.ts';
import type { JobContext } from '../../../platform/jobs.ts';
import { sendMail } from '../../../platform/mail.ts';
import { instanceOf } from '../../instance/public.ts';
import { eventById } from '../queries.ts';
import { addStallCode, STALL_NEWS } from './commands.ts';
import { stallMail } from './mails/stall.tsx';
import { stallById, stallContactOf } from './queries.ts';

const Payload = z.object({ stallId: z.uuid(), news: z.enum(STALL_NEWS) });

/** Writes to somebody who applied for a stall. Whoever has gone meanwhile, or was decided on anew, gets no mail. */
export async function mailStall(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { stallId, news } = Payload.parse(payload);
  const [stall, contact, instance] = await Promise.all([stallById(db, stallId), stallContactOf(db, stallId), instanceOf(db)]);
  const event = stall === null ? null : await eventById(db, stall.eventId);
  if (stall === null || event === null || contact?.email == null || !instance.modules.has('events')) return;
  if ((news === 'accepted' || news === 'placed' ? stall.state !== 'accepted' : news === 'declined' && stall.state !== 'declined')) return;
  const code = newCode();
  await write(db, (tx) => addStallCode(tx, stallId, code));
  await sendMail(config, { to: contact.email, ...stallMail({ news, locale: isLocale(stall.locale) ? stall.locale : 'de', event, stall, name: contact.name, code, from: instance.siteName, absolute: (path) => config.baseUrl + path }) });
}
