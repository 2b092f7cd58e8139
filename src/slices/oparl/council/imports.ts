import { setTimeout as wait } from 'node:timers/promises';
import { askJson, OutboundError } from '../../../platform/outbound.ts';
import { idOf, isDeleted, isHome, isObject, isType, many, organizationOf, pageOf, text, webAddress, type Home, type ReadOrganization, type Sent } from './rules.ts';
import type { Limits, Refusal, RunEnd } from './schema.ts';

/** Where answers come from: a system on the network, or a collection of them. Throws {@link RunEnded} or {@link OutboundError}. */
export interface Endpoint {
  ask(address: string): Promise<unknown>;
  readonly requests: number;
}

/** Ends a run before its end; what was taken by then stays. */
export class RunEnded extends Error {
  readonly end: RunEnd;
  constructor(end: RunEnd) {
    super(`the run ended: ${end}`);
    this.name = 'RunEnded';
    this.end = end;
  }
}

const TRANSIENT: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/** A system on the network, asked one thing after another within the run's bounds. Nothing is asked of another host than its own. */
export function onNetwork(home: Home, intranet: readonly string[], limits: Limits): Endpoint {
  const until = Date.now() + limits.runTime;
  let requests = 0;
  let bytes = 0;
  async function once(address: string): Promise<unknown> {
    if (requests >= limits.requests || bytes >= limits.runBytes || Date.now() >= until) throw new RunEnded('limit');
    requests += 1;
    const answer = await askJson(address, { intranet, time: Math.min(limits.answerTime, Math.max(1, until - Date.now())), bytes: limits.answerBytes, depth: limits.depth });
    bytes += answer.bytes;
    return answer.value;
  }
  return {
    get requests() {
      return requests;
    },
    async ask(address) {
      if (webAddress(address) === null) throw new OutboundError('address');
      if (!isHome(home, address)) throw new RunEnded('other_host');
      for (const pause of limits.waits) {
        try {
          return await once(address);
        } catch (error) {
          // A fault of the moment; whatever else is wrong stays wrong.
          if (!(error instanceof OutboundError) || error.status === null || !TRANSIENT.has(error.status)) throw error;
          await wait(pause);
        }
      }
      return once(address);
    },
  };
}

/** Answers that lie ready, by address: what a system would say, without a network. Filters of lists are left out of the address. */
export function fromAnswers(answers: Readonly<Record<string, unknown>>): Endpoint {
  let requests = 0;
  return {
    get requests() {
      return requests;
    },
    ask(address) {
      requests += 1;
      const bare = address.replace(/[?&]modified_since=[^&]*/, '');
      return Object.hasOwn(answers, bare) ? Promise.resolve(answers[bare]) : Promise.reject(new OutboundError('status', 404));
    },
  };
}

/** A page of a list, and the address of the one after it. */
export interface ListPage {
  readonly objects: readonly unknown[];
  readonly next: string | null;
}

/** Pages that bring nothing new in a row before a list counts as endless. */
const MOST_IDLE = 3;
/** Addresses remembered of a list, to notice that it brings nothing new. */
const MOST_KNOWN = 200_000;

/** All pages of a list from an address on; `instead` is the same list unfiltered, for servers that do not understand the filter. A list that leads back to where it was, or on for ever without anything new, is ended. */
export async function* pagesOf(endpoint: Endpoint, address: string, limits: Limits, instead: string | null = null): AsyncGenerator<ListPage> {
  const visited = new Set<string>();
  const known = new Set<string>();
  let idle = 0;
  for (let at: string | null = address; at !== null; ) {
    if (visited.has(at)) throw new RunEnded('circular');
    visited.add(at);
    const page = await pageAt(endpoint, at, instead);
    const before = known.size;
    const objects = page.objects.slice(0, limits.pageObjects);
    for (const object of objects) if (isObject(object) && known.size < MOST_KNOWN) known.add(text(object, 'id') ?? '');
    const next: string | null = page.next === undefined || page.next === null || page.next === '' ? null : webAddress(page.next);
    idle = known.size === before && before < MOST_KNOWN ? idle + 1 : 0;
    if (next !== null && idle >= MOST_IDLE) throw new RunEnded('circular');
    yield { objects, next };
    at = next;
  }
}

