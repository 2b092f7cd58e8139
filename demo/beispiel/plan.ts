import { addDays } from '../../src/kernel/dates.ts';
import { valueOf } from '../../src/kernel/problem.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { answerAssessment, sendToDepartments, signDecision, type Answer, type NewDecision } from '../../src/slices/assessment/public.ts';
import { addField, addGoal, addProgressNote, adoptEdition, createConcept, createMeasure, setMeasureState, type State } from '../../src/slices/concept/public.ts';
import { recommendationHref, type Recommendation } from '../../src/slices/participation/public.ts';
import { linkNodes } from '../../src/slices/thread/public.ts';
import type { DemoPeople } from '../people.ts';
import { letterOf, pastRound } from './assessment.ts';
import { CARRYING } from './carrying.ts';
import { actor, facts, SOURCE, text } from './common.ts';
import { loadAround } from './edition.ts';
import type { Voices } from './voices.ts';

type Tx = Parameters<Parameters<typeof write>[1]>[0];
type MeasureFacts = (typeof facts.concept.fields)[number]['goals'][number]['measures'][number];
interface Made {
  readonly id: string;
  readonly facts: MeasureFacts;
}

/** Measures, what the departments said, what was decided, the resolution, and half a year of work. */
export async function loadPlan(db: Db, voices: Voices, people: DemoPeople, decidedId: string): Promise<{ conceptSlug: string; measures: ReadonlyMap<string, string> }> {
  return write(db, async (tx) => {
    const { concept } = facts;
    const { id, slug, editionId } = valueOf(await createConcept(tx, actor, { slug: concept.slug, title: text(concept.title), source: SOURCE, note: text(facts.process.summary) }));
    const made = await loadMeasures(tx, id, editionId, people);
    await loadAround(tx, editionId);
    await assess(tx, voices, people, made);
    const { body, date, paper } = concept.resolution;
    valueOf(await adoptEdition(tx, actor, { editionId, slug: '2026', resolution: { body, date, paper, outcome: 'unanimous', note: text(concept.resolution.vote), decidedId } }));
    for (const measure of made) await carryOut(tx, measure, people, date);
    return { conceptSlug: slug, measures: new Map(made.map((m) => [m.facts.title, m.id])) };
  });
}

async function loadMeasures(tx: Tx, conceptId: string, editionId: string, people: DemoPeople): Promise<Made[]> {
  const made: Made[] = [];
  for (const field of facts.concept.fields) {
    const { id: fieldId } = valueOf(await addField(tx, actor, editionId, { code: field.code, title: text(field.title), vision: text(field.vision) }));
    for (const goal of field.goals) {
      const { position } = valueOf(await addGoal(tx, actor, fieldId, text(goal.title)));
      for (const measure of goal.measures) made.push({ facts: measure, id: await addMeasure(tx, { conceptId, fieldCode: field.code, goal: position }, measure, people) });
    }
  }
  return made;
}

async function addMeasure(tx: Tx, place: { conceptId: string; fieldCode: string; goal: number }, measure: MeasureFacts, people: DemoPeople): Promise<string> {
  const state: State = measure.state === 'idea' ? 'idea' : 'selected';
  const plan = CARRYING[measure.title];
  const { id } = valueOf(
    await createMeasure(tx, actor, {
      ...place, title: text(measure.title), state, selected: state === 'selected', since: '2026-05-29', origin: measure.recommendation === null ? 'department' : 'voices',
      leadDepartmentId: people.departments.get(measure.department) ?? null, territoryKeys: measure.municipality === null ? ['03241'] : [measure.municipality], startsOn: '2026-07-01', endsOn: '2028-12-31', steps: stepsOf(measure, people),
      place: plan?.place ?? null, repeatMonths: plan?.repeatMonths ?? null, cooperation: plan?.cooperation == null ? null : text(plan.cooperation),
    }),
  );
  return id;
}

function stepsOf(measure: MeasureFacts, people: DemoPeople) {
  return measure.steps.map(([due, title, done]) => {
    const [unit, role] = CARRYING[measure.title]?.roles[String(title)] ?? [];
    return { title: String(title), due: String(due), done: done === true ? String(due) : null, departmentId: unit === undefined ? null : (people.departments.get(unit) ?? null), role: role ?? null };
  });
}

/** Each assessed recommendation: sent out, answered, decided; an adopted one becomes its measures. */
async function assess(tx: Tx, voices: Voices, people: DemoPeople, made: readonly Made[]): Promise<void> {
  const roundId = await pastRound(tx, people);
  for (const round of facts.assessments) {
    const recommendation = voices.recommendations.find((r) => r.number === round.recommendation);
    if (recommendation === undefined) throw new Error(`no recommendation ${round.recommendation}`);
    const id = await ask(tx, recommendation, round, people, roundId);
    const measures = made.filter((m) => m.facts.recommendation === round.recommendation);
    valueOf(await signDecision(tx, actor, id, decisionOf(round, measures[0]?.id ?? null)));
    if (round.decision.kind === 'forward') await letterOf(tx, id);
    for (const measure of measures) await linkNodes(tx, recommendation.id, 'became', measure.id);
  }
}

type Round = (typeof facts.assessments)[number];

async function ask(tx: Tx, { id, title, number }: Recommendation, round: Round, people: DemoPeople, roundId: string): Promise<string> {
  const departmentIds = round.answers.map((a) => people.departments.get(a.department) ?? '');
  const subject = { kind: 'recommendation' as const, id, title, href: recommendationHref(facts.process.slug, number), visible: true };
  const assessment = valueOf(await sendToDepartments(tx, actor, { subject, departmentIds, sentOn: '2026-04-27', dueOn: '2026-05-22', roundId }));
  for (const [index, answer] of round.answers.entries()) {
    const given: Answer = { feasibility: answer.feasibility as Answer['feasibility'], level: answer.level as Answer['level'], cost: answer.cost as Answer['cost'], publicNote: text(answer.note), internalNote: null, answeredOn: addDays('2026-05-11', index * 3) };
    valueOf(await answerAssessment(tx, actor, assessment.id, departmentIds[index] ?? '', given));
  }
  return assessment.id;
}

function decisionOf({ decision }: Round, measureId: string | null): NewDecision {
  const forwarded = 'forwardedTo' in decision ? { forwardedTo: decision.forwardedTo ?? null, level: (decision.level ?? null) as NewDecision['level'] } : { forwardedTo: null, level: null };
  const kind = decision.kind as NewDecision['kind'];
  return { kind, ...forwarded, measureId: kind === 'adopt' ? measureId : null, newMeasure: null, reason: text(decision.reason), gapsKnown: false, decidedOn: '2026-05-29' };
}

async function carryOut(tx: Tx, { id, facts: measure }: Made, people: DemoPeople, resolvedOn: string): Promise<void> {
  if (measure.state !== 'idea' && measure.state !== 'selected') valueOf(await setMeasureState(tx, actor, id, { state: measure.state as State, date: addDays(resolvedOn, 30) }));
  for (const [date, note] of measure.notes as [string, string][]) valueOf(await addProgressNote(tx, actor, id, { date, text: text(note), departmentId: people.departments.get(measure.department) ?? null }));
}
