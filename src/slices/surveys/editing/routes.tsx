import { newId } from '../../../kernel/ids.ts';
import { isLocale, type Locale } from '../../../kernel/locale.ts';
import { EMPTY_FORM, failed, found, refuse, type FormState, type Problem, type Result } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { municipalities } from '../../territory/public.ts';
import { saveQuestionnaire } from '../commands.ts';
import { deskSurvey } from '../policy.ts';
import { questionnaireOf, type Survey } from '../queries.ts';
import { moved, movedQuestion, questionsOf, withoutQuestion, withSection } from '../questionnaire/rules.ts';
import { ELSEWHERE, type Question, type Questionnaire, type Section } from '../questionnaire/schema.ts';
import { readAnswers } from '../taking/schema.ts';
import { NEW, pathTo, PATHS } from '../urls.ts';
import { PreviewPage } from './pages/preview.tsx';
import { QuestionPage } from './pages/question.tsx';
import { QuestionsPage } from './pages/questions.tsx';
import { SectionEditPage } from './pages/section-edit.tsx';
import { questionFrom, sectionFrom } from './rules.ts';
import { NewQuestion, QuestionForm, SectionForm, VersionForm } from './schema.ts';

export function mountEditing(site: Site): void {
  site.page(PATHS.deskQuestions, (c) => showQuestions(c));
  site.page(PATHS.deskQuestion, showQuestion);
  site.action(PATHS.deskQuestion, saveQuestion);
  site.action(PATHS.deskQuestionDo, changeQuestion);
  site.page(PATHS.deskSection, showSection);
  site.action(PATHS.deskSection, saveSection);
  site.action(PATHS.deskSectionDo, changeSection);
  site.page(PATHS.deskPreview, (c) => preview(c, EMPTY_FORM));
  site.action(PATHS.deskPreview, tryPreview);
}

/** A short random name for questions and choices. */
const newKey = (): string => `k${newId().slice(0, 8)}`;

async function loaded(c: Ctx): Promise<{ survey: Survey; document: Questionnaire }> {
  const survey = await deskSurvey(c);
  return { survey, document: await questionnaireOf(c.get('db'), survey) };
}

async function showQuestions(c: Ctx, problems: readonly Problem[] = [], status: 200 | 409 | 422 = 200): Promise<Response> {
  const { survey, document } = await loaded(c);
  return html(c, <QuestionsPage survey={survey} document={document} problems={problems} />, status);
}

const questionsHref = (survey: Survey): string => pathTo(PATHS.deskQuestions, { slug: survey.slug });
/** Which question a problem is about says the list of all, not the form of another. */
const withoutField = (problems: readonly Problem[]): Problem[] => problems.map(({ code }) => ({ code }));
const statusFor = (problems: readonly Problem[]): 409 | 422 => (problems[0]?.code === 'stale' ? 409 : 422);

/** Everything that is asked before a question, or before a section. */
function earlierThan(document: Questionnaire, section: string, question: string | null): Question[] {
  const at = document.sections.findIndex((s) => s.id === section);
  const before = document.sections.slice(0, at).flatMap((s) => s.questions);
  const own = document.sections[at]?.questions ?? [];
  const index = question === null ? own.length : own.findIndex((q) => q.id === question);
  return [...before, ...own.slice(0, index)];
}

/* A question */

interface Editing {
  readonly survey: Survey;
  readonly document: Questionnaire;
  readonly section: Section;
  /** Null for a new one. */
  readonly question: Question | null;
  readonly kind: Question['kind'];
}

async function editing(c: Ctx, asked: Readonly<Record<string, unknown>>): Promise<Editing> {
  const { survey, document } = await loaded(c);
  const id = c.req.param('id');
  if (id === NEW) {
    const wanted = NewQuestion.safeParse(asked);
    if (!wanted.success) refuse('not_found');
    return { survey, document, section: found(document.sections.find((s) => s.id === wanted.data.section)), question: null, kind: wanted.data.kind };
  }
  const section = found(document.sections.find((s) => s.questions.some((q) => q.id === id)));
  const question = found(section.questions.find((q) => q.id === id));
  return { survey, document, section, question, kind: question.kind };
}

function questionPage(c: Ctx, at: Editing, state: FormState, status: 200 | 409 | 422 = 200): Response {
  return html(c, <QuestionPage {...at} earlier={earlierThan(at.document, at.section.id, at.question?.id ?? null)} state={state} />, status);
}

async function showQuestion(c: Ctx): Promise<Response> {
  return questionPage(c, await editing(c, c.req.query()), EMPTY_FORM);
}

async function saveQuestion(c: Ctx): Promise<Response> {
  const raw = await readForm(c);
  const at = await editing(c, raw.values);
  const parsed = parseForm(QuestionForm, raw);
  if (!parsed.ok) return questionPage(c, at, parsed.form, 422);
  const earlier = earlierThan(at.document, at.section.id, at.question?.id ?? null);
  const made = questionFrom({ ...parsed.value, kind: at.kind }, at.question, at.question?.id ?? newKey(), earlier, newKey);
  if (!made.ok) return questionPage(c, at, withProblems(parsed.form, made.problems), 422);
  const place = (questions: readonly Question[]): Question[] => (at.question === null ? [...questions, made.value] : questions.map((q) => (q.id === made.value.id ? made.value : q)));
  const saved = await save(c, at.survey, parsed.value.version, withSection(at.document, at.section.id, (s) => ({ ...s, questions: place(s.questions) })));
  return saved.ok ? goTo(c, questionsHref(at.survey)) : questionPage(c, at, withProblems(parsed.form, withoutField(saved.problems)), statusFor(saved.problems));
}

