import { dayOf } from '../../../kernel/dates.ts';
import { isLocale } from '../../../kernel/locale.ts';
import { write } from '../../../platform/database/write.ts';
import { enqueue, type JobContext, type SliceJobs, type Task } from '../../../platform/jobs.ts';
import { sendMail } from '../../../platform/mail.ts';
import { instanceOf } from '../../instance/public.ts';
import { submissionById } from '../submissions/queries.ts';
import { ASK, DIGEST, noteTold } from './commands.ts';
import { askMail, linkOf, newsMail } from './mails/mails.tsx';
import { followerById, standingOf, toTell, type Follower } from './queries.ts';
import { newsSince, seenOf } from './rules.ts';

async function aroundOf(follower: Follower, { db, config }: JobContext) {
  const { siteName } = await instanceOf(db);
  return { follower, locale: isLocale(follower.locale) ? follower.locale : ('de' as const), from: siteName, absolute: (path: string) => config.baseUrl + path };
}

const ask: Task = async (payload, context) => {
  const follower = await followerById(context.db, (payload as { id: string }).id);
  if (follower === null) return;
  await sendMail(context.config, { to: follower.email, ...askMail(await aroundOf(follower, context)) });
};

/** One mail to one address: what came since the last one. Whatever is public no more by now is not in it. */
const digest: Task = async (payload, context) => {
  const { db, config } = context;
  const follower = await followerById(db, (payload as { id: string }).id);
  const today = dayOf(new Date());
  if (follower?.confirmedOn == null || follower.toldOn === today) return;
  if (follower.submissionId !== null && (await submissionById(db, follower.submissionId))?.state !== 'published') return;
  const now = await standingOf(db, follower);
  const news = newsSince(follower.seen, now);
  if (news === null) return;
  const around = await aroundOf(follower, context);
  await sendMail(config, { to: follower.email, ...newsMail(around, news), unsubscribe: linkOf(around) });
  await write(db, (tx) => noteTold(tx, follower.id, today, seenOf(now)));
};

/** Every morning a job for each follower. */
const digests: Task = async (_payload, { db }) => {
  const ids = await toTell(db, dayOf(new Date()));
  await write(db, async (tx) => {
    for (const id of ids) await enqueue(tx, DIGEST, { id }, { key: `${DIGEST}:${id}` });
  });
};

export const followingJobs: SliceJobs = { tasks: { [ASK]: ask, [DIGEST]: digest, 'participation.follow_digests': digests }, cron: ['10 5 * * * participation.follow_digests'] };
