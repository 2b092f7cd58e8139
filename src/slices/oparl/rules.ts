import { instantOf, TIME_ZONE, type Day } from '../../kernel/dates.ts';
import { inLanguage, type Localized } from '../../kernel/localized.ts';
import type { bodyWords, OpenBody, OpenEntry, OpenFile, OpenItem, OpenMember, OpenPaper, OpenSitting, OpenStep } from '../bodies/public.ts';
import { typeOf, type OparlObject, type OparlValue, type TypeName } from './schema.ts';
import { objectPath, type ListName } from './urls.ts';

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'medium' });

/** An instant as Germany's clocks show it, with the distance to UTC: `2026-11-20T18:30:00+01:00`. */
export function stamp(instant: Date): string {
  const local = CLOCK.format(instant).replace(' ', 'T');
  const minutes = Math.round((Date.parse(`${local}Z`) - Math.floor(instant.getTime() / 1000) * 1000) / 60_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

const isNothing = (value: OparlValue): boolean => value === undefined || value === null || value === '';

/** Without what has no value: the interface knows no null. */
export const lean = (object: OparlObject): OparlObject => Object.fromEntries(Object.entries(object).filter(([, value]) => !isNothing(value)));

/** What all objects need to name each other. */
export interface Place {
  /** Absolute address of a path. */
  readonly absolute: (path: string) => string;
  /** Address of the one body: this installation's region. */
  readonly body: string;
  /** The bodies' own words for kinds and roles, in German. */
  readonly word: ReturnType<typeof bodyWords>;
}

const german = (value: Localized): string => inLanguage(value, 'de').text;
const to = (place: Place, list: ListName, id: string): string => place.absolute(objectPath(list, id));
const page = (place: Place, path: string): string => place.absolute(`/de${path}`);

/** What every object begins with. */
export const head = (id: string, type: TypeName, { created, modified }: Pick<OpenEntry, 'created' | 'modified'>): OparlObject => ({ id, type: typeOf(type), created: stamp(created), modified: stamp(modified) });

/** Demonstration content says so wherever it goes. */
const marked = ({ invented }: { readonly invented: boolean }): readonly string[] | null => (invented ? ['erfundenes Beispiel'] : null);

/** What is left of an object that is not public any more. */
export const gone = (id: string, type: TypeName, entry: OpenEntry): OparlObject => ({ ...head(id, type, entry), deleted: true });

export const organizationOf = (place: Place, entry: OpenEntry, body: OpenBody, href: string): OparlObject =>
  lean({
    ...head(to(place, 'organizations', entry.id), 'Organization', entry),
    body: place.body,
    name: german(body.name),
    organizationType: 'Gremium',
    classification: place.word(`kind.${body.kind}`),
    membership: body.members.map((id) => to(place, 'memberships', id)),
    startDate: body.since,
    endDate: body.until,
    keyword: marked(body),
    web: page(place, href),
  });

export const membershipOf = (place: Place, entry: OpenEntry, member: OpenMember, href: string): OparlObject =>
  lean({
    ...head(to(place, 'memberships', entry.id), 'Membership', entry),
    person: to(place, 'persons', entry.id),
    organization: to(place, 'organizations', member.bodyId),
    role: place.word(`role.${member.role}`),
    votingRight: member.voting,
    startDate: member.since,
    endDate: member.until,
    keyword: marked(member),
    web: page(place, href),
  });

export const personOf = (place: Place, entry: OpenEntry, member: OpenMember, href: string, whole: boolean): OparlObject =>
  lean({ ...head(to(place, 'persons', entry.id), 'Person', entry), body: place.body, name: member.name, membership: whole ? [membershipOf(place, entry, member, href)] : null, keyword: marked(member), web: page(place, href) });

export const locationOf = (place: Place, entry: OpenEntry, sitting: OpenSitting): OparlObject =>
  lean({ ...head(to(place, 'locations', entry.id), 'Location', entry), description: sitting.place });

const STATES = { planned: 'eingeladen', held: 'durchgeführt', cancelled: 'abgesagt' } as const;
const at = (day: Day, time: string | null): string | null => (time === null ? null : stamp(instantOf(day, time.slice(0, 5))));

/** A sitting; where no hour is known its day begins it, for the interface knows instants alone. */
export const meetingOf = (place: Place, entry: OpenEntry, sitting: OpenSitting, href: string, parts: { readonly location: OpenEntry | null; readonly items: readonly OparlObject[] | null }): OparlObject =>
  lean({
    ...head(to(place, 'meetings', entry.id), 'Meeting', entry),
    name: german(sitting.bodyName),
    meetingState: sitting.state === 'planned' && sitting.items.length === 0 ? 'terminiert' : STATES[sitting.state],
    cancelled: sitting.state === 'cancelled',
    start: at(sitting.day, sitting.starts) ?? stamp(instantOf(sitting.day)),
    end: at(sitting.day, sitting.ends),
    organization: [to(place, 'organizations', sitting.bodyId)],
    location: parts.location === null ? null : locationOf(place, parts.location, sitting),
    agendaItem: parts.items,
    keyword: marked(sitting),
    web: page(place, href),
  });

export const itemOf = (place: Place, entry: OpenEntry, item: OpenItem, href: string): OparlObject =>
  lean({
    ...head(to(place, 'agenda-items', entry.id), 'AgendaItem', entry),
    meeting: to(place, 'meetings', item.sittingId),
    number: String(item.number),
    order: item.number,
    name: german(item.title),
    public: true,
    consultation: item.stepId === null ? null : to(place, 'consultations', item.stepId),
    result: german(item.result),
    web: page(place, href),
  });

export const fileOf = (place: Place, entry: OpenEntry, file: OpenFile, href: string): OparlObject =>
  lean({
    ...head(to(place, 'files', entry.id), 'File', entry),
    name: german(file.title),
    ...(file.url === null ? { fileName: file.fileName ?? `${file.paperSlug}-de.pdf`, mimeType: 'application/pdf', date: file.dated } : {}),
    accessUrl: file.url ?? place.absolute(file.fileName === null ? `${href}/files/de.pdf` : `${href}/annexes/${entry.id}`),
    paper: [to(place, 'papers', file.paperId)],
    web: page(place, href),
  });

export const stepOf = (place: Place, entry: OpenEntry, step: OpenStep, href: string): OparlObject =>
  lean({
    ...head(to(place, 'consultations', entry.id), 'Consultation', entry),
    paper: to(place, 'papers', step.paperId),
    agendaItem: step.itemId === null ? null : to(place, 'agenda-items', step.itemId),
    // What another system is in charge of has one address: its own.
    meeting: step.sittingElsewhere ?? (step.sittingId === null ? null : to(place, 'meetings', step.sittingId)),
    organization: [step.bodyElsewhere ?? to(place, 'organizations', step.bodyId)],
    authoritative: step.role === 'decides',
    role: place.word(`step.${step.role}`),
    web: page(place, href),
  });

export const paperOf = (place: Place, entry: OpenEntry, paper: OpenPaper, href: string, parts: { readonly main: OparlObject | null; readonly annexes: readonly OparlObject[] | null; readonly steps: readonly OparlObject[] }): OparlObject =>
  lean({
    ...head(to(place, 'papers', entry.id), 'Paper', entry),
    body: place.body,
    name: german(paper.title),
    reference: paper.number,
    date: paper.dated,
    paperType: place.word(`paper.${paper.kind}`),
    mainFile: parts.main,
    auxiliaryFile: parts.annexes,
    consultation: parts.steps,
    keyword: marked(paper),
    web: page(place, href),
  });
