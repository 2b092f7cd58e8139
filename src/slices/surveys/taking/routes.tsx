import { createHash } from 'node:crypto';
import { newCode, readCode } from '../../../kernel/code.ts';
import { isStaff } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import { found, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Limit } from '../../../platform/web/limits.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { municipalities } from '../../territory/public.ts';
import { nodesById, threadOf } from '../../thread/public.ts';
import { SurveyThread } from '../pages/thread.tsx';
import { publicSurvey } from '../policy.ts';
import { questionnaireOf, type Survey } from '../queries.ts';
import { isAnswered, questionsOf, shownTo, unanswered, type ShownSection } from '../questionnaire/rules.ts';
import { ELSEWHERE, type Answers, type Questionnaire } from '../questionnaire/schema.ts';
import { answerHref, pathTo, PATHS } from '../urls.ts';
import { beginAnswer, completeAnswer, markParty, missingIn, saveSection } from './commands.ts';
import { BeginPage } from './pages/begin.tsx';
import { ReviewPage } from './pages/review.tsx';
import { SectionPage } from './pages/section.tsx';
import { ClosedPage, ContinuePage, ReceiptPage } from './pages/standing.tsx';
import { contributionsOf, partyOfLink, responseOf, type LinkedParty, type Response as Questionnairing } from './queries.ts';
import { BeginForm, missingFieldsOf, readAnswers, ResumeForm, SectionForm, SendForm, valuesOf } from './schema.ts';

/** A school class behind one address begins at once; a machine that begins thousands is stopped. */
const BEGIN_PER_ADDRESS: Limit = { burst: 300, perMinute: 60 };
const CODES_PER_ADDRESS: Limit = { burst: 300, perMinute: 60 };

export function mountTaking(site: Site): void {
  const secret = { secret: true };
  site.page(PATHS.take, showBegin, secret);
  site.action(PATHS.take, begin);
  site.action(PATHS.resume, resume);
  site.page(PATHS.answer, showAnswer, secret);
  site.action(PATHS.answer, beginByLink);
  site.page(PATHS.section, showSection, secret);
  site.action(PATHS.section, saveAndGo);
  site.page(PATHS.saved, (c) => showContinue(c, true), secret);
  site.page(PATHS.review, showReview, secret);
  site.action(PATHS.review, send);
  // A printed or mailed link carries no language: the reader's browser knows it.
  site.data(PATHS.answer, (c) => c.redirect(c.get('view').href(answerHref(c.req.param('slug') ?? '', c.req.param('code') ?? '')), 302), secret);
}

/* Beginning */

async function beginPage(c: Ctx, survey: Survey, link: { code: string; institution: string } | null, shown: { state?: FormState; resume?: FormState } = {}, status: 200 | 409 | 422 | 429 = 200): Promise<Response> {
  const document = await questionnaireOf(c.get('db'), survey);
  return html(c, <BeginPage survey={survey} questions={questionsOf(document).length} link={link} token={newId()} state={shown.state} resume={shown.resume} />, status);
}

async function showBegin(c: Ctx): Promise<Response> {
  const survey = await publicSurvey(c);
  if (survey.phase !== 'running') return html(c, <ClosedPage survey={survey} why="ended" />, 410);
  return beginPage(c, survey, null);
}

async function begin(c: Ctx): Promise<Response> {
  const survey = await publicSurvey(c);
  const raw = await readForm(c);
  const parsed = parseForm(BeginForm, raw);
  if (!survey.openLink || survey.phase !== 'running') return showBegin(c);
  if (c.get('limits').take('survey', addressOf(c), BEGIN_PER_ADDRESS) > 0) return beginPage(c, survey, null, { state: withProblems(parsed.form, [{ code: 'rate_limited' }]) }, 429);
  if (!parsed.ok) return beginPage(c, survey, null, { state: withProblems({ values: {}, problems: [] }, [{ code: 'stale' }]) }, 422);
  const code = codeFor(parsed.value.token, survey.id);
  const begun = await write(c.get('db'), (tx) => beginAnswer(tx, survey.id, { code, channel: 'open', partyId: null }));
  return begun.ok ? goTo(c, await firstHref(c, survey, code, {})) : showBegin(c);
}

