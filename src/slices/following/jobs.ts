import { z } from 'zod';
import { addDays, dayOf } from '../../kernel/dates.ts';
import { inLanguage } from '../../kernel/localized.ts';
import { isLocale, type Locale } from '../../kernel/locale.ts';
import { write } from '../../platform/database/write.ts';
import { enqueue, type JobContext, type SliceJobs, type Task } from '../../platform/jobs.ts';
import { sendMail } from '../../platform/mail.ts';
import type { RetentionClass } from '../../platform/retention.ts';
import { instanceOf } from '../instance/public.ts';
import { kindName, type ThreadNode } from '../thread/public.ts';
import { ASK, beginMail, finishMail, FOLLOWER_DAYS, forget, lockAddress, prepareMail, purgeFollowers, releaseMail, SEND } from './commands.ts';
import { askMail, newsMail } from './mails/mails.tsx';
import { addressesToTell, followedBy, followerById, knownOf, toldTo, type Follower, type News } from './queries.ts';
import { FOLLOWABLE, isDue, type Step, type StepSource } from './rules.ts';
import type { Rhythm } from './schema.ts';
import { subscriptionHref } from './urls.ts';

const TELL = 'following.tell';
const Payload = z.object({ id: z.uuid() });
const localeOf = ({ locale }: Pick<Follower, 'locale'>): Locale => (isLocale(locale) ? locale : 'de');

/** A record of the thread in words: what kind it is, and its title. */
const named = (node: ThreadNode): Step['say'] => (locale) => `${kindName(node, locale)}: ${inLanguage(node.title, locale).text}`;

/** What the worker does for those who follow something. */
export function followingJobs(sources: readonly StepSource[]): SliceJobs {
  return {
    tasks: { [ASK]: ask, [TELL]: (payload, context) => tell(payload, context, sources), [SEND]: (payload, context) => send(payload, context, sources), 'following.digests': every(null), 'following.now': every('now') },
    cron: ['10 5 * * * following.digests', '*/15 * * * * following.now'],
  };
}

const ask: Task = async (payload, { db, config }) => {
  const follower = await followerById(db, Payload.parse(payload).id);
  if (follower === null) return;
  const { siteName, modules } = await instanceOf(db);
  if (!follower.visible || !modules.has(FOLLOWABLE[follower.subject.kind])) return;
  await sendMail(config, { to: follower.email, ...askMail({ locale: localeOf(follower), from: siteName, absolute: (path) => config.baseUrl + path, subject: follower.subject, token: follower.token }) });
};

/** A job for each address: every morning for all, every quarter of an hour for those who want to hear at once. */
const every = (rhythm: Rhythm | null): Task => async (_payload, { db }) => {
  const ids = await addressesToTell(db, rhythm);
  await write(db, async (tx) => {
    for (const id of ids) await enqueue(tx, TELL, { id }, { key: `${TELL}:${id}` });
  });
};

/** Puts together what is new for one address. What it tells is noted with it, so that nobody else tells it, too. */
async function tell(payload: unknown, { db }: JobContext, sources: readonly StepSource[]): Promise<void> {
  const one = await followerById(db, Payload.parse(payload).id);
  if (one === null) return;
  const today = dayOf(new Date());
  const { modules } = await instanceOf(db);
  await write(db, async (tx) => {
    await lockAddress(tx, one.email);
    const all = (await followedBy(tx, one.email)).filter((f) => f.visible && modules.has(FOLLOWABLE[f.subject.kind]));
    const news: News = [];
    const steps: Step[] = [];
    const over: string[] = [];
    for (const f of all) {
      const known = await knownOf(tx, f.subject, f.since ?? new Date(), sources, named);
      const told = await toldTo(tx, f.id);
      const fresh = known.steps.filter((s) => !told.has(s.key));
      if (fresh.length > 0) news.push({ follower: f.id, steps: fresh.map((s) => s.key), ended: known.ended === true });
      else if (known.ended === true) over.push(f.id);
      steps.push(...fresh);
    }
    await forget(tx, over);
    const [first] = all;
    if (first !== undefined && isDue(first.rhythm, toldLast(all), steps, today)) await prepareMail(tx, one.email, news, today);
  });
}

const toldLast = (all: readonly Follower[]): string | null => all.reduce<string | null>((last, { toldOn }) => (toldOn !== null && (last === null || toldOn > last) ? toldOn : last), null);

/** Sends a mail once. Whatever is public no more by now is not in it. */
async function send(payload: unknown, { db, config }: JobContext, sources: readonly StepSource[]): Promise<void> {
  const { id } = Payload.parse(payload);
  const begun = await write(db, (tx) => beginMail(tx, id));
  if (begun === null) return;
  const { siteName } = await instanceOf(db);
  const all = await followedBy(db, begun.email);
  const parts: { follower: Follower; steps: Step[]; ended: boolean }[] = [];
  for (const { follower: followerId, steps, ended } of begun.news) {
    const follower = all.find((f) => f.id === followerId);
    if (follower === undefined || !follower.visible) continue;
    const { steps: known } = await knownOf(db, follower.subject, follower.since ?? new Date(), sources, named);
    const still = known.filter((s) => steps.includes(s.key));
    if (still.length > 0) parts.push({ follower, steps: still, ended });
  }
  const [first] = parts;
  if (first !== undefined) {
    const locale = localeOf(first.follower);
    const link = `${config.baseUrl}/${locale}${subscriptionHref(first.follower.token)}`;
    const mail = newsMail({ locale, from: siteName, absolute: (path) => config.baseUrl + path, token: first.follower.token, parts: parts.map((p) => ({ subject: p.follower.subject, steps: p.steps, ended: p.ended })) });
    try {
      await sendMail(config, { to: begun.email, ...mail, unsubscribe: link, reference: id });
    } catch (refusal) {
      await write(db, (tx) => releaseMail(tx, id));
      throw refusal;
    }
  }
  await write(db, (tx) => finishMail(tx, id, parts.filter((p) => p.ended).map((p) => p.follower.id)));
}

/** What this slice deletes on schedule. */
export const followingRetention: readonly RetentionClass[] = [
  {
    key: 'follower',
    text: {
      de: { name: 'Mailadressen für Neuigkeiten', period: '24 Monate nach der Bestätigung, unbestätigt 7 Tage, früher auf Wunsch oder wenn die Sache zu Ende ist', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' },
      en: { name: 'Mail addresses for news', period: '24 months after confirmation, unconfirmed 7 days, earlier on request or when the matter is over', ground: 'Consent, Art. 6 (1) a GDPR' },
    },
    days: FOLLOWER_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeFollowers(tx, addDays(dayOf(before), FOLLOWER_DAYS))),
  },
];
