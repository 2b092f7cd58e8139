import { dayOf, type Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { sourceText } from '../../../kernel/localized.ts';
import type { Locale } from '../../../kernel/locale.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { Progress } from '../rules.ts';
import type { SurveyTables } from '../tables.ts';
import type { PartyLine } from './schema.ts';

type R = Reads<SurveyTables>;

export interface Party {
  readonly id: string;
  readonly institution: string;
  readonly kind: Localized;
  readonly person: string | null;
  readonly email: string | null;
  readonly locale: Locale;
  readonly invitedOn: string | null;
  readonly progress: Progress;
}

const base = (reads: R, surveyId: string) =>
  reads.selectFrom('survey_party as p').innerJoin('survey_kind as k', 'k.id', 'p.kind_id').select(['p.id', 'p.institution', 'k.title as kind', 'p.person', 'p.email', 'p.locale', 'p.invited_on as invitedOn', 'p.progress']).where('p.survey_id', '=', surveyId);

/** Parties by name; the list says who is through so that the office can remind, and says nothing of when. */
export async function partyList(reads: R, surveyId: string, paging: { readonly page: number; readonly pageSize: number; readonly q?: string | null }): Promise<{ items: readonly Party[]; total: number }> {
  const like = `%${(paging.q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const count = await reads.selectFrom('survey_party').select((e) => e.fn.countAll<number>().as('n')).where('survey_id', '=', surveyId).where('institution', 'ilike', like).executeTakeFirstOrThrow();
  const items = await base(reads, surveyId).where('p.institution', 'ilike', like).orderBy('p.institution').orderBy('p.id').limit(paging.pageSize).offset((paging.page - 1) * paging.pageSize).execute();
  return { items: items as Party[], total: count.n };
}

export async function partyById(reads: R, surveyId: string, id: string): Promise<Party | null> {
  return ((await base(reads, surveyId).where('p.id', '=', id).executeTakeFirst()) as Party | undefined) ?? null;
}

/** All parties of a survey that are not through, for a choice. */
export async function openParties(reads: R, surveyId: string): Promise<readonly Party[]> {
  return (await base(reads, surveyId).where('p.progress', '<>', 'complete').orderBy('p.institution').execute()) as Party[];
}

export interface Outreach {
  readonly total: number;
  /** Not invited yet, with and without a mail address. */
  readonly toMail: number;
  readonly toPrint: number;
  /** Invited by mail before today, and not through. */
  readonly toRemind: number;
}

/** How many are still to be invited or reminded. */
export async function outreachOf(reads: R, surveyId: string, today: Day = dayOf(new Date())): Promise<Outreach> {
  return reads
    .selectFrom('survey_party')
    .select((e) => [
      e.fn.countAll<number>().as('total'),
      e.fn.countAll<number>().filterWhere('invited_on', 'is', null).filterWhere('email', 'is not', null).as('toMail'),
      e.fn.countAll<number>().filterWhere('invited_on', 'is', null).filterWhere('email', 'is', null).as('toPrint'),
      e.fn.countAll<number>().filterWhere('invited_on', '<', today).filterWhere('email', 'is not', null).filterWhere('progress', '<>', 'complete').as('toRemind'),
    ])
    .where('survey_id', '=', surveyId)
    .executeTakeFirstOrThrow();
}

/** Institution and person, whatever their case. */
export const likeness = (line: Pick<PartyLine, 'institution' | 'person'>): string => `${line.institution}\0${line.person ?? ''}`.toLowerCase();

/** Which lines of a list are there already: by mail address, else by institution and person; also twice within the list. */
export async function repeatedIn(reads: R, surveyId: string, lines: readonly PartyLine[]): Promise<ReadonlySet<number>> {
  const rows = await reads.selectFrom('survey_party').select(['institution', 'person', 'email']).where('survey_id', '=', surveyId).execute();
  const mails = new Set(rows.flatMap((r) => (r.email === null ? [] : [r.email.toLowerCase()])));
  const names = new Set(rows.map(likeness));
  const repeated = new Set<number>();
  lines.forEach((line, i) => {
    if (line.email === null ? names.has(likeness(line)) : mails.has(line.email)) repeated.add(i);
    if (line.email !== null) mails.add(line.email);
    names.add(likeness(line));
  });
  return repeated;
}

/** Kinds of a survey by their German name in small letters. */
export async function kindsByName(reads: R, surveyId: string): Promise<Map<string, string>> {
  const rows = await reads.selectFrom('survey_kind').select(['id', 'title']).where('survey_id', '=', surveyId).execute();
  return new Map(rows.map((r) => [sourceText(r.title).toLowerCase(), r.id]));
}