/** The code follows from the form's random value: sending the same form twice begins one questionnaire. */
function codeFor(token: string, surveyId: string): string {
  const digest = createHash('sha256').update(`survey code\0${token}\0${surveyId}`).digest();
  return newCode((bytes) => (bytes.set(digest.subarray(0, bytes.length)), bytes));
}

async function resume(c: Ctx): Promise<Response> {
  const survey = await publicSurvey(c);
  const parsed = parseForm(ResumeForm, await readForm(c));
  if (!parsed.ok) return beginPage(c, survey, null, { resume: parsed.form }, 422);
  const code = readCode(parsed.value.code);
  if (c.get('limits').take('survey code', addressOf(c), CODES_PER_ADDRESS) > 0) return beginPage(c, survey, null, { resume: withProblems(parsed.form, [{ code: 'rate_limited' }]) }, 429);
  const known = code === null ? null : await lookUp(c, survey, code);
  if (code === null || (known?.response == null && known?.party == null)) return beginPage(c, survey, null, { resume: withProblems(parsed.form, [{ code: 'invalid_code', field: 'code' }]) }, 422);
  return goTo(c, answerHref(survey.slug, code));
}

/* A code: a personal link, or a questionnaire that was begun */

interface Coded {
  readonly code: string;
  readonly party: LinkedParty | null;
  readonly response: Questionnairing | null;
}

async function lookUp(c: Ctx, survey: Survey, code: string): Promise<Coded> {
  const party = await partyOfLink(c.get('db'), survey, code);
  return { code, party, response: await responseOf(c.get('db'), survey, code, survey.anonymous ? null : party) };
}

async function coded(c: Ctx, survey: Survey): Promise<Coded> {
  const code = readCode(decodeURIComponent(c.req.param('code') ?? ''));
  return code === null ? { code: '', party: null, response: null } : lookUp(c, survey, code);
}

/** Looking changes nothing: mail filters open every link. */
async function showAnswer(c: Ctx): Promise<Response> {
  const survey = await publicSurvey(c);
  const { code, party, response } = await coded(c, survey);
  if (response?.state === 'complete') return showReceipt(c, survey, code, response);
  if (survey.phase !== 'running') return html(c, <ClosedPage survey={survey} why="ended" />, 410);
  if (response !== null) return continuePage(c, survey, code, response, false);
  if (party === null) return html(c, <ClosedPage survey={survey} why="unknown" />, 404);
  return party.progress === 'none' ? beginPage(c, survey, { code, institution: party.institution }) : html(c, <ClosedPage survey={survey} why="unknown" />, 409);
}

async function beginByLink(c: Ctx): Promise<Response> {
  const survey = await publicSurvey(c);
  const { code, party, response } = await coded(c, survey);
  if (response !== null || party === null || party.progress !== 'none') return showAnswer(c);
  const db = c.get('db');
  const begun = await write(db, (tx) => beginAnswer(tx, survey.id, { code, channel: 'link', partyId: party.id }));
  if (!begun.ok) return showAnswer(c);
  await write(db, (tx) => markParty(tx, survey, party.id, 'begun', code));
  return goTo(c, await firstHref(c, survey, code, {}));
}

async function showReceipt(c: Ctx, survey: Survey, code: string, response: Questionnairing): Promise<Response> {
  const db = c.get('db');
  const nodes = await nodesById(db, await contributionsOf(db, response.id));
  const contributions = [...nodes.values()].filter((n) => n.visible).map((n) => ({ title: inLanguage(n.title, c.get('locale')).text, href: n.href }));
  const thread = <SurveyThread data={await threadOf(db, survey.id, { staff: isStaff(c.get('actor')) })} />;
  return html(c, <ReceiptPage survey={survey} code={code} contributions={contributions} thread={thread} />);
}

/* Sections */

const sectionHref = (survey: Survey, code: string, section: string): string => pathTo(PATHS.section, { slug: survey.slug, code, section });
const reviewHref = (survey: Survey, code: string): string => pathTo(PATHS.review, { slug: survey.slug, code });

