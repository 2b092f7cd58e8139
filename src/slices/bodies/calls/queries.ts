import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { likely, wordsOfName, type AskedPerson } from '../../../platform/held.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { containsWords } from '../../../platform/database/words.ts';
import type { Eye } from '../rules.ts';
import type { ApplicantTables, CallTables } from '../tables.ts';
import { codeHash } from './rules.ts';
import type { ApplicationState, CallState, View } from './schema.ts';

type R = Reads<CallTables>;

/** A call for members of a body. */
export interface Call {
  readonly id: string;
  readonly slug: string;
  readonly bodyId: string;
  readonly bodySlug: string;
  readonly bodyName: Localized;
  readonly title: Localized;
  readonly text: Localized;
  readonly seats: number;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly published: boolean;
  readonly state: CallState;
  readonly decidedOn: Day | null;
  readonly invented: boolean;
  readonly version: number;
}

const COLUMNS = [
  'c.id', 'c.slug', 'c.body_id as bodyId', 'b.slug as bodySlug', 'b.name as bodyName', 'c.title', 'c.text', 'c.seats', 'c.opens_on as opensOn', 'c.closes_on as closesOn', 'c.published', 'c.state', 'c.decided_on as decidedOn', 'c.invented', 'c.version',
] as const;

const callsFor = (reads: R, eye: Eye) => reads.selectFrom('membership_call as c').innerJoin('body as b', 'b.id', 'c.body_id').where('b.deleted_at', 'is', null).$if(!eye.office, (q) => q.where('c.published', '=', true).where('b.public', '=', true));

/** The latest first. */
export async function callList(reads: R, eye: Eye, q: string | null, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ items: Call[]; total: number }> {
  const matching = callsFor(reads, eye).$if(q !== null, (x) => x.where(containsWords(sql`concat_ws(' ', localized_words(c.title), localized_words(c.text), localized_words(b.name))`, q ?? '')));
  const [{ n }, rows] = await Promise.all([
    matching.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    matching.select(COLUMNS).orderBy('c.closes_on', 'desc').orderBy('c.slug').limit(limit).offset(offset).execute(),
  ]);
  return { items: rows as Call[], total: n };
}

export async function callBySlug(reads: R, eye: Eye, slug: string): Promise<Call | null> {
  return ((await callsFor(reads, eye).select(COLUMNS).where('c.slug', '=', slug).executeTakeFirst()) as Call | undefined) ?? null;
}

/** Calls of a body to which one can apply today. */
export async function openCalls(reads: R, eye: Eye, bodyId: string): Promise<readonly Call[]> {
  return (await callsFor(reads, eye).select(COLUMNS).where('c.body_id', '=', bodyId).where('c.published', '=', true).where('c.state', '=', 'round').where('c.opens_on', '<=', eye.today).where('c.closes_on', '>=', eye.today).orderBy('c.closes_on').execute()) as Call[];
}

export interface CallQuestion {
  readonly id: string;
  readonly position: number;
  readonly text: Localized;
  readonly needed: boolean;
}

export async function questionsOf(reads: R, callId: string): Promise<readonly CallQuestion[]> {
  return reads.selectFrom('membership_question').select(['id', 'position', 'text', 'needed']).where('call_id', '=', callId).orderBy('position').execute();
}

/** An application without who wrote it. */
export interface Application {
  readonly id: string;
  readonly callId: string;
  readonly number: number;
  readonly state: ApplicationState;
  readonly reason: string;
  readonly receivedOn: Day;
  readonly version: number;
}

const APPLICATION = ['id', 'call_id as callId', 'number', 'state', 'reason', 'received_on as receivedOn', 'version'] as const;

/** By drawn number: the list says nothing about the order in which they came. */
export async function applicationsOf(reads: R, callId: string): Promise<readonly (Application & { readonly views: Readonly<Record<View, number>> })[]> {
  const [rows, views] = await Promise.all([
    reads.selectFrom('membership_application').select(APPLICATION).where('call_id', '=', callId).orderBy('number').execute(),
    reads.selectFrom('membership_view as v').innerJoin('membership_application as a', 'a.id', 'v.application_id').select(['v.application_id as id', 'v.says']).select((e) => e.fn.countAll<number>().as('n')).where('a.call_id', '=', callId).groupBy(['v.application_id', 'v.says']).execute(),
  ]);
  const of = (id: string, says: View): number => views.find((v) => v.id === id && v.says === says)?.n ?? 0;
  return (rows as Application[]).map((a) => ({ ...a, views: { yes: of(a.id, 'yes'), maybe: of(a.id, 'maybe'), no: of(a.id, 'no') } }));
}

