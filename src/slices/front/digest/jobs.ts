import { z } from 'zod';
import { isStaff, type Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { isLocale, staffLocale } from '../../../kernel/locale.ts';
import { write } from '../../../platform/database/write.ts';
import { enqueue, type JobContext, type SliceJobs, type Task } from '../../../platform/jobs.ts';
import { sendMail } from '../../../platform/mail.ts';
import { instanceOf } from '../../instance/public.ts';
import { personById } from '../../people/public.ts';
import { everythingWaiting } from '../queries.ts';
import { giveBack, stopDigest, takeDigest } from './commands.ts';
import { waitingMail } from './mails/waiting.tsx';
import { allDigests, digestOf } from './queries.ts';
import { isDue } from './rules.ts';
import { offHref } from './urls.ts';

const DIGEST = 'front.digest';
const Payload = z.object({ accountId: z.uuid() });

/** On working days a job for each of the staff who wants the list today. */
const digests: Task = async (_payload, { db }) => {
  const today = dayOf(new Date());
  const due = (await allDigests(db)).filter((d) => isDue(d.rhythm, d.sentOn, today));
  await write(db, async (tx) => {
    for (const { accountId } of due) await enqueue(tx, DIGEST, { accountId }, { key: `${DIGEST}:${accountId}` });
  });
};

/** The list of what waits, as the desk shows it to this person; no mail where nothing waits. */
async function digest(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { accountId } = Payload.parse(payload);
  const today = dayOf(new Date());
  const [chosen, person, { siteName, modules }] = await Promise.all([digestOf(db, accountId), personById(db, accountId), instanceOf(db)]);
  if (chosen === null || !isDue(chosen.rhythm, chosen.sentOn, today)) return;
  const actor: Actor = { kind: 'account', id: accountId, name: person?.name ?? '', grants: person?.grants ?? [], sessionId: '' };
  if (person === undefined || person.email === null || !isStaff(actor)) {
    await write(db, (tx) => stopDigest(tx, accountId));
    return;
  }
  const locale = staffLocale(isLocale(person.locale) ? person.locale : 'de');
  const waiting = await everythingWaiting(db, actor, locale, modules);
  if (waiting.length === 0 || !(await write(db, (tx) => takeDigest(tx, accountId, today)))) return;
  const off = `${config.baseUrl}/${locale}${offHref(chosen.token)}`;
  try {
    await sendMail(config, { to: person.email, ...waitingMail({ locale, from: siteName, waiting, today, off, page: (path) => `${config.baseUrl}/${locale}${path}` }), unsubscribe: off });
  } catch (refusal) {
    await write(db, (tx) => giveBack(tx, accountId, chosen.sentOn));
    throw refusal;
  }
}

/** What the worker does for the desk. */
export const deskJobs: SliceJobs = { tasks: { [DIGEST]: digest, 'front.digests': digests }, cron: ['20 4 * * 1-5 front.digests'] };
