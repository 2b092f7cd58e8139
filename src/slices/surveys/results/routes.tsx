import { isStaff } from '../../../kernel/actor.ts';
import { LOCALES } from '../../../kernel/locale.ts';
import { sourceText } from '../../../kernel/localized.ts';
import { found, refuse, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { writeCsv, writeExcel } from '../../../platform/sheets.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { municipalities } from '../../territory/public.ts';
import { threadOf } from '../../thread/public.ts';
import { SurveyThread } from '../pages/thread.tsx';
import { deskSurvey } from '../policy.ts';
import { questionnaireOf, surveyBySlug, type Survey } from '../queries.ts';
import { questionsOf } from '../questionnaire/rules.ts';
import type { Questionnaire } from '../questionnaire/schema.ts';
import { pathTo, PATHS } from '../urls.ts';
import { takeText } from './commands.ts';
import { answerTable, codebook } from './export/rules.ts';
import { DeskResultsPage } from './pages/desk-results.tsx';
import { ResultsPage } from './pages/results.tsx';
import { TextsPage } from './pages/texts.tsx';
import { answerRows, fileLocale, fileOf, freeTexts, resultOf, type SurveyResult } from './queries.ts';
import { chartOf, hasFreeText, type Chart } from './rules.ts';
import { resultLines, ResultItem, TakeForm } from './schema.ts';

const TEXTS = 25;

export function mountResults(site: Site): void {
  site.list({
    path: PATHS.results,
    summary: 'Released results of a survey: every count, small groups hidden',
    item: ResultItem,
    filters: {},
    csv: ({ question, row, answer, ...line }) => ({ ...line, question: question['de'], row: row?.['de'], answer: answer['de'] ?? Object.values(answer)[0] }),
    load: async (c, { page, pageSize }) => {
      const { survey, charts } = await evaluated(c, await released(c));
      const lines = resultLines(charts, survey.slug, c.get('view').absolute(pathTo(PATHS.results, { slug: survey.slug })));
      return { items: lines.slice((page - 1) * pageSize, page * pageSize), total: lines.length };
    },
    page: showResults,
  });
  site.data(PATHS.resultsPdf, pdf);
  site.page(PATHS.deskResults, async (c) => html(c, <DeskResultsPage {...await evaluated(c, await endedOrRunning(c))} />));
  site.page(PATHS.deskTexts, (c) => showTexts(c));
  site.action(PATHS.deskTexts, take);
  site.data(PATHS.deskExport, exportFile, { secret: true });
}

/** Results are public once a named approver released them, for every reader. */
async function released(c: Ctx): Promise<Survey> {
  const survey = found(await surveyBySlug(c.get('db'), c.req.param('slug') ?? ''));
  return survey.releasedOn === null || !survey.process.public ? refuse('not_found') : survey;
}

async function endedOrRunning(c: Ctx): Promise<Survey> {
  const survey = await deskSurvey(c);
  return survey.state === 'draft' ? refuse('not_found') : survey;
}

interface Evaluated {
  readonly survey: Survey;
  readonly document: Questionnaire;
  readonly result: SurveyResult;
  readonly charts: readonly Chart[];
}

async function evaluated(c: Ctx, survey: Survey): Promise<Evaluated> {
  const db = c.get('db');
  const [document, result, places] = await Promise.all([questionnaireOf(db, survey), resultOf(db, survey), municipalities(db)]);
  const names = new Map(places.map((p) => [p.key, p.name]));
  const tallies = new Map(result.tallies.map((t) => [t.question, t]));
  return { survey, document, result, charts: questionsOf(document).map((q) => chartOf(q, tallies.get(q.id), survey.minGroup, { place: (key) => names.get(key) ?? '–' })) };
}

async function showResults(c: Ctx): Promise<Response> {
  const shown = await evaluated(c, await released(c));
  const db = c.get('db');
  const thread = <SurveyThread data={await threadOf(db, shown.survey.id, { staff: isStaff(c.get('actor')) })} />;
  return html(c, <ResultsPage {...shown} pdf={await fileLocale(db, shown.survey.id, c.get('locale'))} thread={thread} />);
}

async function pdf(c: Ctx): Promise<Response> {
  const survey = await released(c);
  const locale = found(LOCALES.find((one) => `${one}.pdf` === c.req.param('locale')) ?? null);
  const content = found(await fileOf(c.get('db'), survey.id, locale));
  return c.body(new Uint8Array(content), 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${survey.slug}-${locale}.pdf"` });
}

/* Free answers */

async function showTexts(c: Ctx, shown: { problems?: readonly Problem[]; made?: { id: string; number: number }; question?: string; page?: unknown } = {}): Promise<Response> {
  const survey = await deskSurvey(c);
  if (survey.state !== 'ended') refuse('not_found');
  const questions = questionsOf(await questionnaireOf(c.get('db'), survey)).filter(hasFreeText);
  const wanted = shown.question ?? c.req.query('question');
  const question = questions.find((q) => q.id === wanted) ?? questions[0] ?? null;
  const page = Math.max(1, Math.min(10_000, Math.trunc(Number(shown.page ?? c.req.query('page'))) || 1));
  const list = question === null ? { items: [], total: 0 } : await freeTexts(c.get('db'), survey.id, question, { page, pageSize: TEXTS });
  const { problems = [], made = null } = shown;
  return html(c, <TextsPage survey={survey} questions={questions} question={question} {...list} page={page} pageSize={TEXTS} problems={problems} made={made} />, problems.length > 0 ? 422 : 200);
}

async function take(c: Ctx): Promise<Response> {
  const survey = await deskSurvey(c);
  const raw = await readForm(c);
  const parsed = parseForm(TakeForm, raw);
  const { page } = raw.values;
  if (!parsed.ok) return showTexts(c, { problems: parsed.form.problems, page });
  const { response, question, language } = parsed.value;
  const taken = await write(c.get('db'), (tx) => takeText(tx, c.get('actor'), survey.id, { responseId: response, question, language }));
  return showTexts(c, taken.ok ? { made: taken.value, question, page } : { problems: taken.problems, question, page });
}

/* Export */

/** Answers or code book, as CSV or Excel. */
async function exportFile(c: Ctx): Promise<Response> {
  const survey = await endedOrRunning(c);
  const match = /^(answers|codebook)\.(csv|xlsx)$/.exec(c.req.param('file') ?? '');
  if (match === null) refuse('not_found');
  const db = c.get('db');
  const [document, places] = await Promise.all([questionnaireOf(db, survey), municipalities(db)]);
  const names = new Map(places.map((p) => [p.key, p.name]));
  const rows = match[1] === 'codebook' ? codebook(document) : answerTable(document, await answerRows(db, survey.id), { named: !survey.anonymous, place: (key) => names.get(key) ?? key });
  const disposition = { 'content-disposition': `attachment; filename="${survey.slug}-${match[0]}"`, 'cache-control': 'no-store' };
  if (match[2] === 'csv') return c.body(writeCsv(rows), 200, { ...disposition, 'content-type': 'text/csv; charset=utf-8' });
  const file = await writeExcel(sourceText(survey.title), rows);
  return c.body(new Uint8Array(file), 200, { ...disposition, 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}