/** Where to go on: where something that is needed is missing, else where the last answer was given, or behind it when nothing is left there. */
function nextOpen(survey: Survey, code: string, document: Questionnaire, answers: Answers): string {
  const shown = shownTo(document, answers);
  const left = ({ questions }: ShownSection): boolean => questions.some((q) => !isAnswered(q, shown.answers[q.id]));
  const last = shown.sections.findLastIndex(({ questions }) => questions.some((q) => shown.answers[q.id] !== undefined));
  const open = shown.sections.find(({ questions }) => unanswered(questions, shown.answers).length > 0) ?? shown.sections.find((s, at) => at >= last && (left(s) || at > last));
  return open === undefined ? reviewHref(survey, code) : sectionHref(survey, code, open.section.id);
}

async function firstHref(c: Ctx, survey: Survey, code: string, answers: Answers): Promise<string> {
  const first = shownTo(await questionnaireOf(c.get('db'), survey), answers).sections[0];
  return first === undefined ? reviewHref(survey, code) : sectionHref(survey, code, first.section.id);
}

async function continuePage(c: Ctx, survey: Survey, code: string, { answers }: Questionnairing, saved: boolean): Promise<Response> {
  const document = await questionnaireOf(c.get('db'), survey);
  const shown = shownTo(document, answers);
  const questions = shown.sections.flatMap((s) => s.questions);
  const answered = questions.filter((q) => isAnswered(q, shown.answers[q.id])).length;
  return html(c, <ContinuePage survey={survey} code={code} next={nextOpen(survey, code, document, answers)} answered={answered} of={questions.length} saved={saved} />);
}

async function showContinue(c: Ctx, saved: boolean): Promise<Response> {
  const survey = await publicSurvey(c);
  const { code, response } = await coded(c, survey);
  return response?.state === 'partial' && survey.phase === 'running' ? continuePage(c, survey, code, response, saved) : showAnswer(c);
}

interface Filling {
  readonly survey: Survey;
  readonly code: string;
  readonly response: Questionnairing;
  readonly document: Questionnaire;
}

/** The questionnaire of the address while it may be filled in, or where to go instead. */
async function filling(c: Ctx): Promise<Filling | Response> {
  const survey = await publicSurvey(c);
  const { code, response } = await coded(c, survey);
  if (response === null || response.state === 'complete') return goTo(c, answerHref(survey.slug, code === '' ? '-' : code));
  return { survey, code, response, document: await questionnaireOf(c.get('db'), survey) };
}

interface ShownPage {
  readonly state: FormState;
  readonly added?: boolean;
  readonly changed?: boolean;
}

async function sectionPage(c: Ctx, { survey, code, document }: Filling, shown: ShownSection, answers: Answers, page: ShownPage, status: 200 | 409 | 410 | 422 = 200): Promise<Response> {
  const { sections } = shownTo(document, answers);
  const at = sections.findIndex((s) => s.section.id === shown.section.id) + 1;
  return html(c, <SectionPage survey={survey} code={code} shown={shown} at={Math.max(1, at)} of={sections.length} places={await municipalities(c.get('db'))} {...page} />, status);
}

async function showSection(c: Ctx): Promise<Response> {
  const at = await filling(c);
  if (at instanceof Response) return at;
  const { survey, code, response, document } = at;
  if (survey.phase !== 'running') return html(c, <ClosedPage survey={survey} why="ended" />, 410);
  const shown = shownTo(document, response.answers).sections.find((s) => s.section.id === c.req.param('section'));
  if (shown === undefined) return goTo(c, nextOpen(survey, code, document, response.answers));
  return sectionPage(c, at, shown, response.answers, { state: { values: valuesOf(shown.questions, response.answers), problems: [] } });
}

