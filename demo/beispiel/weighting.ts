import { instantOf } from '../../src/kernel/dates.ts';
import { valueOf } from '../../src/kernel/problem.ts';
import type { Config } from '../../src/platform/config.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { keyFolder } from '../../src/platform/keys.ts';
import { ballotById, castBallot, closeBallot, createBallot, createCodes, openBallot, type OptionInput } from '../../src/slices/ballots/public.ts';
import { recommendationHref } from '../../src/slices/participation/public.ts';
import { actor, facts, SOURCE, text } from './common.ts';
import type { Voices } from './voices.ts';

const DOTS = 5;

/** The dot ballot on the nine recommendations: real codes, real casting, real closing; only the voters are invented. */
export async function loadWeighting(db: Db, config: Config, voices: Voices): Promise<void> {
  const keys = keyFolder(config.keysDir);
  await write(db, async (tx) => {
    const { slug, title, explanation, voters } = facts.ballot;
    const settings = { slug, title: text(title), explanation: text(explanation), dotsPerVoter: DOTS, maxPerOption: DOTS, electorate: 'codes' as const, offline: false, live: false, top: 5, opensAt: null, closesAt: null, weightingBody: null, source: SOURCE };
    const { id } = valueOf(await createBallot(tx, actor, settings, optionsOf(voices)));
    const { codes } = valueOf(await createCodes(tx, keys, actor, { ballotId: id, label: 'Drei Foren (erfunden)', count: voters + 8 }));
    valueOf(await openBallot(tx, keys, actor, id, instantOf('2026-04-13', '09:00')));
    const ballot = await ballotById(tx, id);
    if (ballot === null) throw new Error('the ballot just made is gone');
    for (const [index, secret] of codes.slice(0, voters).entries()) valueOf(await castBallot(tx, keys, ballot, { voter: { kind: 'code', secret }, dots: dotsOf(index) }));
    valueOf(await closeBallot(tx, keys, actor, id, { now: instantOf('2026-04-26', '18:00') }));
    keys.destroy(id);
  });
}

function optionsOf(voices: Voices): OptionInput[] {
  return voices.recommendations.map((r, index) => ({ title: r.title, pictogram: (facts.ballot.pictograms[index] ?? 'star') as OptionInput['pictogram'], nodeId: r.id, href: recommendationHref(facts.process.slug, r.number) }));
}

/** The dots of the n-th invented voter: drawn with the stated preference for each option, the same at every load; some keep one dot. */
function dotsOf(voter: number): number[] {
  const { preference, unusedEvery } = facts.ballot;
  const dots = preference.map(() => 0);
  const total = preference.reduce((sum, p) => sum + p, 0);
  const used = voter % unusedEvery === 0 ? DOTS - 1 : DOTS;
  for (let dot = 0; dot < used; dot += 1) {
    let at = (Math.imul(voter * DOTS + dot + 1, 2_654_435_761) >>> 0) % total;
    const option = preference.findIndex((p) => (at -= p) < 0);
    dots[option] = (dots[option] ?? 0) + 1;
  }
  return dots;
}
