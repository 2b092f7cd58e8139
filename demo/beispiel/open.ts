import { addDays, dayOf, instantOf } from '../../src/kernel/dates.ts';
import { valueOf } from '../../src/kernel/problem.ts';
import type { Config } from '../../src/platform/config.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { keyFolder } from '../../src/platform/keys.ts';
import { createBallot, openBallot, type OptionInput } from '../../src/slices/ballots/public.ts';
import { createProcess } from '../../src/slices/participation/public.ts';
import { actor, facts, SOURCE, text } from './common.ts';

/** How long the demonstration's call and ballot stay open, from the day it is loaded. */
const OPEN_DAYS = 365;

/** A call and a ballot that a visitor can try. */
export async function loadOpen(db: Db, config: Config): Promise<void> {
  const today = dayOf(new Date());
  const until = addDays(today, OPEN_DAYS);
  await write(db, async (tx) => {
    const { slug, title, summary, topics } = facts.openProcess;
    const phase = { kind: 'call' as const, title: text(facts.process.phases[0]?.title ?? title), startsOn: today, endsOn: until };
    valueOf(await createProcess(tx, actor, { slug, title: text(title), summary: text(summary), source: SOURCE, invented: true, call: 'open', callClosesOn: until, publishedOn: today, topics: topics.map((t) => text(t.title)), phases: [phase] }));
    const { openBallot: ballot } = facts;
    const options = ballot.options.map((o, index): OptionInput => ({ title: text(o), pictogram: (ballot.pictograms[index] ?? 'star') as OptionInput['pictogram'], nodeId: null, href: null }));
    const settings = { slug: ballot.slug, title: text(ballot.title), explanation: text(ballot.explanation), dotsPerVoter: 5, maxPerOption: 3, electorate: 'device' as const, offline: false, live: false, top: 2, opensAt: null, closesAt: instantOf(until, '18:00'), weightingBody: null, source: SOURCE };
    const { id } = valueOf(await createBallot(tx, actor, settings, options));
    valueOf(await openBallot(tx, keyFolder(config.keysDir), actor, id));
  });
}
