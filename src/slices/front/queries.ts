import { dayOf } from '../../kernel/dates.ts';
import type { Actor } from '../../kernel/actor.ts';
import { staffLocale, type Locale } from '../../kernel/locale.ts';
import { byUrgency, type Waiting } from './rules.ts';
import type { Db } from '../../platform/database/types.ts';
import { ballotList, openBallots, waitingFor as waitingInBallots, type Ballot } from '../ballots/public.ts';
import { measureTotals, stageOf, waitingFor as waitingInConcept, type State } from '../concept/public.ts';
import { waitingInLegal } from '../legal/public.ts';
import { openProcesses, recommendationList, submissionList, waitingFor as waitingInParticipation, type Process } from '../participation/public.ts';
import { waitingFor as waitingInReports } from '../reports/public.ts';
import { boundaries, municipalities, type Boundary, type Territory } from '../territory/public.ts';
import { nodesOfKind, type ThreadNode } from '../thread/public.ts';

/** What the start page shows beside its words. */
export interface Today {
  readonly calls: readonly Process[];
  readonly ballots: readonly Ballot[];
  /** The latest results of ballots. */
  readonly results: readonly Ballot[];
  /** The newest reports. */
  readonly reports: readonly ThreadNode[];
  readonly numbers: { readonly submissions: number; readonly recommendations: number; readonly measures: number; readonly active: number; readonly finished: number };
  readonly municipalities: readonly Territory[];
  readonly boundaries: readonly Boundary[];
}

const LATEST = 3;

/** Everything of the start page; a module that is off shows nothing. */
export async function startOf(db: Db, modules: ReadonlySet<string>, now = new Date()): Promise<Today> {
  const [voices, votes, work, told] = (['participation', 'ballots', 'concept', 'reports'] as const).map((m) => modules.has(m));
  const [calls, ballots, results, submissions, recommendations, measures, places, outlines, reports] = await Promise.all([
    voices ? openProcesses(db, dayOf(now)) : [],
    votes ? openBallots(db, now) : [],
    votes ? ballotList(db, { states: ['closed'], limit: LATEST }, now).then((r) => r.items) : [],
    voices ? submissionList(db, {}, { page: 1, pageSize: 1 }).then((r) => r.total) : 0,
    voices ? recommendationList(db, null).then((r) => r.length) : 0,
    work ? measureTotals(db) : null,
    municipalities(db),
    boundaries(db, 'municipality'),
    told ? nodesOfKind(db, 'report').then((nodes) => nodes.filter((n) => n.visible).slice(0, LATEST)) : [],
  ]);
  const inStage = (stage: ReturnType<typeof stageOf>): number => Object.entries(measures?.byState ?? {}).reduce((sum, [state, n]) => (stageOf(state as State) === stage ? sum + n : sum), 0);
  return { calls, ballots, results, reports, numbers: { submissions, recommendations, measures: measures?.total ?? 0, active: inStage('moving'), finished: inStage('reached') }, municipalities: places, boundaries: outlines };
}

/** What waits, from every slice whose module is on: the nearest deadline first. */
export async function everythingWaiting(db: Db, actor: Actor, locale: Locale, modules: ReadonlySet<string>): Promise<readonly Waiting[]> {
  const language = staffLocale(locale);
  const lists = await Promise.all([
    modules.has('participation') ? waitingInParticipation(db, actor, language) : [],
    modules.has('ballots') ? waitingInBallots(db, actor, language) : [],
    // All that waits there are assessments.
    modules.has('assessment') ? waitingInConcept(db, actor, language) : [],
    modules.has('reports') ? waitingInReports(db, actor, language) : [],
    waitingInLegal(db, actor, language),
  ]);
  return lists.flat().sort(byUrgency);
}

/** Whether the office still has no measure: then loading its list is the first thing to do. */
export async function hasMeasures(db: Db): Promise<boolean> {
  return (await measureTotals(db)).total > 0;
}
