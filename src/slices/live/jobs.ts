import { system } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/dates.ts';
import { write } from '../../platform/database/write.ts';
import type { JobContext, SliceJobs } from '../../platform/jobs.ts';
import { keyFolder } from '../../platform/keys.ts';
import type { RetentionClass } from '../../platform/retention.ts';
import { closeRoom, forgetNames } from './commands.ts';
import { endedRooms, overdueRooms } from './queries.ts';
import { NAME_DAYS } from './rules.ts';

/** Closes rooms whose last day is over, and destroys keys that a crash after closing left behind. */
async function close(_payload: unknown, { db, config }: JobContext): Promise<void> {
  for (const id of await overdueRooms(db, dayOf(new Date()))) await write(db, (tx) => closeRoom(tx, system('clock'), id));
  const keys = keyFolder(config.keysDir);
  for (const id of await endedRooms(db, keys.list())) keys.destroy(id);
}

export const liveJobs: SliceJobs = { tasks: { 'live.close': close }, cron: ['15 * * * * live.close'] };

/** What this slice deletes on schedule. */
export const liveRetention: readonly RetentionClass[] = [
  {
    key: 'live_question.first_name',
    text: {
      de: { name: 'Vornamen bei Fragen im Live-Raum', period: `${NAME_DAYS} Tage nach der Frage`, ground: 'Art. 6 Abs. 1 Buchst. a DSGVO (Einwilligung)' },
      en: { name: 'First names at questions in a live room', period: `${NAME_DAYS} days after the question`, ground: 'Art. 6 (1) a GDPR (consent)' },
    },
    days: NAME_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => forgetNames(tx, dayOf(before))),
  },
];
