import { z } from 'zod';
import { system } from '../../../kernel/actor.ts';
import { write } from '../../../platform/database/write.ts';
import { enqueue, type JobContext, type SliceJobs } from '../../../platform/jobs.ts';
import { instanceOf } from '../../instance/public.ts';
import { askAll, READ } from './commands.ts';
import { onNetwork } from './imports.ts';
import { runById, sourceById } from './queries.ts';
import { homeOf } from './rules.ts';
import { carryOut } from './runs/imports.ts';
import { LIMITS, NIGHT_UTC } from './schema.ts';

const Payload = z.object({ runId: z.uuid() });
const NIGHT = 'council.night';
const ON = 'council.on';
const ON_AFTER = 10 * 60_000;
const PROGRAM = system('oparl import');

/** Reads council information systems: when asked, and every night. */
export const councilJobs: SliceJobs = {
  tasks: { [READ]: read, [NIGHT]: night, [ON]: goOn },
  cron: [`${NIGHT_UTC.minute} ${NIGHT_UTC.hour} * * * ${NIGHT}`],
};

async function read(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { runId } = Payload.parse(payload);
  await carryOut(db, runId, (source) => onNetwork(homeOf(source.address), config.intranetHosts, LIMITS), LIMITS);
  const run = await runById(db, runId);
  const source = run === null ? null : await sourceById(db, run.sourceId);
  // A first import can take several parts; one a while later, so that other work has its turn.
  if (run?.reason === 'limit' && source?.unfinished != null && source.active) await write(db, (tx) => enqueue(tx, ON, {}, { key: ON, runAt: new Date(Date.now() + ON_AFTER), attempts: 1 }));
}

async function night(_payload: unknown, { db }: JobContext): Promise<void> {
  if ((await instanceOf(db)).modules.has('bodies')) await write(db, (tx) => askAll(tx, PROGRAM, false));
}

async function goOn(_payload: unknown, { db }: JobContext): Promise<void> {
  await write(db, (tx) => askAll(tx, PROGRAM, true));
}
