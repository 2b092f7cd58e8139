import { system } from '../src/kernel/actor.ts';
import { instantOf } from '../src/kernel/dates.ts';
import { localized, type Localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Config } from '../src/platform/config.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { keyFolder } from '../src/platform/keys.ts';
import { closeBallot, confirmBoard, createBallot, enterBoard, openBallot, type OptionInput } from '../src/slices/ballots/public.ts';
import facts from './data/ballot-2011.json' with { type: 'json' };
import forum from './data/forum-2011.json' with { type: 'json' };

const actor = system('demo');
const text = ({ de, ...others }: { readonly de: string } & Readonly<Record<string, string>>): Localized => localized(de, 'de', others);

/** A recommendation as the ballot needs it: what is weighted, and where the thread leads. */
export interface Weighted {
  readonly number: number;
  readonly title: Localized;
  readonly nodeId: string;
  readonly href: string;
}

/** The real weighting of 2011: 138 dots on a board, five a member, nobody counted the members. Recommendations that are given get the thread. */
export async function loadBallots(db: Db, config: Config, recommendations: readonly Weighted[] = []): Promise<{ readonly ballotId: string; readonly slug: string }> {
  const keys = keyFolder(config.keysDir);
  const { slug, source, dotsPerVoter, maxPerOption, top, date, persons, place } = facts;
  const settings = { slug, source, dotsPerVoter, maxPerOption, top, title: text(facts.title), explanation: text(facts.explanation), electorate: 'room' as const, offline: true, live: false, opensAt: null, closesAt: null, weightingBody: text(facts.body) };
  return write(db, async (tx) => {
    const { id } = valueOf(await createBallot(tx, actor, settings, facts.options.map((option) => optionOf(option, recommendations))));
    valueOf(await openBallot(tx, keys, actor, id, instantOf(date, '17:00')));
    const counted = { ballotId: id, persons, dots: facts.options.map((o) => o.dots) };
    const board = valueOf(await enterBoard(tx, keys, actor, { ...counted, place, heldOn: date }));
    valueOf(await confirmBoard(tx, keys, actor, board.id, counted));
    valueOf(await closeBallot(tx, keys, actor, id, { now: instantOf(date, '19:00') }));
    keys.destroy(id);
    return { ballotId: id, slug };
  });
}

function optionOf({ number, pictogram }: { number: number; pictogram: string }, recommendations: readonly Weighted[]): OptionInput {
  const weighted = recommendations.find((r) => r.number === number);
  const printed = forum.recommendations.find((r) => r.number === number);
  if (weighted === undefined && printed === undefined) throw new Error(`the forum of 2011 has no recommendation ${number}`);
  const title = weighted?.title ?? text(printed?.title as { de: string } & Record<string, string>);
  return { title, pictogram: pictogram as OptionInput['pictogram'], nodeId: weighted?.nodeId ?? null, href: weighted?.href ?? null };
}
