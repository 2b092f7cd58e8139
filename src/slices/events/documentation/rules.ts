import { createHash } from 'node:crypto';
import type { Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { canonicalJson } from '../../thread/public.ts';
import type { Minutes } from '../minutes/queries.ts';
import type { Mark, Role } from '../minutes/schema.ts';
import type { Round, Session } from '../programme/queries.ts';
import type { Count, Event } from '../queries.ts';
import type { Attendance, Precision } from '../schema.ts';

/** A record of another slice, as it was named on the day of release. */
export interface Named {
  readonly number: number;
  /** Path without language prefix. */
  readonly href: string;
}
export interface SaidStatement {
  readonly id: string;
  readonly number: number;
  readonly text: Localized;
  readonly mark: Mark | null;
  readonly count: number | null;
  readonly submissions: readonly Named[];
}
export interface SaidRecommendation extends Named {
  readonly id: string;
  readonly title: Localized;
  readonly text: Localized;
}
interface SaidTopic {
  /** Null for what was said under no topic. */
  readonly title: Localized | null;
  readonly statements: readonly SaidStatement[];
}
export interface SaidSession {
  readonly id: string;
  readonly title: Localized;
  readonly room: string;
  readonly registered: number;
  readonly came: number;
  readonly roles: readonly { readonly role: Role; readonly count: number }[];
  readonly topics: readonly SaidTopic[];
  readonly recommendations: readonly SaidRecommendation[];
}
export interface LiveResult {
  readonly question: Localized;
  readonly answers: number;
  readonly results: readonly { readonly title: Localized; readonly count: number }[];
}
export interface LiveRoom {
  readonly title: Localized;
  readonly href: string;
  readonly polls: readonly LiveResult[];
  readonly questions: readonly { readonly text: Localized; readonly support: number; readonly answered: boolean }[];
}

/** What a project showed at the market of possibilities. */
export interface SaidStall {
  readonly number: number;
  readonly project: string;
  readonly institution: string;
  readonly shows: string;
  /** Of these texts; BCP 47 tag. */
  readonly language: string;
  readonly place: number | null;
  /** The good practice that it became until the release; a path without language prefix. */
  readonly practiceHref: string | null;
}

/** Everything an edition says, frozen. People are in it as numbers and roles; what they may take back (the wall) is not in it. */
export interface Snapshot {
  readonly number: number;
  readonly releasedOn: Day;
  readonly region: string;
  readonly event: { readonly slug: string; readonly title: Localized; readonly summary: Localized; readonly startsAt: string; readonly endsAt: string; readonly precision: Precision; readonly place: string; readonly invented: boolean };
  readonly origin: { readonly slug: string; readonly title: Localized } | null;
  readonly preface: Localized;
  readonly correction: Localized | null;
  readonly numbers: { readonly registered: number; readonly arrived: number; readonly told: number | null; readonly qualifier: Attendance };
  readonly rounds: readonly { readonly title: Localized; readonly startsAt: string; readonly endsAt: string; readonly sessions: readonly SaidSession[] }[];
  readonly rooms: readonly LiveRoom[];
  /** Absent in editions from before stalls were documented. */
  readonly stalls?: readonly SaidStall[];
}

/** A text of the wall whose author agreed that it stands here, too. */
export interface WallText {
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
}

/** What an edition is made of. */
export interface Material {
  readonly event: Event;
  readonly origin: { readonly slug: string; readonly title: Localized } | null;
  readonly rounds: readonly Round[];
  readonly whole: Count;
  readonly sessions: ReadonlyMap<string, Count>;
  readonly minutes: Minutes;
  /** Public contributions and recommendations by id; those that are not public are in no edition. */
  readonly submissions: ReadonlyMap<string, Named>;
  readonly recommendations: ReadonlyMap<string, SaidRecommendation>;
  readonly rooms: readonly LiveRoom[];
  readonly stalls: readonly SaidStall[];
  readonly region: string;
  readonly preface: Localized;
}

/** The edition as it would be on that day. */
export function snapshotOf(material: Material, { number, releasedOn, correction }: Pick<Snapshot, 'number' | 'releasedOn' | 'correction'>): Snapshot {
  const { event, origin, rounds, whole, region, preface, rooms, stalls } = material;
  return {
    number, releasedOn, correction, region, preface, rooms, origin,
    ...(stalls.length === 0 ? {} : { stalls: stalls.map(({ number: stall, project, institution, shows, language, place, practiceHref }) => ({ number: stall, project, institution, shows, language, place, practiceHref })) }),
    event: { slug: event.slug, title: event.title, summary: event.summary, startsAt: event.startsAt.toISOString(), endsAt: event.endsAt.toISOString(), precision: event.precision, place: event.place, invented: event.invented },
    numbers: { registered: whole.registered, arrived: whole.arrived, told: event.participants, qualifier: event.qualifier },
    rounds: rounds.map((r) => ({ title: r.title, startsAt: r.startsAt.toISOString(), endsAt: r.endsAt.toISOString(), sessions: r.sessions.map((s) => sessionOf(material, s)) })),
  };
}

function sessionOf({ minutes, sessions, submissions, recommendations }: Material, session: Session): SaidSession {
  const statements = minutes.statements.filter((s) => s.sessionId === session.id);
  const under = (topicId: string | null) => statements.filter((s) => s.topicId === topicId).map(({ id, number, text, mark, count, submissionIds }): SaidStatement => ({ id, number, text, mark, count, submissions: submissionIds.flatMap((one) => submissions.get(one) ?? []) }));
  const topics: readonly SaidTopic[] = [{ title: null, statements: under(null) }, ...minutes.topics.filter((t) => t.sessionId === session.id).map((t) => ({ title: t.title, statements: under(t.id) }))];
  const count = sessions.get(session.id);
  return {
    id: session.id, title: session.title, room: session.room, registered: count?.registered ?? 0, came: session.headcount ?? count?.arrived ?? 0,
    roles: minutes.presence.filter((p) => p.sessionId === session.id).map(({ role, count: people }) => ({ role, count: people })),
    topics: topics.filter((t) => t.statements.length > 0),
    recommendations: [...new Set(statements.flatMap((s) => s.recommendationIds))].flatMap((id) => recommendations.get(id) ?? []).sort((a, b) => a.number - b.number),
  };
}

/** The statements that an edition makes public. */
export const statementsIn = (snapshot: Snapshot): readonly string[] => snapshot.rounds.flatMap((r) => r.sessions).flatMap((s) => s.topics).flatMap((t) => t.statements).map((s) => s.id);

export const digestOf = (snapshot: Snapshot): Buffer => createHash('sha256').update(canonicalJson(snapshot)).digest();
