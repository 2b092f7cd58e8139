import { system } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/dates.ts';
import { write } from '../../platform/database/write.ts';
import type { Db } from '../../platform/database/types.ts';
import { enqueue, type JobContext, type SliceJobs } from '../../platform/jobs.ts';
import { keyFolder, type KeyFolder } from '../../platform/keys.ts';
import { log } from '../../platform/log.ts';
import type { RetentionClass } from '../../platform/retention.ts';
import { mailCode } from './codes/jobs.ts';
import { openBallot } from './commands.ts';
import { moveLiveTotals } from './live/commands.ts';
import { dueBallots, endedBallots } from './queries.ts';
import { closeBallot, forgetPhotos, forgetWitnesses } from './results/commands.ts';
import { liveTotalsAreDue } from './results/queries.ts';

const CLOCK = system('clock');
const LIVE_EVERY_MS = 10_000;

/** Opens and closes by time, and destroys keys that a crash after closing left behind. Runs every minute. */
async function watch(_payload: unknown, { db, config }: JobContext): Promise<void> {
  const keys = keyFolder(config.keysDir);
  const { toOpen, toClose } = await dueBallots(db, new Date());
  for (const id of toOpen) report(await write(db, (tx) => openBallot(tx, keys, CLOCK, id)), 'opened', id);
  for (const id of toClose) report(await write(db, (tx) => closeBallot(tx, keys, CLOCK, id)), 'closed', id);
  await destroyOldKeys(db, keys);
}

/** A ballot that cannot open or close by itself waits for people; the desk names it. */
function report(result: { ok: boolean; problems?: readonly { code: string }[] }, what: string, id: string): void {
  if (!result.ok) log.error(`a ballot could not be ${what} by time`, { ballot: id, problem: result.problems?.[0]?.code });
}

async function destroyOldKeys(db: Db, keys: KeyFolder): Promise<void> {
  const held = keys.list();
  if (held.length === 0) return;
  for (const id of await endedBallots(db, held)) keys.destroy(id);
}

/** Moves live totals, again and again while the ballot is open; the key of the job keeps it from piling up. */
async function live(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { id } = payload as { id: string };
  if (await liveTotalsAreDue(db, id)) await write(db, (tx) => moveLiveTotals(tx, keyFolder(config.keysDir), id));
  const { liveOpen } = await dueBallots(db, new Date());
  if (liveOpen.includes(id)) await enqueue(db, 'ballots.live', { id }, { key: `ballots.live ${id}`, runAt: new Date(Date.now() + LIVE_EVERY_MS) });
}

export const ballotJobs: SliceJobs = {
  tasks: { 'ballots.watch': watch, 'ballots.live': live, 'ballots.mail_code': mailCode },
  cron: ['* * * * * ballots.watch'],
};

/** What this slice deletes on schedule. */
export const ballotRetention: readonly RetentionClass[] = [
  {
    key: 'ballot.witnesses',
    text: {
      de: { name: 'Namen der Personen, die eine kleine Abstimmung nachgezählt haben', period: '24 Monate nach der Nachzählung', ground: '§ 3 NDSG (öffentliche Aufgabe)' },
      en: { name: 'Names of those who recounted a small ballot', period: '24 months after the recount', ground: '§ 3 NDSG (public task)' },
    },
    days: 730,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => forgetWitnesses(tx, dayOf(before))),
  },
  {
    key: 'ballot.photos',
    text: {
      de: { name: 'Fotos von Punktetafeln, auf denen Menschen zu sehen sein können', period: '24 Monate nach dem Ende der Abstimmung', ground: '§ 3 NDSG (öffentliche Aufgabe)' },
      en: { name: 'Photos of dot boards, which may show people', period: '24 months after the ballot closed', ground: '§ 3 NDSG (public task)' },
    },
    days: 730,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => forgetPhotos(tx, before)),
  },
];