const save = (c: Ctx, survey: Survey, version: number, document: Questionnaire): Promise<Result<{ version: number }>> => write(c.get('db'), (tx) => saveQuestionnaire(tx, c.get('actor'), survey.id, version, document));

/** Up, down, copied or taken out; refused where a later condition would hang in the air. */
async function changeQuestion(c: Ctx): Promise<Response> {
  const { survey, document } = await loaded(c);
  const id = c.req.param('id') ?? '';
  found(questionsOf(document).find((q) => q.id === id));
  return change(c, survey, changedQuestion(document, id, c.req.param('what') ?? ''));
}

function changedQuestion(document: Questionnaire, id: string, what: string): Questionnaire {
  if (what === 'up' || what === 'down') return movedQuestion(document, id, what === 'up' ? -1 : 1);
  if (what === 'remove') return withoutQuestion(document, id);
  const section = found(document.sections.find((s) => s.questions.some((q) => q.id === id)));
  return withSection(document, section.id, (s) => ({ ...s, questions: s.questions.flatMap((q) => (q.id === id ? [q, { ...q, id: newKey() }] : [q])) }));
}

async function change(c: Ctx, survey: Survey, document: Questionnaire): Promise<Response> {
  const parsed = parseForm(VersionForm, await readForm(c));
  const saved = parsed.ok ? await save(c, survey, parsed.value.version, document) : failed('stale');
  return saved.ok ? goTo(c, questionsHref(survey)) : showQuestions(c, saved.problems, statusFor(saved.problems));
}

/* A section */

async function sectionAt(c: Ctx): Promise<{ survey: Survey; document: Questionnaire; section: Section | null }> {
  const { survey, document } = await loaded(c);
  const id = c.req.param('id');
  return { survey, document, section: id === NEW ? null : found(document.sections.find((s) => s.id === id)) };
}

const earlierThanSection = (document: Questionnaire, section: Section | null): Question[] => document.sections.slice(0, section === null ? undefined : document.sections.indexOf(section)).flatMap((s) => s.questions);

async function showSection(c: Ctx): Promise<Response> {
  const at = await sectionAt(c);
  return html(c, <SectionEditPage {...at} earlier={earlierThanSection(at.document, at.section)} state={EMPTY_FORM} />);
}

async function saveSection(c: Ctx): Promise<Response> {
  const at = await sectionAt(c);
  const earlier = earlierThanSection(at.document, at.section);
  const parsed = parseForm(SectionForm, await readForm(c));
  const again = (state: FormState, status: 409 | 422) => html(c, <SectionEditPage {...at} earlier={earlier} state={state} />, status);
  if (!parsed.ok) return again(parsed.form, 422);
  const made = sectionFrom(parsed.value, at.section, at.section?.id ?? newKey(), earlier);
  if (!made.ok) return again(withProblems(parsed.form, made.problems), 422);
  const sections = at.section === null ? [...at.document.sections, made.value] : at.document.sections.map((s) => (s.id === made.value.id ? made.value : s));
  const saved = await save(c, at.survey, parsed.value.version, { sections });
  return saved.ok ? goTo(c, questionsHref(at.survey)) : again(withProblems(parsed.form, withoutField(saved.problems)), statusFor(saved.problems));
}

async function changeSection(c: Ctx): Promise<Response> {
  const { survey, document } = await loaded(c);
  const id = c.req.param('id') ?? '';
  found(document.sections.find((s) => s.id === id));
  const what = c.req.param('what');
  return change(c, survey, { sections: what === 'remove' ? document.sections.filter((s) => s.id !== id) : [...moved(document.sections, id, what === 'up' ? -1 : 1)] });
}

/* Preview */

/** The language of a preview, from the address. */
const previewLocale = (c: Ctx): Locale => {
  const asked = c.req.query('in');
  return isLocale(asked) ? asked : c.get('locale');
};

/** A section as people will see it, with every question whatever its condition; nothing is kept. */
async function preview(c: Ctx, state: FormState, status: 200 | 422 = 200): Promise<Response> {
  const { survey, document } = await loaded(c);
  const section = found(document.sections.find((s) => s.id === c.req.param('section')));
  return html(c, <PreviewPage survey={survey} document={document} section={section} state={state} places={await municipalities(c.get('db'))} locale={previewLocale(c)} />, status);
}

async function tryPreview(c: Ctx): Promise<Response> {
  const { survey, document } = await loaded(c);
  const at = document.sections.findIndex((s) => s.id === c.req.param('section'));
  const section = found(document.sections[at]);
  const raw = await readForm(c);
  const places = new Set([...(await municipalities(c.get('db'))).map((p) => p.key), ELSEWHERE]);
  const { problems } = readAnswers(section.questions, raw.values, places);
  const back = raw.values['go'] === 'back';
  if (problems.length > 0 && !back) return preview(c, { values: raw.values, problems }, 422);
  const next = document.sections[at + (back ? -1 : 1)];
  return goTo(c, next === undefined ? questionsHref(survey) : `${pathTo(PATHS.deskPreview, { slug: survey.slug, section: next.id })}?in=${previewLocale(c)}`);
}

