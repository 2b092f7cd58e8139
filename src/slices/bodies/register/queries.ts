import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import type { Search } from '../../../kernel/found.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { asAsked, containsWords } from '../../../platform/database/words.ts';
import { isCurrent, isNamed, type Eye } from '../rules.ts';
import type { ConsentWay, Kind, MemberRole } from '../schema.ts';
import type { BodyTables } from '../tables.ts';

type R = Reads<BodyTables>;

export interface Body {
  readonly id: string;
  readonly slug: string;
  readonly kind: Kind;
  readonly name: Localized;
  readonly purpose: Localized;
  readonly decides: boolean;
  readonly openSittings: boolean;
  readonly public: boolean;
  readonly statedSittings: number | null;
  readonly since: Day | null;
  readonly until: Day | null;
  readonly source: string;
  readonly invented: boolean;
  /** Another system is in charge of it. */
  readonly taken: boolean;
  readonly originalUrl: string | null;
  readonly modifiedAt: Date;
  readonly version: number;
}

const COLUMNS = ['id', 'slug', 'kind', 'name', 'purpose', 'decides', 'open_sittings as openSittings', 'public', 'stated_sittings as statedSittings', 'since', 'until', 'source', 'invented', sql<boolean>`external_id is not null`.as('taken'), 'original_url as originalUrl', 'modified_at as modifiedAt', 'version'] as const;

/** Bodies as this eye sees them: everybody those that are public. */
const bodiesFor = (reads: R, eye: Eye) => reads.selectFrom('body').where('deleted_at', 'is', null).$if(!eye.office, (q) => q.where('public', '=', true));

/** What somebody looks for: words as they stand in a list, or a question of the search with its parts and mistakes. */
export type Words = string | Pick<Search, 'words' | 'nearly'>;

export interface BodyFilter {
  readonly kind: Kind | null;
  readonly q: Words | null;
}

const TEXT = sql`concat_ws(' ', localized_words(name), localized_words(purpose))`;

/** Those that still meet first, then by name. */
export async function bodyList(reads: R, eye: Eye, { kind, q }: BodyFilter, { page, pageSize }: { readonly page: number; readonly pageSize: number }): Promise<{ items: Body[]; total: number }> {
  const matching = bodiesFor(reads, eye)
    .$if(kind !== null, (x) => x.where('kind', '=', kind as Kind))
    .$if(q !== null, (x) => x.where(containsWords(TEXT, q ?? '')));
  const [{ n }, items] = await Promise.all([
    matching.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    matching.select(COLUMNS).$if(q !== null && typeof q === 'object', (x) => x.orderBy(asAsked(TEXT, q as Exclude<Words, string>), 'desc')).orderBy(sql`coalesce(until < ${eye.today}, false)`).orderBy(sql`name -> 'texts' -> 'de' ->> 'text'`).orderBy('slug').limit(pageSize).offset((page - 1) * pageSize).execute(),
  ]);
  return { items: items as Body[], total: n };
}

/** Every body, for choices in forms. */
export async function allBodies(reads: R, eye: Eye): Promise<readonly Body[]> {
  return (await bodyList(reads, eye, { kind: null, q: null }, { page: 1, pageSize: 500 })).items;
}

export async function bodyBySlug(reads: R, eye: Eye, slug: string): Promise<Body | null> {
  return ((await bodiesFor(reads, eye).select(COLUMNS).where('slug', '=', slug).executeTakeFirst()) as Body | undefined) ?? null;
}

export interface Member {
  readonly id: string;
  readonly bodyId: string;
  /** Null where it was erased, or is not for this eye. */
  readonly name: string | null;
  readonly role: MemberRole;
  readonly voting: boolean;
  readonly mandate: boolean;
  readonly represents: string;
  readonly since: Day;
  readonly until: Day | null;
  readonly consentOn: Day | null;
  readonly consentHow: ConsentWay | null;
  readonly consentVersion: number | null;
  readonly version: number;
}

const MEMBER = ['id', 'body_id as bodyId', 'name', 'role', 'voting', 'mandate', 'represents', 'since', 'until', 'consent_on as consentOn', 'consent_how as consentHow', 'consent_version as consentVersion', 'version'] as const;
const RANK = sql`array_position(array['chair', 'deputy', 'member', 'substitute', 'adviser'], role)`;

/** Members of a body, for the office: with every name that is known, former ones too. */
export async function membersForOffice(reads: R, bodyId: string): Promise<readonly Member[]> {
  return (await reads.selectFrom('body_member').select(MEMBER).where('body_id', '=', bodyId).where('deleted_at', 'is', null).orderBy('until', (o) => o.desc().nullsFirst()).orderBy(RANK).orderBy('name').orderBy('id').execute()) as Member[];
}

/** What everybody may know of the members: names by mandate or consent; the others as numbers by role. */
export interface Membership {
  readonly named: readonly Pick<Member, 'id' | 'name' | 'role' | 'voting' | 'represents' | 'since' | 'until'>[];
  readonly unnamed: readonly { readonly role: MemberRole; readonly voting: boolean; readonly count: number }[];
  readonly total: number;
  readonly voting: number;
}

/** The members of a body today. */
export async function membershipOf(reads: R, bodyId: string, today: Day): Promise<Membership> {
  const current = (await membersForOffice(reads, bodyId)).filter((m) => isCurrent(m, today));
  const unnamed = [...Map.groupBy(current.filter((m) => !isNamed(m)), (m) => `${m.role} ${m.voting}`).values()];
  return {
    named: current.filter(isNamed).map(({ id, name, role, voting, represents, since, until }) => ({ id, name, role, voting, represents, since, until })),
    unnamed: unnamed.map((same) => ({ role: (same[0] as Member).role, voting: (same[0] as Member).voting, count: same.length })),
    total: current.length,
    voting: current.filter((m) => m.voting).length,
  };
}

export async function memberById(reads: R, bodyId: string, id: string): Promise<Member | null> {
  return ((await membersForOffice(reads, bodyId)).find((m) => m.id === id)) ?? null;
}
