import { sql } from 'kysely';
import { z } from 'zod';
import { fallbacksOf, type Locale } from '../../../kernel/locale.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { questionnaireOf, type Survey } from '../queries.ts';
import type { Answers, Question } from '../questionnaire/schema.ts';
import { CHANNELS } from '../taking/schema.ts';
import type { SurveyTables } from '../tables.ts';
import { counter, freeTextIn, type Standing, type Tally } from './rules.ts';

type R = Reads<SurveyTables>;

/** What is kept of a survey when it ends, and what the office sees while it runs. */
export interface SurveyResult {
  readonly complete: number;
  readonly partial: number;
  /** Complete and partial answers by how they arrived. */
  readonly channels: Readonly<Record<string, { readonly complete: number; readonly partial: number }>>;
  /** Of those who were invited, by kind of institution. */
  readonly standings: readonly Standing[];
  readonly tallies: readonly Tally[];
}

const PAGE = 2_000;

/** Complete answers, page by page in the order of their random ids. */
async function* completeAnswers(reads: R, surveyId: string): AsyncGenerator<Answers> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await reads.selectFrom('survey_response').select(['id', 'answers']).where('survey_id', '=', surveyId).where('state', '=', 'complete').where('id', '>', after).orderBy('id').limit(PAGE).execute();
    for (const row of rows) yield row.answers as Answers;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.id ?? after;
  }
}

/** Counts everything as it stands. */
export async function resultNow(reads: R, survey: Pick<Survey, 'id' | 'version'>): Promise<SurveyResult> {
  const document = await questionnaireOf(reads, survey);
  const counting = counter(document);
  for await (const answers of completeAnswers(reads, survey.id)) counting.count(answers);
  const rows = await reads.selectFrom('survey_response').select((e) => ['channel', 'state', e.fn.countAll<number>().as('n')]).where('survey_id', '=', survey.id).groupBy(['channel', 'state']).execute();
  const of = (state: string, channel?: string): number => rows.reduce((sum, r) => (r.state === state && (channel === undefined || r.channel === channel) ? sum + r.n : sum), 0);
  const channels = Object.fromEntries(CHANNELS.map((channel) => [channel, { complete: of('complete', channel), partial: of('partial', channel) }]));
  return { complete: of('complete'), partial: of('partial'), channels, standings: await standingsOf(reads, survey.id), tallies: counting.done() };
}

/** Invited, begun and complete by kind, from what the parties' rows say. */
export async function standingsOf(reads: R, surveyId: string): Promise<Standing[]> {
  const rows = await reads
    .selectFrom('survey_kind as k')
    .leftJoin('survey_party as p', (j) => j.onRef('p.kind_id', '=', 'k.id').on('p.invited_on', 'is not', null))
    .select((e) => [
      'k.id', 'k.title', e.fn.count<number>('p.id').as('invited'), e.fn.count<number>('p.id').filterWhere('p.progress', '<>', 'none').as('begun'), e.fn.count<number>('p.id').filterWhere('p.progress', '=', 'complete').as('complete'),
    ])
    .where('k.survey_id', '=', surveyId)
    .groupBy(['k.id', 'k.title'])
    .orderBy((e) => e.fn.count('p.id'), 'desc')
    .execute();
  return rows.map(({ id, title, invited, begun, complete }) => ({ kind: id, title, invited, begun, complete }));
}

const Count = z.record(z.string(), z.number());
const Stored = z.object({
  complete: z.number(),
  partial: z.number(),
  channels: z.record(z.string(), z.object({ complete: z.number(), partial: z.number() })),
  standings: z.array(z.object({ kind: z.string(), title: z.custom<Localized>().nullable(), invited: z.number(), begun: z.number(), complete: z.number() })),
  tallies: z.array(z.object({ question: z.string(), answered: z.number(), none: z.number(), counts: Count, rows: z.record(z.string(), Count), places: z.record(z.string(), z.tuple([z.number(), z.number()])) })),
});

/** What was counted at the end; null while it runs. */
export async function storedResult(reads: R, surveyId: string): Promise<SurveyResult | null> {
  const row = await reads.selectFrom('survey').select('result').where('id', '=', surveyId).executeTakeFirst();
  return row?.result == null ? null : Stored.parse(row.result);
}

/** The result that counts: of the end, else of now. */
export async function resultOf(reads: R, survey: Survey): Promise<SurveyResult> {
  return (await storedResult(reads, survey.id)) ?? resultNow(reads, survey);
}

export interface FreeText {
  readonly responseId: string;
  readonly question: string;
  readonly text: string;
  /** The contribution that it became. */
  readonly submissionId: string | null;
}

/** Free answers to one question, or what was typed beside its "Other", in the order of their random ids. */
export async function freeTexts(reads: R, surveyId: string, question: Pick<Question, 'id' | 'kind'>, paging: { readonly page: number; readonly pageSize: number }): Promise<{ items: readonly FreeText[]; total: number }> {
  const { id } = question;
  const base = reads.selectFrom('survey_response as r').where('r.survey_id', '=', surveyId).where('r.state', '=', 'complete').where(question.kind === 'text' ? sql<boolean>`jsonb_typeof(r.answers -> ${id}) = 'string'` : sql<boolean>`jsonb_path_exists(r.answers -> ${id}, '$[*] ? (@ like_regex "^=.")')`);
  const { total } = await base.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await base
    .leftJoin('survey_origin as o', (j) => j.onRef('o.response_id', '=', 'r.id').on('o.question', '=', id))
    .select(['r.id', 'r.answers', 'o.submission_id'])
    .orderBy('r.id')
    .limit(paging.pageSize)
    .offset((paging.page - 1) * paging.pageSize)
    .execute();
  return { total, items: rows.map((r) => ({ responseId: r.id, question: id, text: freeTextIn(r.answers as Answers, question) ?? '', submissionId: r.submission_id })) };
}

/** Every complete answer for an export, with its party where the survey is named. */
export async function answerRows(reads: R, surveyId: string): Promise<readonly { readonly id: string; readonly channel: string; readonly institution: string | null; readonly kind: Localized | null; readonly answers: Answers }[]> {
  const rows = await reads
    .selectFrom('survey_response as r')
    .leftJoin('survey_party as p', 'p.id', 'r.party_id')
    .leftJoin('survey_kind as k', 'k.id', 'p.kind_id')
    .select(['r.id', 'r.channel', 'r.answers', 'p.institution', 'k.title'])
    .where('r.survey_id', '=', surveyId)
    .where('r.state', '=', 'complete')
    .orderBy('r.id')
    .execute();
  return rows.map(({ id, channel, institution, title, answers }) => ({ id, channel, institution, kind: title, answers: answers as Answers }));
}

/** The released PDF. */
export async function fileOf(reads: R, surveyId: string, locale: Locale): Promise<Buffer | null> {
  return (await reads.selectFrom('survey_file').select('content').where('survey_id', '=', surveyId).where('locale', '=', locale).executeTakeFirst())?.content ?? null;
}

/** The language of the PDF that a reader of this language gets; null while there is none. */
export async function fileLocale(reads: R, surveyId: string, locale: Locale): Promise<Locale | null> {
  const made = new Set((await reads.selectFrom('survey_file').select('locale').where('survey_id', '=', surveyId).execute()).map((row) => row.locale));
  return fallbacksOf(locale).find((one) => made.has(one)) ?? null;
}
