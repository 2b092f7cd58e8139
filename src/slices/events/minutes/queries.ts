import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { MinutesTables } from '../tables.ts';
import type { Mark, Role } from './schema.ts';

type R = Reads<MinutesTables>;

export interface MinutesTopic {
  readonly id: string;
  readonly sessionId: string;
  readonly title: Localized;
  readonly version: number;
}

export interface Statement {
  readonly id: string;
  readonly eventId: string;
  readonly sessionId: string;
  readonly topicId: string | null;
  readonly number: number;
  readonly text: Localized;
  readonly mark: Mark | null;
  readonly count: number | null;
  readonly version: number;
  readonly submissionIds: readonly string[];
  readonly recommendationIds: readonly string[];
}

export interface Presence {
  readonly sessionId: string;
  readonly role: Role;
  readonly count: number;
}

/** Everything written down in an event's rooms. */
export interface Minutes {
  readonly topics: readonly MinutesTopic[];
  readonly statements: readonly Statement[];
  readonly presence: readonly Presence[];
}

const STATEMENT = ['id', 'event_id as eventId', 'session_id as sessionId', 'topic_id as topicId', 'number', 'text', 'mark', 'count', 'version'] as const;

/** The minutes of all sessions of an event, or of one of them; each in the order of writing. */
export async function minutesOf(reads: R, eventId: string, sessionId: string | null = null): Promise<Minutes> {
  const sessions = reads.selectFrom('event_session').select('id').where('event_id', '=', eventId).$if(sessionId !== null, (b) => b.where('id', '=', sessionId as string));
  const [topics, rows, presence] = await Promise.all([
    reads.selectFrom('event_topic').select(['id', 'session_id as sessionId', 'title', 'version']).where('session_id', 'in', sessions).orderBy('position').orderBy('id').execute(),
    reads.selectFrom('event_statement').select(STATEMENT).where('event_id', '=', eventId).where('session_id', 'in', sessions).orderBy('number').execute(),
    reads.selectFrom('event_presence').select(['session_id as sessionId', 'role', 'count']).where('session_id', 'in', sessions).orderBy('count', 'desc').orderBy('role').execute(),
  ]);
  const ties = await tiesOf(reads, rows.map((r) => r.id));
  return { topics, statements: rows.map((row) => withTies(row, ties)), presence: presence as Presence[] };
}

export async function statementById(reads: R, id: string): Promise<Statement | null> {
  const row = await reads.selectFrom('event_statement').select(STATEMENT).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : withTies(row, await tiesOf(reads, [id]));
}

type Row = Omit<Statement, 'mark' | 'submissionIds' | 'recommendationIds'> & { readonly mark: string | null };
interface Ties {
  readonly submissions: ReadonlyMap<string, readonly { readonly id: string }[]>;
  readonly recommendations: ReadonlyMap<string, readonly { readonly id: string }[]>;
}

const withTies = (row: Row, { submissions, recommendations }: Ties): Statement => ({
  ...row, mark: row.mark as Mark | null, submissionIds: (submissions.get(row.id) ?? []).map((s) => s.id), recommendationIds: (recommendations.get(row.id) ?? []).map((r) => r.id),
});

async function tiesOf(reads: R, ids: readonly string[]): Promise<Ties> {
  if (ids.length === 0) return { submissions: new Map(), recommendations: new Map() };
  const [submissions, recommendations] = await Promise.all([
    reads.selectFrom('event_statement_submission').select(['statement_id', 'submission_id as id']).where('statement_id', 'in', ids).orderBy('submission_id').execute(),
    reads.selectFrom('event_statement_recommendation').select(['statement_id', 'recommendation_id as id']).where('statement_id', 'in', ids).orderBy('recommendation_id').execute(),
  ]);
  return { submissions: Map.groupBy(submissions, (s) => s.statement_id), recommendations: Map.groupBy(recommendations, (r) => r.statement_id) };
}

export async function topicById(reads: R, id: string): Promise<MinutesTopic | null> {
  return (await reads.selectFrom('event_topic').select(['id', 'session_id as sessionId', 'title', 'version']).where('id', '=', id).executeTakeFirst()) ?? null;
}
