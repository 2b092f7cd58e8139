import { dayOf } from '../../kernel/dates.ts';
import type { Actor } from '../../kernel/actor.ts';
import { staffLocale, type Locale } from '../../kernel/locale.ts';
import { byUrgency, type Waiting } from './rules.ts';
import type { Db } from '../../platform/database/types.ts';
import { waitingFor as waitingInAssessment } from '../assessment/public.ts';
import { ballotHeads, waitingFor as waitingInBallots, type BallotHead } from '../ballots/public.ts';
import { commentsWaiting, openConsultations, type OpenConsultation, findingsWaiting, offersWaiting, measuresByState, measureTotals, reviewsWaiting, stageOf, type State } from '../concept/public.ts';
import { waitingFor as waitingInBodies } from '../bodies/public.ts';
import { waitingFor as waitingInContacts } from '../contacts/public.ts';
import { eventHeads, waitingFor as waitingInEvents, type EventHead } from '../events/public.ts';
import { waitingInLegal } from '../legal/public.ts';
import { openProcesses, recommendationCount, submissionCount, waitingFor as waitingInParticipation, type Process } from '../participation/public.ts';
import { waitingFor as waitingInReports } from '../reports/public.ts';
import { surveyHeads, waitingFor as waitingInSurveys, type SurveyHead } from '../surveys/public.ts';
import { boundaries, municipalities, type Boundary, type Territory } from '../territory/public.ts';
import { newestOfKind, type ThreadNode } from '../thread/public.ts';

/** What the start page shows beside its words. */
export interface Today {
  readonly calls: readonly Process[];
  /** Surveys that anybody can take part in. */
  readonly surveys: readonly SurveyHead[];
  readonly ballots: readonly BallotHead[];
  /** Drafts of a concept that everybody may comment on. */
  readonly drafts: readonly OpenConsultation[];
  /** The next events. */
  readonly events: readonly EventHead[];
  /** The latest results of ballots. */
  readonly results: readonly BallotHead[];
  /** The newest reports. */
  readonly reports: readonly ThreadNode[];
  readonly numbers: { readonly submissions: number; readonly recommendations: number; readonly measures: number; readonly active: number; readonly finished: number };
}

/** The places of the start page's map. */
export interface Places {
  readonly municipalities: readonly Territory[];
  readonly boundaries: readonly Boundary[];
}

export async function placesOf(db: Db): Promise<Places> {
  const [places, outlines] = await Promise.all([municipalities(db), boundaries(db, 'municipality')]);
  return { municipalities: places, boundaries: outlines };
}

const LATEST = 3;

/** Everything of the start page; a module that is off shows nothing. */
export async function startOf(db: Db, modules: ReadonlySet<string>, now = new Date()): Promise<Today> {
  const [voices, votes, work, told, meetings, asks] = (['participation', 'ballots', 'concept', 'reports', 'events', 'surveys'] as const).map((m) => modules.has(m));
  const [calls, surveys, drafts, { open: ballots, closed: results }, events, submissions, recommendations, byState, reports] = await Promise.all([
    voices ? openProcesses(db, dayOf(now)) : [],
    asks ? surveyHeads(db, LATEST, now) : [],
    work ? openConsultations(db, dayOf(now)) : [],
    votes ? ballotHeads(db, LATEST, now) : { open: [], closed: [] },
    meetings ? eventHeads(db, LATEST, now) : [],
    voices ? submissionCount(db) : 0,
    voices ? recommendationCount(db) : 0,
    work ? measuresByState(db) : {},
    told ? newestOfKind(db, 'report', LATEST) : [],
  ]);
  const states = Object.entries(byState) as [State, number][];
  const count = (counted: (state: State) => boolean): number => states.reduce((sum, [state, n]) => (counted(state) ? sum + n : sum), 0);
  const numbers = { submissions, recommendations, measures: count(() => true), active: count((state) => stageOf(state) === 'moving'), finished: count((state) => stageOf(state) === 'reached') };
  return { calls, surveys, drafts, ballots, events, results, reports, numbers };
}

/** What waits, from every slice whose module is on: the nearest deadline first. */
export async function everythingWaiting(db: Db, actor: Actor, locale: Locale, modules: ReadonlySet<string>): Promise<readonly Waiting[]> {
  const language = staffLocale(locale);
  const lists = await Promise.all([
    modules.has('participation') ? waitingInParticipation(db, actor, language) : [],
    modules.has('ballots') ? waitingInBallots(db, actor, language) : [],
    modules.has('surveys') ? waitingInSurveys(db, actor, language) : [],
    modules.has('concept') ? commentsWaiting(db, actor, language) : [],
    modules.has('concept') ? reviewsWaiting(db, actor, language) : [],
    modules.has('concept') ? findingsWaiting(db, actor, language) : [],
    modules.has('concept') ? offersWaiting(db, actor, language) : [],
    modules.has('assessment') ? waitingInAssessment(db, actor, language) : [],
    modules.has('events') ? waitingInEvents(db, actor, language) : [],
    modules.has('reports') ? waitingInReports(db, actor, language) : [],
    modules.has('contacts') ? waitingInContacts(db, actor, language) : [],
    modules.has('bodies') ? waitingInBodies(db, actor, language) : [],
    waitingInLegal(db, actor, language),
  ]);
  return lists.flat().sort(byUrgency);
}

/** Whether the office still has no measure: then loading its list is the first thing to do. */
export async function hasMeasures(db: Db): Promise<boolean> {
  return (await measureTotals(db)).total > 0;
}
