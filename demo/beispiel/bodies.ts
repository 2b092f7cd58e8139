import { newCode } from '../../src/kernel/code.ts';
import { addDays, dayOf } from '../../src/kernel/dates.ts';
import { localized } from '../../src/kernel/localized.ts';
import { valueOf } from '../../src/kernel/problem.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import {
  answerQuestion, applyForMembership, publishCall, reportBack, saveAnnex, saveBody, saveCall, saveItem, saveMember, saveMinutes, savePaper, saveQuestion, saveResolution, saveSitting, saveStep, setDispatch, setPresence, type BodyInput, type StepInput,
} from '../../src/slices/bodies/public.ts';
import facts from '../data/bodies-2026.json' with { type: 'json' };
import { addSecretary, type DemoPeople } from '../people.ts';
import { actor, SOURCE, text } from './common.ts';

type Tx = Parameters<Parameters<typeof write>[1]>[0];
interface Made {
  readonly bodies: ReadonlyMap<string, string>;
  readonly people: DemoPeople;
}

/** Invented bodies, one with a secretary, and the sequence in which they decided on the invented concept; beside it a paper that is not out yet, questions, and a call that a visitor can answer. */
export async function loadBodies2026(db: Db, people: DemoPeople): Promise<{ readonly resolutionId: string }> {
  return write(db, async (tx) => {
    const made: Made = { bodies: await loadSeats(tx), people };
    await addSecretary(tx, made.bodies);
    const resolutionId = await loadSequence(tx, made);
    await loadNext(tx, made);
    await loadQuestions(tx, made);
    await loadCall(tx, made);
    return { resolutionId };
  });
}

async function loadSeats(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const bodies = new Map<string, string>();
  for (const { slug, kind, name, purpose, decides, openSittings, members } of facts.bodies) {
    const { id } = valueOf(await saveBody(tx, actor, { slug, kind: kind as BodyInput['kind'], name: text(name), purpose: text(purpose), decides, openSittings, source: SOURCE, invented: true }));
    bodies.set(slug, id);
    for (const [person, role, voting, mandate, represents, agreed] of members as [string, 'chair', boolean, boolean, string, boolean][]) {
      valueOf(await saveMember(tx, actor, id, { name: person, role, voting, mandate, represents, since: '2025-11-01', until: null, consentOn: agreed ? '2025-11-01' : null, consentHow: agreed ? 'written' : null }));
    }
  }
  return bodies;
}

const unit = (people: DemoPeople, name: string): string | null => people.departments.get(name) ?? null;

/** Committee, main committee behind closed doors, assembly; each with its sitting. */
async function loadSequence(tx: Tx, { bodies, people }: Made): Promise<string> {
  const { paper: p, resolution: r, overdue: o } = facts;
  const paper = valueOf(await savePaper(tx, actor, { number: p.number, kind: 'proposal', title: text(p.title), dated: p.dated, departmentId: unit(people, p.department), proposal: text(p.proposal), facts: text(p.facts), financial: text(p.financial), source: SOURCE, invented: true }));
  valueOf(await saveAnnex(tx, actor, paper.id, { title: text(p.annex), text: text(p.annexText) }));
  const sittings: string[] = [];
  for (const [i, s] of p.steps.entries()) {
    const bodyId = bodies.get(s.body) ?? '';
    const sitting = valueOf(await saveSitting(tx, actor, bodyId, { day: s.day, starts: s.starts, ends: s.ends, place: s.place, state: 'held', dispatchedOn: p.dispatchedOn, guests: s.guests, source: SOURCE }));
    sittings.push(sitting.id);
    valueOf(await saveItem(tx, actor, sitting.id, { position: 1, title: text(p.title), public: s.public, paperId: paper.id, result: s.note === null ? localized('') : text(s.note) }));
    const seats = await tx.selectFrom('body_member').select('id').where('body_id', '=', bodyId).orderBy('name').execute();
    if (seats.length > 0) valueOf(await setPresence(tx, actor, { id: sitting.id, bodyId }, new Map(seats.map(({ id }, n) => [id, n === 2 ? 'excused' : 'present'] as const))));
    if (s.minutes !== null) valueOf(await saveMinutes(tx, actor, { id: sitting.id, version: 1 }, text(s.minutes), addDays(s.day, 14)));
    const { ayes, noes, abstentions } = s;
    valueOf(await saveStep(tx, actor, paper.id, { position: i + 1, bodyId, sittingId: sitting.id, day: s.day, public: s.public, role: s.role as StepInput['role'], result: s.result as 'agreed', outcome: s.outcome as 'unanimous', ayes, noes, abstentions, note: s.note === null ? localized('') : text(s.note) }));
  }
  valueOf(await setDispatch(tx, actor, { id: paper.id, version: 1 }, p.dispatchedOn, p.dispatchedOn));
  const [committee, , assembly] = p.steps;
  if (committee === undefined || assembly === undefined) throw new Error('the sequence has three steps');
  const { id } = valueOf(await saveResolution(tx, actor, { slug: r.slug, bodyId: bodies.get(assembly.body) ?? '', sittingId: sittings[2] ?? null, paperId: paper.id, decidedOn: assembly.day, title: text(r.title), wording: text(p.proposal), outcome: 'unanimous', ayes: assembly.ayes, noes: assembly.noes, abstentions: assembly.abstentions, reportDuty: true, reportDue: r.due, reportDepartmentId: unit(people, r.department), source: SOURCE, invented: true }));
  valueOf(await saveResolution(tx, actor, { slug: o.slug, bodyId: bodies.get(committee.body) ?? '', sittingId: sittings[0] ?? null, decidedOn: committee.day, title: text(o.title), wording: text(o.wording), outcome: 'majority', ayes: 2, noes: 0, abstentions: 1, reportDuty: true, reportDue: o.due, reportDepartmentId: unit(people, o.department), source: SOURCE, invented: true }));
  return id;
}