/** Keeps what was typed, whichever button it was; forward only when everything that is needed is there. */
async function saveAndGo(c: Ctx): Promise<Response> {
  const at = await filling(c);
  if (at instanceof Response) return at;
  const { survey, code, response, document } = at;
  const section = found(document.sections.find((s) => s.id === c.req.param('section')));
  const raw = await readForm(c);
  const parsed = parseForm(SectionForm, raw);
  const go = parsed.ok ? parsed.value.go : 'save';
  const asked = section.questions.filter((q) => String(raw.values['asked'] ?? '').split(' ').includes(q.id));
  const places = new Set([...(await municipalities(c.get('db'))).map((p) => p.key), ELSEWHERE]);
  const { answers, problems } = readAnswers(asked, raw.values, places);
  // Of what cannot be kept the stored answer stays.
  const wrong = new Set(problems.map((p) => asked.find((q) => p.field === `q_${q.id}` || p.field?.startsWith(`q_${q.id}_`) === true)?.id));
  const replaced = asked.filter((q) => !wrong.has(q.id)).map((q) => q.id);
  const kept = Object.fromEntries(Object.entries(answers).filter(([id]) => replaced.includes(id)));
  const saved = await write(c.get('db'), (tx) => saveSection(tx, survey.id, response.id, replaced, kept));
  const page = { section, questions: asked };
  if (!saved.ok) return sectionPage(c, at, page, { ...response.answers, ...kept }, { state: { values: raw.values, problems: saved.problems } }, saved.problems[0]?.code === 'already_closed' ? 410 : 409);
  const after = shownTo(document, saved.value);
  const now = after.sections.find((s) => s.section.id === section.id) ?? page;
  const lacking: Problem[] = go === 'next' ? [...problems, ...unanswered(asked.filter((q) => now.questions.includes(q) && !wrong.has(q.id)), answers).flatMap((q) => missingFieldsOf(q, answers[q.id])).map((field): Problem => ({ code: 'required', field }))] : [...problems];
  if (lacking.length > 0 && go !== 'back') return sectionPage(c, at, { section, questions: now.questions }, saved.value, { state: { values: { ...valuesOf(now.questions, after.answers), ...raw.values }, problems: lacking } }, 422);
  if (parsed.ok && parsed.value.version !== survey.version && go === 'next') return sectionPage(c, at, now, saved.value, { state: { values: valuesOf(now.questions, after.answers), problems: [] }, changed: true }, 409);
  if (go === 'next' && now.questions.some((q) => !asked.includes(q) && !isAnswered(q, after.answers[q.id]))) return sectionPage(c, at, now, saved.value, { state: { values: valuesOf(now.questions, after.answers), problems: [] }, added: true });
  return goTo(c, go === 'save' ? pathTo(PATHS.saved, { slug: survey.slug, code }) : neighbour(survey, code, after.sections, section.id, go === 'back' ? -1 : 1));
}

function neighbour(survey: Survey, code: string, sections: readonly ShownSection[], id: string, by: -1 | 1): string {
  const next = sections[sections.findIndex((s) => s.section.id === id) + by];
  return next !== undefined ? sectionHref(survey, code, next.section.id) : by > 0 ? reviewHref(survey, code) : answerHref(survey.slug, code);
}

/* Sending */

async function reviewPage(c: Ctx, { survey, code, document }: Filling, answers: Answers, missing: readonly Problem[], changed = false, status: 200 | 409 | 422 = 200): Promise<Response> {
  const shown = shownTo(document, answers);
  return html(c, <ReviewPage survey={survey} code={code} sections={shown.sections} answers={shown.answers} places={await municipalities(c.get('db'))} missing={missing} changed={changed} />, status);
}

async function showReview(c: Ctx): Promise<Response> {
  const at = await filling(c);
  if (at instanceof Response) return at;
  if (at.survey.phase !== 'running') return html(c, <ClosedPage survey={at.survey} why="ended" />, 410);
  return reviewPage(c, at, at.response.answers, missingIn(at.document, at.response.answers));
}

async function send(c: Ctx): Promise<Response> {
  const at = await filling(c);
  if (at instanceof Response) return at;
  const { survey, code, response } = at;
  const parsed = parseForm(SendForm, await readForm(c));
  const db = c.get('db');
  const sent = await write(db, (tx) => completeAnswer(tx, survey.id, response.id, parsed.ok ? parsed.value.version : 0));
  if (!sent.ok && sent.problems[0]?.code === 'already_closed') return html(c, <ClosedPage survey={survey} why="ended" />, 410);
  if (!sent.ok) return reviewPage(c, at, response.answers, sent.problems.filter((p) => p.field !== undefined), sent.problems[0]?.code === 'stale', sent.problems[0]?.code === 'stale' ? 409 : 422);
  const party = await partyOfLink(db, survey, code);
  if (party !== null) await write(db, (tx) => markParty(tx, survey, party.id, 'complete', code));
  return goTo(c, answerHref(survey.slug, code));
}
