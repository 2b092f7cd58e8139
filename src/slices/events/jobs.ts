import { z } from 'zod';
import { newCode } from '../../kernel/code.ts';
import { isLocale } from '../../kernel/locale.ts';
import { write } from '../../platform/database/write.ts';
import type { JobContext, SliceJobs } from '../../platform/jobs.ts';
import { sendMail } from '../../platform/mail.ts';
import type { RetentionClass } from '../../platform/retention.ts';
import { instanceOf } from '../instance/public.ts';
import { purgeStalls, STALL_MAIL } from './market/commands.ts';
import { mailStall } from './market/jobs.ts';
import { programmeOf } from './programme/queries.ts';
import { eventById } from './queries.ts';
import { addCode, forgetContact, MAIL, NEWS, purgeRegistrations, remindGuests } from './registering/commands.ts';
import { newsMail } from './registering/mails/news.tsx';
import { contactOf, registrationById } from './registering/queries.ts';
import { KEEP } from './rules.ts';
import { choicesOf } from './seats/queries.ts';
import { purgeWalls } from './wall/commands.ts';

const Payload = z.object({ registrationId: z.uuid(), news: z.enum(NEWS) });

/** Reminders leave this long before an event begins. */
const REMIND_HOURS = 48;
const DAY = 86_400_000;

export const eventJobs: SliceJobs = {
  tasks: { [MAIL]: mail, [STALL_MAIL]: mailStall, 'events.remind': remind },
  cron: ['15 * * * * events.remind'],
};

/** Writes to somebody who registered. The link in the mail is made here and stored nowhere; whoever has gone meanwhile gets no mail. */
async function mail(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { registrationId, news } = Payload.parse(payload);
  const [registration, contact, instance] = await Promise.all([registrationById(db, registrationId), contactOf(db, registrationId), instanceOf(db)]);
  const event = registration === null ? null : await eventById(db, registration.eventId);
  if (registration === null || event === null || contact?.email == null || !instance.modules.has('events')) return;
  if ((registration.state === 'cancelled') !== (news === 'cancelled') || (news === 'reminder' && event.state !== 'published')) return;
  const locale = isLocale(registration.locale) ? registration.locale : 'de';
  const [choices, programme] = await Promise.all([choicesOf(db, registrationId), programmeOf(db, event.id)]);
  const sessions = programme.flatMap((r) => r.sessions).filter((s) => choices.some((c) => c.sessionId === s.id));
  const code = newCode();
  await write(db, (tx) => addCode(tx, registrationId, code));
  const content = await newsMail({ news, locale, event, registration, name: contact.name, sessions, waiting: new Set(choices.filter((c) => c.waiting).map((c) => c.sessionId)), code, from: instance.siteName, absolute: (path) => config.baseUrl + path });
  await sendMail(config, { to: contact.email, ...content });
  if (news === 'cancelled') await write(db, (tx) => forgetContact(tx, registrationId));
}

async function remind(_payload: unknown, { db }: JobContext): Promise<void> {
  const { modules } = await instanceOf(db);
  if (modules.has('events')) await write(db, (tx) => remindGuests(tx, new Date(), REMIND_HOURS));
}

/** What this slice deletes on schedule. */
export const eventRetention: readonly RetentionClass[] = [
  {
    key: 'event.registration',
    text: {
      de: { name: 'Anmeldungen zu Veranstaltungen', period: '{days} Tage nach der Veranstaltung, früher, wenn es dort so steht; Zahlen bleiben', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a und Art. 9 Abs. 2 Buchst. a DSGVO' },
      en: { name: 'Registrations for events', period: '{days} days after the event, earlier where the event says so; numbers remain', ground: 'Consent, Art. 6 (1) a and Art. 9 (2) a GDPR' },
    },
    ...KEEP,
    archive: 'none',
    // What an event itself says is shorter, so it is counted from today.
    remove: (db, before, days = KEEP.days) => write(db, (tx) => purgeRegistrations(tx, new Date(before.getTime() + days * DAY), days)),
  },
  {
    key: 'event.stall',
    text: {
      de: { name: 'Kontakte und abgelehnte Anmeldungen von Ständen', period: '{days} Tage nach der Veranstaltung, früher, wenn es dort so steht; zugesagte Stände bleiben ohne Kontakt', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' },
      en: { name: 'Contacts and declined applications for stalls', period: '{days} days after the event, earlier where the event says so; accepted stalls remain without a contact', ground: 'Consent, Art. 6 (1) a GDPR' },
    },
    ...KEEP,
    archive: 'none',
    remove: (db, before, days = KEEP.days) => write(db, (tx) => purgeStalls(tx, new Date(before.getTime() + days * DAY), days)),
  },
  {
    key: 'event.wall',
    text: {
      de: { name: 'Texte und Fotos der Meinungs-Ecke', period: 'zwei Jahre nach der Veranstaltung, früher, wenn die Person sie löscht', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' },
      en: { name: 'Texts and photos of the statements wall', period: 'two years after the event, earlier when their author deletes them', ground: 'Consent, Art. 6 (1) a GDPR' },
    },
    days: 730,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeWalls(tx, before)),
  },
];