/** The next sitting and a paper for it that goes out in a week: nobody but the office sees it before. */
async function loadNext(tx: Tx, { bodies, people }: Made): Promise<void> {
  const today = dayOf(new Date());
  const { next } = facts;
  const bodyId = bodies.get('ausschuss-beispiel') ?? '';
  const sitting = valueOf(await saveSitting(tx, actor, bodyId, { day: addDays(today, 17), starts: '17:00', place: next.place, state: 'planned', dispatchedOn: addDays(today, 7), source: SOURCE }));
  const paper = valueOf(await savePaper(tx, actor, { number: next.number, kind: 'proposal', title: text(next.title), dated: today, departmentId: unit(people, 'Zentrale Steuerung'), proposal: text(next.proposal), source: SOURCE, invented: true }));
  valueOf(await saveItem(tx, actor, sitting.id, { position: 1, title: text(next.title), public: true, paperId: paper.id }));
  valueOf(await saveStep(tx, actor, paper.id, { position: 1, bodyId, sittingId: sitting.id, day: addDays(today, 17), public: true, role: 'advises' }));
  valueOf(await setDispatch(tx, actor, { id: paper.id, version: 1 }, addDays(today, 7), today));
}

const ASKED_AS = 'Mitglied der Regionsversammlung (Beispiel)';
const PARTY = 'Gruppe Weitblick (erfunden)';

async function loadQuestions(tx: Tx, { people }: Made): Promise<void> {
  const today = dayOf(new Date());
  for (const { title, question, answer, department, ...days } of facts.questions) {
    const askedOn = 'askedOn' in days ? (days.askedOn ?? today) : addDays(today, -4);
    const dueOn = 'dueOn' in days ? (days.dueOn ?? today) : addDays(today, 10);
    const { id } = valueOf(await saveQuestion(tx, actor, { title: text(title), question: text(question), askedOn, askedAs: ASKED_AS, partyGroup: PARTY, departmentId: unit(people, department), dueOn, invented: true }));
    if (answer !== null) valueOf(await answerQuestion(tx, actor, { id, version: 1 }, text(answer), true, 'answeredOn' in days ? (days.answeredOn ?? today) : today));
  }
}

async function loadCall(tx: Tx, { bodies }: Made): Promise<void> {
  const today = dayOf(new Date());
  const { call } = facts;
  const questions = (call.questions as [{ readonly de: string }, boolean][]).map(([question, needed]) => ({ text: text(question), needed }));
  const { id } = valueOf(await saveCall(tx, actor, { slug: call.slug, bodyId: bodies.get('integrationsbeirat-beispiel') ?? '', title: text(call.title), text: text(call.text), seats: call.seats, opensOn: addDays(today, -14), closesOn: addDays(today, 60), invented: true, questions }));
  valueOf(await publishCall(tx, actor, id));
  const asked = await tx.selectFrom('membership_question').select('id').where('call_id', '=', id).orderBy('position').execute();
  for (const [name, answers] of call.applications as [string, string[]][]) {
    const said = new Map(asked.map((q, i) => [q.id, answers[i] ?? '']));
    valueOf(await applyForMembership(tx, id, { code: newCode(), locale: 'de', applicant: { name, email: null, phone: null, needs: '' }, answers: said }, today));
  }
}

/** The duty to report is kept with the invented report. */
export async function reportToBody(db: Db, resolutionId: string, reportSlug: string, on: string): Promise<void> {
  await write(db, async (tx) => valueOf(await reportBack(tx, actor, { id: resolutionId, version: 1 }, { reportedOn: on, note: text(facts.resolution.report), href: `/reports/${reportSlug}` })));
}
