import type { ScopeKind } from '../src/kernel/actor.ts';
import { system } from '../src/kernel/actor.ts';
import { addDays, dayOf } from '../src/kernel/dates.ts';
import { newId } from '../src/kernel/ids.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { sendToDepartments } from '../src/slices/assessment/commands.ts';
import { createRound as createAssessmentRound } from '../src/slices/assessment/public.ts';
import { publishCall, saveBody, saveCall, saveQuestion, saveResolution, saveSitting } from '../src/slices/bodies/public.ts';
import { addEvaluation, addField, createConcept, createMeasure, publishAdvice, saveAdvice, saveFinding } from '../src/slices/concept/public.ts';
import { createRoom } from '../src/slices/live/public.ts';
import { createProcess, createSubmission } from '../src/slices/participation/public.ts';
import { createDepartment } from '../src/slices/people/public.ts';
import { createRound as createReportRound } from '../src/slices/reports/public.ts';
import { municipalities, putTerritories } from '../src/slices/territory/public.ts';
import { createSurvey } from '../src/slices/surveys/public.ts';
import { buildEvent } from './events.ts';
import { question, questionnaire } from './surveys.ts';

const office = system('test');
const today = dayOf(new Date());

/** One thing of each kind that rights can be limited to, and what the parts of addresses are called for it. */
export interface Everything {
  /** Id of the department, process, call, body or municipality that everything belongs to. */
  readonly places: Readonly<Partial<Record<ScopeKind, string>>>;
  /** The longest beginning of a path that fits says what its parameters are. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A draft process with a contribution, a survey, an event and a room; a measure with its department; and the work of a body. */
export async function buildEverything(db: Db): Promise<Everything> {
  const department = valueOf(await write(db, (tx) => createDepartment(tx, office, { name: localized('Fachbereich Eigenes') }))).id;
  const taking = await buildTaking(db);
  const planning = await buildPlanning(db, department);
  const governing = await buildGoverning(db, department);
  return { places: { department, process: taking.process, body: governing.body, call: governing.call, municipality: planning.municipality }, parts: { ...taking.parts, ...planning.parts, ...governing.parts } };
}

async function buildTaking(db: Db) {
  const process = valueOf(await write(db, (tx) => createProcess(tx, office, { slug: 'eigenes', title: localized('Eigenes'), summary: localized('x'), call: 'open', publishedOn: null }))).id;
  const submission = valueOf(await write(db, (tx) => createSubmission(tx, office, { processId: process, text: 'Bänke am Markt', language: 'de', topicId: null, municipality: null, channel: 'paper', token: newId() }))).id;
  const event = await buildEvent(db, { processId: process }, [10]);
  await write(db, async (tx) => {
    valueOf(await createSurvey(tx, office, { slug: 'eigene', processId: process, title: localized('Eigene'), intro: localized(''), thanks: localized(''), anonymous: true, openLink: true, closesOn: null, minGroup: 5 }, questionnaire([question('q1')])));
    valueOf(await createRoom(tx, office, { slug: 'eigener', title: localized('Eigener'), note: null, processId: process, heldOn: today, closesOn: null, asking: true, moderated: true, teams: [] }));
  });
  const parts = {
    '/desk/processes/:slug': { slug: 'eigenes' }, '/processes/:slug': { slug: 'eigenes' }, '/desk/submissions/:id': { id: submission }, '/translations/:id': { id: submission },
    '/desk/surveys/:slug': { slug: 'eigene' }, '/surveys/:slug': { slug: 'eigene' }, '/desk/rooms/:slug': { slug: 'eigener' }, '/rooms/:slug': { slug: 'eigener' },
    '/desk/events/:slug': { slug: event.slug }, '/desk/events/:slug/sessions/:id': { slug: event.slug, id: event.sessions[0] ?? '' },
  };
  return { process, parts };
}

async function buildPlanning(db: Db, department: string) {
  return write(db, async (tx) => {
    const concept = valueOf(await createConcept(tx, office, { slug: 'eigenes', title: localized('Eigenes Konzept') }));
    valueOf(await addField(tx, office, concept.editionId, { code: 'a', title: localized('Sprache'), }));
    const measure = valueOf(await createMeasure(tx, office, { conceptId: concept.id, fieldCode: 'a', key: 'eigene-1', title: localized('Eigene Maßnahme'), state: 'running', leadDepartmentId: department, public: true }));
    const assessment = valueOf(await sendToDepartments(tx, office, { subject: { kind: 'measure', id: measure.id, title: localized('Eigene Maßnahme'), href: '/measures/eigene-1', visible: true }, departmentIds: [department], dueOn: addDays(today, 30) }));
    const round = valueOf(await createAssessmentRound(tx, office, { title: localized('Runde'), note: null, dueOn: addDays(today, 30) }));
    const report = valueOf(await createReportRound(tx, office, { conceptSlug: 'eigenes', period: '2026-H2', committee: 'Ausschuss', dueOn: addDays(today, 30), mails: false }));
    const found = valueOf(await addEvaluation(tx, office, concept.id, { title: localized('Evaluation'), author: 'Institut', finishedOn: today, summary: null, url: 'https://example.org/', file: null }));
    valueOf(await saveFinding(tx, office, concept.id, found.number, null, { version: null, text: localized('Befund'), fieldCode: null, goal: null, measureId: null, state: 'open', answer: null, departmentId: department, today }));
    await putTerritories(tx, office, [{ key: '03241005', parentKey: null, kind: 'municipality', name: 'Garbsen', designation: 'Stadt', lat: null, lon: null }]);
    const place = (await municipalities(tx)).find((p) => p.key === '03241005');
    valueOf(await saveAdvice(tx, office, concept.id, null, null, { title: localized('Empfehlung'), text: localized('x'), measure: null, answerBy: null }));
    valueOf(await publishAdvice(tx, office, concept.id, 1, 1, today));
    const parts = { '/concepts/:slug/evaluations/:number': { slug: 'eigenes', number: '1', finding: '1' }, '/concepts/:slug/advice/:number': { slug: 'eigenes', number: '1', place: '03241005' }, '/measures/:key': { key: 'eigene-1' }, '/concepts/:slug': { slug: 'eigenes' }, '/assessments/:number': { number: String(assessment.number), department }, '/assessment-rounds/:number': { number: String(round.number) }, '/report-rounds/:slug': { slug: report.slug } };
    return { municipality: place?.id ?? '', parts };
  });
}

async function buildGoverning(db: Db, department: string) {
  return write(db, async (tx) => {
    const body = valueOf(await saveBody(tx, office, { slug: 'eigenes', kind: 'committee', name: localized('Eigenes Gremium'), decides: true, openSittings: true })).id;
    valueOf(await saveSitting(tx, office, body, { day: today, starts: '17:00', ends: '19:00', place: 'Saal', state: 'planned', dispatchedOn: null, guests: null }));
    const call = valueOf(await saveCall(tx, office, { slug: 'eigener', bodyId: body, title: localized('Aufruf'), text: localized('x'), seats: 1, opensOn: today, closesOn: addDays(today, 9), questions: [{ text: localized('Warum?'), needed: true }] })).id;
    valueOf(await publishCall(tx, office, call));
    const resolution = valueOf(await saveResolution(tx, office, { bodyId: body, decidedOn: today, title: localized('Beschluss'), wording: localized('x'), outcome: 'majority', reportDuty: true, reportDue: today, reportDepartmentId: department })).slug;
    const asked = valueOf(await saveQuestion(tx, office, { title: localized('Anfrage'), question: localized('x'), askedOn: today, askedAs: 'Fraktion', partyGroup: null, departmentId: department, dueOn: today })).slug;
    const parts = { '/desk/bodies/:slug': { slug: 'eigenes', sitting: today }, '/desk/membership-calls/:slug': { slug: 'eigener' }, '/desk/resolutions/:slug': { slug: resolution }, '/desk/council-questions/:slug': { slug: asked } };
    return { body, call, parts };
  });
}
