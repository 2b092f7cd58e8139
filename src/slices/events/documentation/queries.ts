import type { Day } from '../../../kernel/dates.ts';
import { localized, type Localized } from '../../../kernel/localized.ts';
import type { Database, Reads } from '../../../platform/database/types.ts';
import { documentedRooms } from '../../live/public.ts';
import { recommendationById, submissionHref, submissionsByIds } from '../../participation/public.ts';
import { stallsOf } from '../market/queries.ts';
import { minutesOf } from '../minutes/queries.ts';
import { programmeOf } from '../programme/queries.ts';
import { eventById, numbersOf, type Event } from '../queries.ts';
import type { DocumentationTables } from '../tables.ts';
import { snapshotOf, type Material, type Snapshot } from './rules.ts';

type R = Reads<DocumentationTables>;

export interface DocumentationEdition {
  readonly id: string;
  readonly number: number;
  readonly releasedOn: Day;
  /** Name or function of who released it. */
  readonly approver: string;
  readonly snapshot: Snapshot;
  /** Hexadecimal SHA-256 of the snapshot. */
  readonly digest: string;
}

/** Released editions, the newest first. */
export async function editionsOf(reads: R, eventId: string): Promise<readonly DocumentationEdition[]> {
  const rows = await reads.selectFrom('event_documentation').select(['id', 'number', 'released_on as releasedOn', 'approver', 'snapshot', 'digest']).where('event_id', '=', eventId).orderBy('number', 'desc').execute();
  return rows.map((row) => ({ ...row, snapshot: row.snapshot as Snapshot, digest: row.digest.toString('hex') }));
}

/** Whether there is something to read; cheaper than reading it. */
export async function hasDocumentation(reads: R, eventId: string): Promise<boolean> {
  return (await reads.selectFrom('event_documentation').select('id').where('event_id', '=', eventId).limit(1).executeTakeFirst()) !== undefined;
}

/** What the office says before everything else; version 0 while nothing is saved. */
export async function prefaceOf(reads: R, eventId: string): Promise<{ readonly preface: Localized; readonly version: number }> {
  return (await reads.selectFrom('event_documentation_draft').select(['preface', 'version']).where('event_id', '=', eventId).executeTakeFirst()) ?? { preface: localized(''), version: 0 };
}

/** Where an event is documented: what is on there, and whose it is. */
export interface House {
  readonly modules: ReadonlySet<string>;
  readonly region: string;
}

/** Everything that the next edition would say now. */
async function materialOf(db: Reads<Database>, event: Event, { modules, region }: House): Promise<Material> {
  const [rounds, { whole, sessions }, minutes, { preface }, origin, stalls] = await Promise.all([programmeOf(db, event.id), numbersOf(db, event), minutesOf(db, event.id), prefaceOf(db, event.id), event.originId === null ? null : eventById(db, event.originId), stallsOf(db, event.id, ['accepted'])]);
  const voices = modules.has('participation');
  const submissions = voices ? (await submissionsByIds(db, [...new Set(minutes.statements.flatMap((s) => s.submissionIds))])).filter((s) => s.state === 'published') : [];
  const recommendations = voices ? await Promise.all([...new Set(minutes.statements.flatMap((s) => s.recommendationIds))].map((id) => recommendationById(db, id))) : [];
  const rooms = modules.has('live') ? await documentedRooms(db, [event.id, ...rounds.flatMap((r) => r.sessions).map((s) => s.id)]) : [];
  return {
    event, rounds, whole, sessions, minutes, preface, rooms, stalls, region, origin: origin === null || origin.state === 'draft' ? null : { slug: origin.slug, title: origin.title },
    submissions: new Map(submissions.map((s) => [s.id, { number: s.number, href: submissionHref(s.processSlug, s.number) }])),
    recommendations: new Map(recommendations.flatMap((r) => (r === null || r.state === 'draft' ? [] : [[r.id, { id: r.id, number: r.number, href: r.href, title: r.title, text: r.text }] as const]))),
  };
}

/** The next edition as it would be, and what it is made of. */
export async function nextEdition(db: Reads<Database>, event: Event, house: House, edition: Pick<Snapshot, 'number' | 'releasedOn' | 'correction'>): Promise<{ readonly snapshot: Snapshot; readonly material: Material }> {
  const material = await materialOf(db, event, house);
  return { snapshot: snapshotOf(material, edition), material };
}
