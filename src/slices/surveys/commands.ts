import type { Actor } from '../../kernel/actor.ts';
import { dayOf, type Day } from '../../kernel/dates.ts';
import { newId, slugOf } from '../../kernel/ids.ts';
import { LOCALES } from '../../kernel/locale.ts';
import { sourceText, type Localized } from '../../kernel/localized.ts';
import { failed, ok, type Result } from '../../kernel/problem.ts';
import type { Writes } from '../../platform/database/types.ts';
import { enqueue } from '../../platform/jobs.ts';
import { processById, type ParticipationTables } from '../participation/public.ts';
import { putNode, record, type ThreadTables } from '../thread/public.ts';
import { documentProblems, emptyQuestionnaire, questionsOf, sameStructure } from './questionnaire/rules.ts';
import type { Questionnaire } from './questionnaire/schema.ts';
import { questionnaireOf, surveyById, surveyBySlug, type Survey } from './queries.ts';
import { resultNow } from './results/queries.ts';
import type { SurveyTables } from './tables.ts';
import { RESERVED_SLUGS, surveyHref } from './urls.ts';

export type Tx = Writes<SurveyTables & ThreadTables & ParticipationTables>;

export interface SurveySettings {
  readonly slug: string;
  readonly processId: string;
  readonly title: Localized;
  readonly intro: Localized;
  readonly thanks: Localized;
  readonly anonymous: boolean;
  readonly openLink: boolean;
  readonly closesOn: Day | null;
  readonly minGroup: number;
}

const columnsOf = (s: SurveySettings) => ({
  slug: s.slug, process_id: s.processId, title: s.title, intro: s.intro, thanks: s.thanks, anonymous: s.anonymous, open_link: s.openLink, closes_on: s.closesOn, min_group: s.minGroup,
});

/** A new survey; nobody but the office sees it until it is started. */
export async function createSurvey(tx: Tx, actor: Actor, input: SurveySettings, document: Questionnaire = emptyQuestionnaire()): Promise<Result<{ id: string; slug: string }>> {
  if (RESERVED_SLUGS.includes(input.slug)) return failed('already_taken', 'slug');
  if ((await processById(tx, input.processId)) === null) return failed('invalid_choice', 'process');
  const id = newId();
  const made = await tx.insertInto('survey').values({ id, ...columnsOf(input) }).onConflict((c) => c.column('slug').doNothing()).returning('id').executeTakeFirst();
  if (made === undefined) return failed('already_taken', 'slug');
  await tx.insertInto('survey_version').values({ survey_id: id, number: 1, document: JSON.stringify(document) }).execute();
  await putSurveyNode(tx, id);
  await record(tx, { actor, kind: 'survey', id, action: 'survey.created', values: { slug: input.slug, title: sourceText(input.title) } });
  return ok({ id, slug: input.slug });
}

/** The node of the thread as the survey now is. */
async function putSurveyNode(tx: Tx, id: string): Promise<void> {
  const survey = (await surveyById(tx, id)) as Survey;
  await putNode(tx, { kind: 'survey', id, title: survey.title, href: surveyHref(survey.slug), visible: survey.state !== 'draft' && survey.process.public, date: survey.startedOn ?? dayOf(new Date()) });
}

/** The survey with its row locked: whoever changes, starts or ends it waits for the other. */
export async function lockSurvey(tx: Tx, id: string): Promise<Survey | null> {
  await tx.selectFrom('survey').select('id').where('id', '=', id).forUpdate().execute();
  return surveyById(tx, id);
}

/** New settings. Once it runs only words and the last day may change: what people were told before they answered holds. */
export async function editSurvey(tx: Tx, actor: Actor, id: string, revision: number, input: SurveySettings): Promise<Result<{ slug: string }>> {
  const survey = await lockSurvey(tx, id);
  if (survey === null) return failed('not_found');
  if (survey.state === 'ended') return failed('frozen');
  if (survey.revision !== revision) return failed('stale');
  if (RESERVED_SLUGS.includes(input.slug)) return failed('already_taken', 'slug');
  const settings = survey.state === 'draft' ? input : { ...input, slug: survey.slug, processId: survey.processId, anonymous: survey.anonymous, openLink: survey.openLink, minGroup: Math.max(survey.minGroup, input.minGroup) };
  const taken = await surveyBySlug(tx, settings.slug);
  if (taken !== null && taken.id !== id) return failed('already_taken', 'slug');
  if ((await processById(tx, settings.processId)) === null) return failed('invalid_choice', 'process');
  await tx.updateTable('survey').set({ ...columnsOf(settings), revision: revision + 1 }).where('id', '=', id).execute();
  await putSurveyNode(tx, id);
  await record(tx, { actor, kind: 'survey', id, action: 'survey.changed', values: { slug: settings.slug, title: sourceText(settings.title) } });
  return ok({ slug: settings.slug });
}

/** A new draft with the words and questions of an earlier survey; without its parties and answers. */
export async function copySurvey(tx: Tx, actor: Actor, id: string, input: { readonly slug: string; readonly processId: string }): Promise<Result<{ id: string; slug: string }>> {
  const survey = await surveyById(tx, id);
  if (survey === null) return failed('not_found');
  const { title, intro, thanks, anonymous, openLink, minGroup } = survey;
  return createSurvey(tx, actor, { ...input, slug: slugOf(input.slug), title, intro, thanks, anonymous, openLink, minGroup, closesOn: null }, await questionnaireOf(tx, survey));
}

