import type { Actor } from '../../../kernel/actor.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Db, Writes } from '../../../platform/database/types.ts';
import { documentPath } from '../../../platform/paths.ts';
import { makePdf } from '../../../platform/pdf.ts';
import { createSubmission } from '../../participation/public.ts';
import { municipalities } from '../../territory/public.ts';
import { linkNodes, record } from '../../thread/public.ts';
import { lockSurvey } from '../commands.ts';
import { questionnaireOf, type Survey } from '../queries.ts';
import { questionsOf } from '../questionnaire/rules.ts';
import type { Answers } from '../questionnaire/schema.ts';
import type { SurveyTables } from '../tables.ts';
import { documentOf } from './pages/document.tsx';
import { resultOf } from './queries.ts';
import { freeTextIn, hasFreeText } from './rules.ts';

type SubmissionTx = Parameters<typeof createSubmission>[0];
type Tx = SubmissionTx & Writes<SurveyTables>;

/**
 * Makes a contribution of a free answer, in the answerer's words. It waits for moderation as any other, belongs to the survey's process, and the thread leads from
 * the survey to it. It counts as received when the survey ended: when it was written, nobody knows. Taking the same answer twice changes nothing.
 */
export async function takeText(tx: Tx, actor: Actor, surveyId: string, input: { readonly responseId: string; readonly question: string; readonly language: string }): Promise<Result<{ id: string; number: number }>> {
  const survey = await lockSurvey(tx, surveyId);
  if (survey === null) return failed('not_found');
  if (survey.state !== 'ended') return failed('wrong_state');
  const question = questionsOf(await questionnaireOf(tx, survey)).find((q) => q.id === input.question && hasFreeText(q));
  const row = await tx.selectFrom('survey_response').select('answers').where('id', '=', input.responseId).where('survey_id', '=', surveyId).where('state', '=', 'complete').executeTakeFirst();
  const text = question === undefined || row === undefined ? null : freeTextIn(row.answers as Answers, question);
  if (text === null) return failed('not_found');
  const known = await tx.selectFrom('survey_origin').select('submission_id').where('response_id', '=', input.responseId).where('question', '=', input.question).executeTakeFirst();
  if (known !== undefined) return failed('duplicate');
  const made = await createSubmission(tx, actor, { processId: survey.processId, channel: 'survey', text, language: input.language, topicId: null, municipality: null, ...(survey.endedOn === null ? {} : { receivedOn: survey.endedOn }) });
  if (!made.ok) return made;
  await tx.insertInto('survey_origin').values({ submission_id: made.value.id, survey_id: surveyId, question: input.question, response_id: input.responseId }).execute();
  await linkNodes(tx, surveyId, 'led_to', made.value.id);
  await record(tx, { actor, kind: 'survey', id: surveyId, action: 'survey.text_taken', values: { number: made.value.number, question: input.question } });
  return ok({ id: made.value.id, number: made.value.number });
}

/** The results as a tagged PDF: what everybody may read, and nothing more. */
export async function resultsPdf(db: Db, survey: Survey, locale: Locale, baseUrl: string, fonts?: string): Promise<Buffer> {
  const [document, result, places] = await Promise.all([questionnaireOf(db, survey), resultOf(db, survey), municipalities(db)]);
  const data = documentOf({ survey, document, result, places, locale, baseUrl });
  return makePdf({ template: documentPath('surveys', 'results'), data, created: new Date(`${survey.releasedOn ?? survey.endedOn}T12:00:00Z`), ...(fonts === undefined ? {} : { fonts }) });
}

/** Keeps a PDF that the worker made. */
export async function storeFile(tx: Writes<SurveyTables>, surveyId: string, locale: Locale, content: Buffer): Promise<void> {
  await tx.insertInto('survey_file').values({ survey_id: surveyId, locale, content }).onConflict((c) => c.columns(['survey_id', 'locale']).doUpdateSet({ content })).execute();
}