export async function applicationByCode(reads: R, code: string): Promise<Application | null> {
  return ((await reads.selectFrom('membership_application').select(APPLICATION).where('code_hash', '=', codeHash(code)).executeTakeFirst()) as Application | undefined) ?? null;
}

/** What was answered, by question. */
export async function answersOf(reads: R, applicationId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await reads.selectFrom('membership_answer').select(['question_id', 'text']).where('application_id', '=', applicationId).execute();
  return new Map(rows.map((r) => [r.question_id, r.text]));
}

/** What one reader said to it. */
export async function viewOf(reads: R, applicationId: string, accountId: string): Promise<View | null> {
  const row = await reads.selectFrom('membership_view').select('says').where('application_id', '=', applicationId).where('account_id', '=', accountId).executeTakeFirst();
  return (row?.says as View | undefined) ?? null;
}

/** The call of an application, published or not: for whoever holds its code. */
export async function applicationById(reads: R, id: string): Promise<Application | null> {
  return ((await reads.selectFrom('membership_application').select(APPLICATION).where('id', '=', id).executeTakeFirst()) as Application | undefined) ?? null;
}

/** The language somebody applied in. */
export const languageOf = async (reads: R, id: string): Promise<string> => (await reads.selectFrom('membership_application').select('locale').where('id', '=', id).executeTakeFirst())?.locale ?? 'de';

export async function callOfApplication(reads: R, application: Pick<Application, 'callId'>): Promise<Call> {
  return (await callsFor(reads, { office: true, today: '9999-12-31' }).select(COLUMNS).where('c.id', '=', application.callId).executeTakeFirstOrThrow()) as Call;
}

/** Published calls whose time is over and whose applications wait to be read or decided. */
export async function waitingCalls(reads: R, today: Day): Promise<readonly Call[]> {
  return (await callsFor(reads, { office: true, today }).select(COLUMNS).where('c.published', '=', true).where('c.state', '<>', 'decided').where('c.closes_on', '<', today).orderBy('c.closes_on').execute()) as Call[];
}

/** Who applied. */
export interface Applicant {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly needs: string;
}

const APPLICANT = ['p.name', 'p.email', 'p.phone', 'p.needs'] as const;

/** For the person themselves, who holds the code. */
export async function applicantForHolder(reads: Reads<ApplicantTables>, applicationId: string): Promise<Applicant | null> {
  return (await reads.selectFrom('membership_applicant as p').select(APPLICANT).where('p.application_id', '=', applicationId).executeTakeFirst()) ?? null;
}

/** Who applied, once the first round is over; nobody before. */
export async function applicantAfterRound(reads: Reads<ApplicantTables>, applicationId: string): Promise<Applicant | null> {
  const row = await reads
    .selectFrom('membership_applicant as p')
    .innerJoin('membership_application as a', 'a.id', 'p.application_id')
    .innerJoin('membership_call as c', 'c.id', 'a.call_id')
    .select(APPLICANT)
    .where('p.application_id', '=', applicationId)
    .where('c.state', '<>', 'round')
    .executeTakeFirst();
  return row ?? null;
}

/** Applications by mail address, or by every word of a name, for the person they are about. */
export async function applicationsOfPerson(reads: Reads<ApplicantTables>, { email, name }: AskedPerson) {
  const words = wordsOfName(name);
  if (email === null && words.length === 0) return [];
  return reads
    .selectFrom('membership_applicant as p')
    .innerJoin('membership_application as a', 'a.id', 'p.application_id')
    .innerJoin('membership_call as c', 'c.id', 'a.call_id')
    .select(['a.id', 'a.number', 'c.title', 'a.received_on as receivedOn', ...APPLICANT])
    .where((eb) => eb.or([
      ...(email === null ? [] : [sql<boolean>`lower(p.email) = ${email}`]),
      ...(words.length === 0 ? [] : [eb.and(words.map((w) => sql<boolean>`participation_plain(p.name) like '%' || participation_plain(${likely(w)}) || '%'`))]),
    ]))
    .orderBy('a.number')
    .limit(200)
    .execute();
}