/**
 * Keeps a questionnaire that was made from version `from`. A draft may change in any way; once it runs only words may, and each
 * version is kept. The new number.
 */
export async function saveQuestionnaire(tx: Tx, actor: Actor, id: string, from: number, document: Questionnaire): Promise<Result<{ version: number }>> {
  const survey = await lockSurvey(tx, id);
  if (survey === null) return failed('not_found');
  if (survey.state === 'ended') return failed('frozen');
  if (survey.version !== from) return failed('stale');
  if (survey.state === 'running' && !sameStructure(await questionnaireOf(tx, survey), document)) return failed('frozen');
  const problems = documentProblems(document);
  if (problems.length > 0) return { ok: false, problems };
  const version = from + 1;
  await tx.insertInto('survey_version').values({ survey_id: id, number: version, document: JSON.stringify(document) }).execute();
  if (survey.state === 'draft') await tx.deleteFrom('survey_version').where('survey_id', '=', id).where('number', '<', version).execute();
  await tx.updateTable('survey').set({ version }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'survey', id, action: 'survey.questions_changed', values: { version, questions: questionsOf(document).length } });
  return ok({ version });
}

/** Opens it for answers. From here on it is anonymous or named for good. */
export async function startSurvey(tx: Tx, actor: Actor, id: string, today: Day = dayOf(new Date())): Promise<Result<{ slug: string }>> {
  const survey = await lockSurvey(tx, id);
  if (survey === null) return failed('not_found');
  if (survey.state !== 'draft') return failed('wrong_state');
  if (!survey.process.public) return failed('not_open_yet', 'process');
  if (survey.closesOn !== null && survey.closesOn < today) return failed('date_order', 'closesOn');
  if (questionsOf(await questionnaireOf(tx, survey)).length === 0) return failed('required', 'questions');
  const party = await tx.selectFrom('survey_party').select('id').where('survey_id', '=', id).executeTakeFirst();
  if (party === undefined && !survey.openLink) return failed('required', 'parties');
  await tx.updateTable('survey').set({ state: 'running', started_on: today }).where('id', '=', id).execute();
  await putSurveyNode(tx, id);
  await record(tx, { actor, kind: 'survey', id, action: 'survey.started', values: { anonymous: survey.anonymous } });
  return ok({ slug: survey.slug });
}

/** Ends it: counts what was answered for good, takes back the links, and of an anonymous one the order in which answers arrived. */
export async function endSurvey(tx: Tx, actor: Actor, id: string, today: Day = dayOf(new Date())): Promise<Result<{ slug: string }>> {
  const survey = await lockSurvey(tx, id);
  if (survey === null) return failed('not_found');
  if (survey.state !== 'running') return failed('wrong_state');
  const result = await resultNow(tx, survey);
  await tx.deleteFrom('survey_link').where('party_id', 'in', (q) => q.selectFrom('survey_party').select('id').where('survey_id', '=', id)).execute();
  if (survey.anonymous) await forgetOrder(tx, id);
  await tx.updateTable('survey').set({ state: 'ended', ended_on: today, result: JSON.stringify(result) }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'survey', id, action: 'survey.ended', values: { complete: result.complete, partial: result.partial } });
  return ok({ slug: survey.slug });
}

/**
 * Rewrites answers and parties in one go, answers in random order: until then a row's place and the number of the transaction that
 * wrote it tell when, and so beside which party, it was written.
 */
async function forgetOrder(tx: Tx, id: string): Promise<void> {
  const responses = await tx.deleteFrom('survey_response').where('survey_id', '=', id).returning(['id', 'channel', 'state', 'answers', 'resume_hash']).execute();
  const order = new Uint32Array(responses.length);
  for (let i = 0; i < order.length; i += 10_000) crypto.getRandomValues(order.subarray(i, i + 10_000));
  const shuffled = responses.map((r, i) => ({ r, at: order[i] as number })).sort((a, b) => a.at - b.at);
  for (let i = 0; i < shuffled.length; i += 500) {
    await tx.insertInto('survey_response').values(shuffled.slice(i, i + 500).map(({ r }) => ({ id: r.id, survey_id: id, channel: r.channel, state: r.state, answers: JSON.stringify(r.answers), resume_hash: r.resume_hash }))).execute();
  }
  await tx.updateTable('survey_party').set((e) => ({ progress: e.ref('progress') })).where('survey_id', '=', id).execute();
}

/** Lets everybody read the results. Whoever does so answers for it by name. */
export async function releaseSurvey(tx: Tx, actor: Actor, id: string, today: Day = dayOf(new Date())): Promise<Result<{ slug: string }>> {
  const survey = await lockSurvey(tx, id);
  if (survey === null) return failed('not_found');
  if (survey.state !== 'ended' || survey.releasedOn !== null) return failed('wrong_state');
  if (actor.kind !== 'account') return failed('forbidden');
  await tx.updateTable('survey').set({ released_on: today, released_by: actor.id }).where('id', '=', id).execute();
  for (const locale of LOCALES) await enqueue(tx as never, 'surveys.pdf', { surveyId: id, locale });
  await record(tx, { actor, kind: 'survey', id, action: 'survey.released' });
  return ok({ slug: survey.slug });
}