/** Some servers answer "not found" where nothing changed, and "bad request" to a filter they do not know. */
async function pageAt(endpoint: Endpoint, address: string, instead: string | null): Promise<NonNullable<ReturnType<typeof pageOf>>> {
  try {
    const page = pageOf(await endpoint.ask(address));
    if (page === null) throw new RunEnded('not_oparl');
    return page;
  } catch (error) {
    if (instead === null || !(error instanceof OutboundError)) throw error;
    if (error.status === 404) return { objects: [], next: undefined };
    if (error.status === 400 || error.status === 422) return pageAt(endpoint, instead, null);
    throw error;
  }
}

/** A corporation (OParl: Body) and its lists. */
export interface Corporation {
  readonly id: string;
  readonly organization: string | null;
  readonly meeting: string | null;
  readonly paper: string | null;
  /** Of version 1.1: parts that changed without what they are part of. */
  readonly parts: readonly string[];
}

const MOST_CORPORATIONS = 100;

/** From the entry point to the corporations; the address of one of them will do, too. */
export async function corporationsOf(endpoint: Endpoint, home: Home, address: string, limits: Limits): Promise<Corporation[]> {
  const entry = await endpoint.ask(address);
  if (!isObject(entry)) throw new RunEnded('not_oparl');
  if (isType(entry, 'Body') || text(entry, 'meeting') !== null) return [corporationOf(home, entry)].flatMap((c) => c ?? []);
  const lists = many(entry['body']);
  if (!isType(entry, 'System') && lists.length === 0) throw new RunEnded('not_oparl');
  const found: Corporation[] = [];
  for (const list of lists.slice(0, MOST_CORPORATIONS)) {
    if (isObject(list)) found.push(...[corporationOf(home, list)].flatMap((c) => c ?? []));
    else if (typeof list === 'string') for await (const { objects } of pagesOf(endpoint, list, limits)) found.push(...objects.filter(isObject).filter((o) => !isDeleted(o)).flatMap((o) => corporationOf(home, o) ?? []));
  }
  if (found.length === 0) throw new RunEnded('no_lists');
  return found.slice(0, MOST_CORPORATIONS);
}

function corporationOf(home: Home, object: Sent): Corporation | null {
  const id = idOf(home, object);
  const list = (name: string): string | null => webAddress(text(object, name));
  return id.ok ? { id: id.value, organization: list('organization'), meeting: list('meeting'), paper: list('paper'), parts: ['agendaItem', 'consultation'].flatMap((name) => list(name) ?? []) } : null;
}

export interface FoundOrganizations {
  readonly found: readonly ReadOrganization[];
  readonly gone: readonly string[];
  readonly refused: readonly { readonly externalId: string; readonly reason: Refusal }[];
}

const MOST_ORGANIZATIONS = 1_000;

/** Every organization of these corporations. */
export async function readOrganizations(endpoint: Endpoint, home: Home, corporations: readonly Corporation[], limits: Limits, today: string): Promise<FoundOrganizations> {
  const found = new Map<string, ReadOrganization>();
  const gone: string[] = [];
  const refused: { externalId: string; reason: Refusal }[] = [];
  for (const { id, organization } of corporations) {
    if (organization === null) continue;
    for await (const { objects } of pagesOf(endpoint, organization, limits)) {
      for (const object of objects) {
        const read = isObject(object) ? organizationOf(home, object, id, today) : ({ ok: false, reason: 'unreadable' } as const);
        const said = isObject(object) ? (text(object, 'id') ?? '') : '';
        if (isObject(object) && isDeleted(object)) gone.push(said);
        else if (!read.ok) refused.push({ externalId: said, reason: read.reason });
        else if (found.size < MOST_ORGANIZATIONS) found.set(read.value.externalId, read.value);
      }
    }
  }
  return { found: [...found.values()], gone, refused };
}
