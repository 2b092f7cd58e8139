import type { Reads } from '../../../platform/database/types.ts';
import type { Survey } from '../queries.ts';
import type { Answers } from '../questionnaire/schema.ts';
import { linkHash, resumeHash, type Progress } from '../rules.ts';
import type { SurveyTables } from '../tables.ts';
import type { Channel } from './schema.ts';

type R = Reads<SurveyTables>;

/** A party as its personal link shows it. */
export interface LinkedParty {
  readonly id: string;
  readonly institution: string;
  readonly progress: Progress;
}
export interface Response {
  readonly id: string;
  readonly state: 'partial' | 'complete';
  readonly channel: Channel;
  readonly answers: Answers;
}

const COLUMNS = ['id', 'state', 'channel', 'answers'] as const;

/** Whose personal link this is; null for a code that is none (also after the end, when links are forgotten). */
export async function partyOfLink(reads: R, survey: Pick<Survey, 'id'>, code: string): Promise<LinkedParty | null> {
  const row = await reads.selectFrom('survey_link as l').innerJoin('survey_party as p', 'p.id', 'l.party_id').select(['p.id', 'p.institution', 'p.progress']).where('l.hash', '=', linkHash(code)).where('p.survey_id', '=', survey.id).executeTakeFirst();
  return (row as LinkedParty | undefined) ?? null;
}

/** The questionnaire that was begun with a code; of a named survey also with another link of the same party. */
export async function responseOf(reads: R, survey: Pick<Survey, 'id'>, code: string, party: Pick<LinkedParty, 'id'> | null): Promise<Response | null> {
  const base = reads.selectFrom('survey_response').select(COLUMNS).where('survey_id', '=', survey.id);
  const own = await base.where('resume_hash', '=', resumeHash(code)).executeTakeFirst();
  const row = own ?? (party === null ? undefined : await base.where('party_id', '=', party.id).executeTakeFirst());
  return (row as Response | undefined) ?? null;
}

/** The contributions that were made of an answer's free texts. */
export async function contributionsOf(reads: R, responseId: string): Promise<readonly string[]> {
  return (await reads.selectFrom('survey_origin').select('submission_id').where('response_id', '=', responseId).execute()).map((r) => r.submission_id);
}
