import { sql } from 'kysely';
import type { Day } from '../../kernel/dates.ts';
import { staffLocale } from '../../kernel/locale.ts';
import { composed } from '../../platform/database/composed.ts';
import type { Reads } from '../../platform/database/types.ts';
import { likely, wordsOfName, type AskedPerson } from '../../platform/held.ts';
import { inAllLanguages, type ProcessPart } from '../participation/public.ts';
import type { ConsentWay, Side } from './rules.ts';
import type { InterviewTables, NamedTables } from './tables.ts';
import { mayInterview } from './policy.ts';
import { hrefs } from './urls.ts';
import { words } from './words.ts';

export interface Interview {
  readonly id: string;
  readonly processId: string;
  readonly number: number;
  readonly side: Side;
  readonly topic: string;
  readonly heldOn: Day;
  readonly institution: string;
  readonly function: string;
  readonly conductedBy: string;
  readonly notes: string;
  readonly consentOn: Day | null;
  readonly consentHow: ConsentWay | null;
  readonly consentVersion: number | null;
  readonly version: number;
}
export interface Person {
  readonly name: string;
  readonly consentOn: Day;
  readonly consentHow: ConsentWay;
  readonly consentVersion: number;
}

const COLUMNS = ['id', 'process_id as processId', 'number', 'side', 'topic', 'held_on as heldOn', 'institution', 'function', 'conducted_by as conductedBy', 'notes', 'consent_on as consentOn', 'consent_how as consentHow', 'consent_version as consentVersion', 'version'] as const;

/** Interviews of a process with how many contributions came of each, the newest first. */
export async function interviewsOf(reads: Reads<InterviewTables>, processId: string): Promise<readonly (Interview & { readonly statements: number })[]> {
  const rows = await reads
    .selectFrom('interview')
    .select([...COLUMNS, (eb) => eb.selectFrom('interview_statement as s').select((e) => e.fn.countAll<number>().as('n')).whereRef('s.interview_id', '=', 'interview.id').as('statements')])
    .where('process_id', '=', processId)
    .orderBy('held_on', 'desc')
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, statements: row.statements ?? 0 })) as (Interview & { statements: number })[];
}

export async function interviewByNumber(reads: Reads<InterviewTables>, processId: string, number: number): Promise<Interview | null> {
  return ((await reads.selectFrom('interview').select(COLUMNS).where('process_id', '=', processId).where('number', '=', number).executeTakeFirst()) as Interview | undefined) ?? null;
}

export async function interviewById(reads: Reads<InterviewTables>, id: string): Promise<Interview | null> {
  return ((await reads.selectFrom('interview').select(COLUMNS).where('id', '=', id).executeTakeFirst()) as Interview | undefined) ?? null;
}

/** Who was asked, where they agreed that it is kept. */
export async function personOf(reads: Reads<NamedTables>, interviewId: string): Promise<Person | null> {
  return ((await reads.selectFrom('interview_person').select(['name', 'consent_on as consentOn', 'consent_how as consentHow', 'consent_version as consentVersion']).where('interview_id', '=', interviewId).executeTakeFirst()) as Person | undefined) ?? null;
}

/** Contributions that came of an interview. */
export async function statementsOf(reads: Reads<InterviewTables>, interviewId: string): Promise<readonly string[]> {
  return (await reads.selectFrom('interview_statement').select('submission_id').where('interview_id', '=', interviewId).execute()).map((r) => r.submission_id);
}

const bySide = composed((reads: Reads<InterviewTables>, processId: string) => reads.selectFrom('interview').select((eb) => ['side', eb.fn.countAll<number>().as('n')]).where('process_id', '=', processId).groupBy('side'));

/** How many interviews there were, inside and outside the administration. */
export async function countsOf(reads: Reads<InterviewTables>, processId: string): Promise<Readonly<Record<Side, number>>> {
  const rows = await bySide(reads, processId);
  const of = (side: Side): number => rows.find((r) => r.side === side)?.n ?? 0;
  return { internal: of('internal'), external: of('external') };
}

const COUNTED = (['internal', 'external'] as const).map((quantity) => ({ quantity, phase: 'interviews' as const, label: inAllLanguages((l) => words(l)(`counted.${quantity}`)) }));

/** What a process's page says of its interviews: their numbers, beside those a source prints. */
export const interviewsOfProcess: ProcessPart = {
  module: 'participation',
  desk: async (db, { id, slug }, actor, locale) => {
    if (!mayInterview(actor, id)) return null;
    const { internal, external } = await countsOf(db, id);
    const t = words(staffLocale(locale));
    return { all: { title: `${t('staff.title')} (${internal + external})`, href: hrefs.list(slug) }, items: [] };
  },
  counted: async (db, { id }) => {
    const counts = await countsOf(db, id);
    return COUNTED.map((number) => ({ ...number, value: counts[number.quantity] }));
  },
};

/** Interviews in which somebody's name is kept. */
export async function interviewsOfPerson(reads: Reads<NamedTables>, { name }: AskedPerson) {
  const parts = wordsOfName(name);
  if (parts.length === 0) return [];
  return reads
    .selectFrom('interview_person as p')
    .innerJoin('interview as i', 'i.id', 'p.interview_id')
    .select(['i.id', 'i.number', 'i.topic', 'i.held_on as heldOn', 'i.institution', 'i.notes', 'p.name', 'p.consent_on as consentOn'])
    .where((eb) => eb.and(parts.map((w) => sql<boolean>`participation_plain(p.name) like '%' || participation_plain(${likely(w)}) || '%'`)))
    .orderBy('i.held_on')
    .limit(200)
    .execute();
}
