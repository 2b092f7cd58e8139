import { dayOf } from '../../../kernel/dates.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { write } from '../../../platform/database/write.ts';
import type { SliceJobs, Task } from '../../../platform/jobs.ts';
import { allProcesses, processById } from '../processes/queries.ts';
import { DOCUMENT, makeDocumentation, orderDocumentation, storeDocumentation } from './commands.ts';

/** One PDF of one process. */
const make: Task = async (payload, { db, config }) => {
  const { processId, locale } = payload as { processId: string; locale: Locale };
  const process = await processById(db, processId);
  if (process?.publishedOn == null) return;
  const made = await makeDocumentation(db, process, locale, dayOf(new Date()), { baseUrl: config.baseUrl });
  if (made !== null) await write(db, (tx) => storeDocumentation(tx, processId, locale, made));
};

/** Every hour what changed is made anew; what did not is found so without making it. */
const orderAll: Task = async (_payload, { db }) => {
  const processes = (await allProcesses(db)).filter((p) => p.publishedOn !== null);
  await write(db, async (tx) => {
    for (const p of processes) await orderDocumentation(tx, p.id);
  });
};

export const documentationJobs: SliceJobs = { tasks: { [DOCUMENT]: make, 'participation.documents': orderAll }, cron: ['20 * * * * participation.documents'] };
