import { newId } from '../../../kernel/ids.ts';
import { failed, ok, type Problem, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import type { ParticipationTables } from '../../participation/public.ts';
import { questionnaireOf, surveyById, type Survey } from '../queries.ts';
import { shownTo, unanswered } from '../questionnaire/rules.ts';
import type { Answers, Questionnaire } from '../questionnaire/schema.ts';
import { linkHash, resumeHash } from '../rules.ts';
import type { SurveyTables } from '../tables.ts';
import { firstFieldOf, type Channel } from './schema.ts';

type Tx = Writes<SurveyTables & ParticipationTables>;

/*
 * Nothing here writes history: who answered when is nobody's business. Of an anonymous survey callers write the answer and the mark on its party in two
 * transactions, so that no row of the one carries the number of the other's; see docs/decisions/020-survey-anonymity.md.
 */

/** The survey while it takes answers. Its row is shared with other writers of answers and waits for whoever ends it. */
async function takingSurvey(tx: Tx, id: string): Promise<Result<Survey>> {
  await tx.selectFrom('survey').select('id').where('id', '=', id).forShare().execute();
  const survey = await surveyById(tx, id);
  if (survey === null) return failed('not_found');
  if (survey.state === 'draft') return failed('not_open_yet');
  return survey.phase === 'running' ? ok(survey) : failed('already_closed');
}

/** Begins a questionnaire under a code; beginning again changes nothing. */
export async function beginAnswer(tx: Tx, surveyId: string, input: { readonly code: string; readonly channel: Channel; readonly partyId: string | null }): Promise<Result<null>> {
  const survey = await takingSurvey(tx, surveyId);
  if (!survey.ok) return survey;
  if (input.channel === 'open' && !survey.value.openLink) return failed('forbidden');
  const partyId = survey.value.anonymous ? null : input.partyId;
  await tx.insertInto('survey_response').values({ id: newId(), survey_id: surveyId, party_id: partyId, channel: input.channel, resume_hash: resumeHash(input.code) }).onConflict((c) => c.doNothing()).execute();
  return ok(null);
}

/** Says how far a party is. With the first answer of an anonymous survey its other links go: a second one would begin a second questionnaire. */
export async function markParty(tx: Tx, survey: Pick<Survey, 'anonymous'>, partyId: string, progress: 'begun' | 'complete', code: string | null): Promise<void> {
  await tx.updateTable('survey_party').set({ progress }).where('id', '=', partyId).where('progress', '<>', 'complete').execute();
  if (survey.anonymous && code !== null) await tx.deleteFrom('survey_link').where('party_id', '=', partyId).where('hash', '<>', linkHash(code)).execute();
}

/** Keeps the answers of one section: what is asked there is replaced, everything else stays, also what a condition hides for now. */
export async function saveSection(tx: Tx, surveyId: string, responseId: string, asked: readonly string[], answers: Answers): Promise<Result<Answers>> {
  const survey = await takingSurvey(tx, surveyId);
  if (!survey.ok) return survey;
  const row = await tx.selectFrom('survey_response').select(['state', 'answers']).where('id', '=', responseId).where('survey_id', '=', surveyId).forUpdate().executeTakeFirst();
  if (row === undefined) return failed('not_found');
  if (row.state === 'complete') return failed('already_closed');
  const kept = Object.fromEntries(Object.entries(row.answers as Answers).filter(([id]) => !asked.includes(id)));
  const merged: Answers = { ...kept, ...answers };
  await tx.updateTable('survey_response').set({ answers: JSON.stringify(merged) }).where('id', '=', responseId).execute();
  return ok(merged);
}

/** Why answers cannot be sent: questions that must be answered and are not. */
export function missingIn(document: Questionnaire, answers: Answers): Problem[] {
  const shown = shownTo(document, answers);
  return unanswered(shown.sections.flatMap((s) => s.questions), shown.answers).map((q) => ({ code: 'required', field: firstFieldOf(q) }));
}

/** Sends the questionnaire. Answers to what is not asked any more are dropped; sending twice changes nothing. */
export async function completeAnswer(tx: Tx, surveyId: string, responseId: string, version: number): Promise<Result<{ again: boolean }>> {
  const survey = await takingSurvey(tx, surveyId);
  const row = await tx.selectFrom('survey_response').select(['state', 'answers']).where('id', '=', responseId).where('survey_id', '=', surveyId).forUpdate().executeTakeFirst();
  if (row === undefined) return failed('not_found');
  if (row.state === 'complete') return ok({ again: true });
  if (!survey.ok) return survey;
  if (survey.value.version !== version) return failed('stale');
  const document = await questionnaireOf(tx, survey.value);
  const missing = missingIn(document, row.answers as Answers);
  if (missing.length > 0) return { ok: false, problems: missing };
  await tx.updateTable('survey_response').set({ state: 'complete', answers: JSON.stringify(shownTo(document, row.answers as Answers).answers) }).where('id', '=', responseId).execute();
  return ok({ again: false });
}

/**
 * A questionnaire on paper, typed in by the office, also after the last day until the survey is ended. Unanswered questions stay unanswered: nobody
 * can ask again. The party is kept beside it only where the survey is named.
 */
export async function enterPaper(tx: Tx, surveyId: string, input: { readonly token: string; readonly partyId: string | null; readonly answers: Answers }): Promise<Result<{ again: boolean }>> {
  await tx.selectFrom('survey').select('id').where('id', '=', surveyId).forShare().execute();
  const survey = await surveyById(tx, surveyId);
  if (survey === null) return failed('not_found');
  if (survey.state !== 'running') return failed(survey.state === 'draft' ? 'not_open_yet' : 'already_closed');
  const { answers } = shownTo(await questionnaireOf(tx, survey), input.answers);
  if (Object.keys(answers).length === 0) return failed('required', 'paper');
  const known = await tx.selectFrom('survey_response').select('id').where('id', '=', input.token).executeTakeFirst();
  if (known !== undefined) return ok({ again: true });
  if (input.partyId !== null) {
    const party = await tx.selectFrom('survey_party').select('progress').where('id', '=', input.partyId).where('survey_id', '=', surveyId).executeTakeFirst();
    if (party === undefined) return failed('invalid_choice', 'party');
    if (party.progress === 'complete') return failed('duplicate', 'party');
    if (!survey.anonymous) await tx.deleteFrom('survey_response').where('party_id', '=', input.partyId).where('state', '=', 'partial').execute();
  }
  await tx.insertInto('survey_response').values({ id: input.token, survey_id: surveyId, party_id: survey.anonymous ? null : input.partyId, channel: 'paper', state: 'complete', answers: JSON.stringify(answers) }).execute();
  return ok({ again: false });
}


export interface LoadedAnswer {
  readonly institution: string;
  readonly code: string;
  readonly invitedOn: string;
  /** Null for a party that has not begun. */
  readonly answers: Answers | null;
  readonly complete: boolean;
}

/** The answer of one invited institution as a whole, for surveys that are loaded instead of being held. */
export async function answerAsParty(tx: Tx, surveyId: string, { institution, code, invitedOn, answers, complete }: LoadedAnswer): Promise<void> {
  const progress = answers === null ? 'none' : complete ? 'complete' : 'begun';
  const party = await tx.updateTable('survey_party').set({ invited_on: invitedOn, progress }).where('survey_id', '=', surveyId).where('institution', '=', institution).returning('id').executeTakeFirstOrThrow();
  if (answers === null) return;
  const survey = (await surveyById(tx, surveyId)) as Survey;
  const row = { id: newId(), survey_id: surveyId, party_id: survey.anonymous ? null : party.id, channel: 'link', state: complete ? 'complete' : 'partial', answers: JSON.stringify(shownTo(await questionnaireOf(tx, survey), answers).answers), resume_hash: resumeHash(code) };
  await tx.insertInto('survey_response').values(row).execute();
}
