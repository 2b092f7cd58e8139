import type { Ctx, Handler } from '../../platform/web/env.ts';
import type { Site } from '../../platform/web/site.ts';
import { bodyWords, openEntries, openPage } from '../bodies/public.ts';
import { instanceOf, instanceTimes } from '../instance/public.ts';
import { mountCouncil } from './council/routes.tsx';
import { objectsOf } from './queries.ts';
import { head, lean, stamp, type Place } from './rules.ts';
import { Asked, isId, typeOf, VERSION, type OparlObject } from './schema.ts';
import { BODIES, BODY, bodyPath, LIST_NAMES, listPath, LISTS, objectPath, SYSTEM, TERMS, type ListName } from './urls.ts';

/** The bodies' work as an OParl 1.1 interface: what the pages show everybody, and nothing else. */
export function mountOparl(all: Site): void {
  const site = all.module('bodies');
  mountCouncil(site);
  site.data(SYSTEM, system);
  site.data(BODIES, (c) => listed(c, BODIES, async (asked) => page([await bodyObject(c, asked.omit_internal === 'true')].filter((o) => within(o, asked)), asked)));
  site.data(BODY, async (c) => {
    const object = await bodyObject(c, false);
    return object['id'] === c.get('view').absolute(bodyPath(c.req.param('id') ?? '')) ? answer(c, object) : missing(c);
  });
  // Electoral terms are not kept here: the list is there, as the interface wants it, and is empty.
  site.data(TERMS, (c) => listed(c, TERMS, (asked) => Promise.resolve(page([], asked))));
  for (const list of LIST_NAMES) {
    site.data(listPath(list), (c) => listed(c, listPath(list), (asked) => objects(c, list, asked)));
    site.data(objectPath(list, ':id'), one(list));
  }
}

interface Page {
  readonly data: readonly OparlObject[];
  readonly total: number;
  readonly size: number;
  /** The last object's id, where others follow. */
  readonly next: string | null;
}

const page = (data: readonly OparlObject[], { limit }: Asked): Page => ({ data, total: data.length, size: limit, next: null });

/** Every answer may be read by scripts of other sites, as the interface wants it: there is nothing in it that is not everybody's. */
function answer(c: Ctx, object: OparlObject, status: 200 | 400 | 404 = 200): Response {
  c.header('access-control-allow-origin', '*');
  return c.json(object, status);
}

const refused = (c: Ctx, status: 400 | 404, message: string, debug: string): Response => answer(c, { type: typeOf('Error'), message, debug }, status);
const missing = (c: Ctx): Response => refused(c, 404, 'Dieses Objekt gibt es nicht.', 'no such object');

async function placeOf(c: Ctx): Promise<Place & { readonly id: string }> {
  const { id } = await instanceOf(c.get('db'));
  const { absolute } = c.get('view');
  return { id, absolute, body: absolute(bodyPath(id)), word: bodyWords('de') };
}

async function system(c: Ctx): Promise<Response> {
  const [{ siteName }, times] = await Promise.all([instanceOf(c.get('db')), instanceTimes(c.get('db'))]);
  const { absolute } = c.get('view');
  return answer(c, lean({ ...head(absolute(SYSTEM), 'System', whole(times)), oparlVersion: VERSION, body: absolute(BODIES), name: siteName, website: absolute('/'), web: absolute('/de/bodies') }));
}

const whole = ({ created, modified }: { readonly created: Date; readonly modified: Date }) => ({ created: new Date(Math.min(created.getTime(), modified.getTime())), modified });

async function bodyObject(c: Ctx, omit: boolean): Promise<OparlObject> {
  const [{ regionName, siteName }, times, place] = await Promise.all([instanceOf(c.get('db')), instanceTimes(c.get('db')), placeOf(c)]);
  const list = (name: ListName): string => place.absolute(listPath(name));
  return lean({
    ...head(place.body, 'Body', whole(times)),
    system: place.absolute(SYSTEM),
    name: regionName === '' ? siteName : regionName,
    website: place.absolute('/'),
    oparlSince: stamp(whole(times).created),
    organization: list('organizations'),
    person: list('persons'),
    meeting: list('meetings'),
    paper: list('papers'),
    legislativeTerm: omit ? null : [],
    legislativeTermList: place.absolute(TERMS),
    membership: list('memberships'),
    agendaItem: list('agenda-items'),
    consultation: list('consultations'),
    file: list('files'),
    locationList: list('locations'),
    web: place.absolute('/de/bodies'),
  });
}

function within(object: OparlObject, asked: Asked): boolean {
  const [created, modified] = [Date.parse(object['created'] as string), Date.parse(object['modified'] as string)];
  return created >= +(asked.created_since ?? -Infinity) && created <= +(asked.created_until ?? Infinity) && modified >= +(asked.modified_since ?? -Infinity) && modified <= +(asked.modified_until ?? Infinity);
}

async function objects(c: Ctx, list: ListName, asked: Asked): Promise<Page> {
  const window = { createdSince: asked.created_since, createdUntil: asked.created_until, modifiedSince: asked.modified_since, modifiedUntil: asked.modified_until, after: asked.after, limit: asked.limit };
  const [place, { entries, total, more }] = await Promise.all([placeOf(c), openPage(c.get('db'), LISTS[list], window)]);
  return { data: await objectsOf(c.get('db'), place, list, entries, asked.omit_internal !== 'true'), total, size: asked.limit, next: more ? (entries.at(-1)?.id ?? null) : null };
}

/** One page of a list; the filters stay in the addresses of the others. Pages are found by the last object, so that none is missed while others come and go. */
async function listed(c: Ctx, path: string, load: (asked: Asked) => Promise<Page>): Promise<Response> {
  const parsed = Asked.safeParse(c.req.query());
  if (!parsed.success) return refused(c, 400, 'Diese Angabe in der Adresse ist nicht lesbar.', `${parsed.error.issues[0]?.path.join('.') ?? ''}: date-time with offset, a positive number, or true`);
  const { data, total, size, next } = await load(parsed.data);
  const address = (after: string | null): string => {
    const url = new URL(c.get('view').absolute(path));
    for (const name of Object.keys(Asked.shape)) if (name !== 'after' && c.req.query(name) !== undefined) url.searchParams.set(name, c.req.query(name) ?? '');
    if (after !== null) url.searchParams.set('after', after);
    return url.href;
  };
  return answer(c, {
    data,
    pagination: { totalElements: total, elementsPerPage: size, totalPages: Math.max(1, Math.ceil(total / size)) },
    links: lean({ first: address(null), self: address(parsed.data.after), next: next === null ? null : address(next) }),
  });
}

const one = (list: ListName): Handler => async (c) => {
  const id = c.req.param('id') ?? '';
  const [entry] = isId(id) ? await openEntries(c.get('db'), LISTS[list], [id]) : [];
  if (entry === undefined) return missing(c);
  const [object] = await objectsOf(c.get('db'), await placeOf(c), list, [entry], true);
  return object === undefined ? missing(c) : answer(c, object);
};
