import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testApp, type TestApp } from '../../../test/app.ts';
import { system } from '../../kernel/actor.ts';
import { addDays, dayOf, instantOf } from '../../kernel/dates.ts';
import { localized } from '../../kernel/localized.ts';
import { valueOf } from '../../kernel/problem.ts';
import { write } from '../../platform/database/write.ts';
import { saveAnnex, saveBody, saveItem, savePaper, saveSitting, saveStep, setDispatch } from '../bodies/public.ts';
import { stamp } from './rules.ts';

const OFFICE = system('test');
const TODAY = dayOf(new Date());
const ROOT = 'http://localhost:3000';

/** What OParl 1.1 says of each type: names, kinds of values and what must be there. Strict: a name it does not know is a mistake. */
const url = z.url({ protocol: /^https?$/ });
const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
const day = z.iso.date();
const text = z.string().min(1);
const type = (name: string) => z.literal(`https://schema.oparl.org/1.1/${name}`);
const common = (name: string) => ({ id: url, type: type(name), created: moment, modified: moment, web: url.optional(), license: url.optional(), keyword: z.array(text).optional() });
const LOCATION = z.strictObject({ ...common('Location'), description: text.optional() });
const MEMBERSHIP = z.strictObject({ ...common('Membership'), person: url.optional(), organization: url.optional(), role: text.optional(), votingRight: z.boolean().optional(), startDate: day.optional(), endDate: day.optional(), onBehalfOf: url.optional() });
const FILE = z.strictObject({ ...common('File'), name: text.optional(), fileName: text.optional(), mimeType: text.optional(), date: day.optional(), accessUrl: url, downloadUrl: url.optional(), meeting: z.array(url).optional(), paper: z.array(url).optional() });
const ITEM = z.strictObject({ ...common('AgendaItem'), meeting: url.optional(), number: text.optional(), order: z.int(), name: text.optional(), public: z.boolean().optional(), consultation: url.optional(), result: text.optional() });
const STEP = z.strictObject({ ...common('Consultation'), paper: url.optional(), agendaItem: url.optional(), meeting: url.optional(), organization: z.array(url).optional(), authoritative: z.boolean().optional(), role: text.optional() });
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  System: z.strictObject({ ...common('System'), oparlVersion: z.literal('https://schema.oparl.org/1.1/'), body: url, name: text.optional(), website: url.optional(), product: url.optional() }),
  Body: z.strictObject({
    ...common('Body'), system: url.optional(), name: text, website: url.optional(), oparlSince: moment.optional(), organization: url, person: url, meeting: url, paper: url, legislativeTerm: z.array(z.never()).optional(),
    agendaItem: url.optional(), consultation: url.optional(), file: url.optional(), locationList: url.optional(), legislativeTermList: url.optional(), membership: url.optional(),
  }),
  Organization: z.strictObject({ ...common('Organization'), body: url.optional(), name: text.optional(), membership: z.array(url).optional(), organizationType: text.optional(), classification: text.optional(), startDate: day.optional(), endDate: day.optional() }),
  Person: z.strictObject({ ...common('Person'), body: url.optional(), name: text.optional(), membership: z.array(MEMBERSHIP).optional() }),
  Meeting: z.strictObject({ ...common('Meeting'), name: text.optional(), meetingState: text.optional(), cancelled: z.boolean().optional(), start: moment.optional(), end: moment.optional(), location: LOCATION.optional(), organization: z.array(url).optional(), agendaItem: z.array(ITEM).optional() }),
  Paper: z.strictObject({ ...common('Paper'), body: url.optional(), name: text.optional(), reference: text.optional(), date: day.optional(), paperType: text.optional(), mainFile: FILE.optional(), auxiliaryFile: z.array(FILE).optional(), consultation: z.array(STEP).optional() }),
  Location: LOCATION, Membership: MEMBERSHIP, File: FILE, AgendaItem: ITEM, Consultation: STEP,
};
const GONE = z.strictObject({ id: url, type: z.string().startsWith('https://schema.oparl.org/1.1/'), created: moment, modified: moment, deleted: z.literal(true) });

type Thing = Record<string, unknown> & { id: string; type: string; created: string; modified: string };
interface Listed { data: Thing[]; pagination: { totalElements: number }; links: { next?: string; first: string; self: string } }

let app: TestApp;
const ids: Record<string, string> = {};
const LISTS = ['organizations', 'persons', 'memberships', 'meetings', 'locations', 'agenda-items', 'papers', 'files', 'consultations'] as const;

const get = (address: string) => app.request(address.replace(ROOT, ''));
const list = async (path: string): Promise<Listed> => (await get(path)).json() as Promise<Listed>;
const change = (work: Parameters<typeof write<unknown>>[1]) => write(app.db, work);

/** A paper on the agenda of the committee, in its sequence committee → main committee, not public. */
async function buildPaper(name: string, dispatchedOn: string | null): Promise<{ paper: string; item: string; step: string; annex: string }> {
  return write(app.db, async (tx) => {
    const paper = valueOf(await savePaper(tx, OFFICE, { number: `${name}-1`, kind: 'proposal', title: localized(`${name} <b>fett</b>`), dated: addDays(TODAY, -20), proposal: localized(`${name}Vorschlag`), facts: localized(''), financial: localized(''), public: true, departmentId: null }));
    valueOf(await saveAnnex(tx, OFFICE, paper.id, { title: localized(`${name}Anlage`), url: 'https://example.org/anlage.pdf' }));
    valueOf(await saveStep(tx, OFFICE, paper.id, { position: 1, bodyId: ids['ausschuss'] ?? '', sittingId: ids['sitting'] ?? null, day: addDays(TODAY, -1), public: true, role: 'advises' }));
    valueOf(await saveStep(tx, OFFICE, paper.id, { position: 2, bodyId: ids['ausschuss'] ?? '', day: TODAY, public: false, role: 'advises', note: localized(`${name}Geheim`) }));
    valueOf(await saveItem(tx, OFFICE, ids['sitting'] ?? '', { position: 1, title: localized(`${name}Punkt`), public: true, paperId: paper.id }));
    const { version } = await tx.selectFrom('paper').select('version').where('id', '=', paper.id).executeTakeFirstOrThrow();
    valueOf(await setDispatch(tx, OFFICE, { id: paper.id, version }, dispatchedOn, TODAY));
    const one = async (table: 'agenda_item' | 'consultation' | 'paper_annex') => (await tx.selectFrom(table).select('id').where('paper_id', '=', paper.id).orderBy('position').executeTakeFirstOrThrow()).id;
    return { paper: paper.id, item: await one('agenda_item'), step: await one('consultation'), annex: await one('paper_annex') };
  });
}

beforeAll(async () => {
  app = await testApp();
  await write(app.db, async (tx) => {
    ids['ausschuss'] = valueOf(await saveBody(tx, OFFICE, { slug: 'ausschuss', kind: 'committee', name: localized('Sozialausschuss'), decides: false, openSittings: true })).id;
    ids['geheim'] = valueOf(await saveBody(tx, OFFICE, { slug: 'geheim', kind: 'jury', name: localized('Geheimjury'), decides: false, openSittings: false, public: false })).id;
    ids['sitting'] = valueOf(await saveSitting(tx, OFFICE, ids['ausschuss'], { day: addDays(TODAY, -1), starts: '17:00', ends: '19:00', place: 'Haus der Region', state: 'held', dispatchedOn: addDays(TODAY, -8) })).id;
    valueOf(await saveSitting(tx, OFFICE, ids['geheim'], { day: TODAY, place: 'Geheimkeller', state: 'planned' }));
    const member = async (name: string, mandate: boolean) => tx.insertInto('body_member').values({ id: crypto.randomUUID(), body_id: ids['ausschuss'] ?? '', name, role: 'member', voting: true, mandate, since: '2024-01-01' }).returning('id').executeTakeFirstOrThrow();
    ids['mandate'] = (await member('Erika Beispiel', true)).id;
    ids['citizen'] = (await member('Verborgene Person', false)).id;
    valueOf(await saveItem(tx, OFFICE, ids['sitting'], { position: 2, title: localized('Geheimpunkt'), public: false, paperId: null }));
  });
  const open = await buildPaper('Offen', addDays(TODAY, -5));
  Object.assign(ids, open);
});
afterAll(() => app.drop());

/** Every object a reader can come to from the entry point, through all pages of all lists, each also under its own address. */
async function crawl(query = ''): Promise<Map<string, Thing>> {
  const found = new Map<string, Thing>();
  const systemObject = (await (await get('/oparl/system')).json()) as Thing;
  found.set(systemObject.id, systemObject);
  const bodies = await list(String(systemObject['body']));
  for (const body of bodies.data) {
    found.set(body.id, body);
    for (const name of ['organization', 'person', 'meeting', 'paper', 'membership', 'agendaItem', 'consultation', 'file', 'locationList', 'legislativeTermList']) {
      let next: string | undefined = `${String(body[name])}${query}`;
      while (next !== undefined) {
        const page: Listed = await list(next);
        for (const object of page.data) found.set(object.id, object);
        next = page.links.next;
      }
    }
  }
  return found;
}

const check = (object: Thing): unknown => (object['deleted'] === true ? GONE : (SCHEMAS[object.type.split('/').at(-1) ?? ''] ?? z.never())).safeParse(object).error?.issues;

describe('what is served', () => {
  test('every object that can be reached fits its type, in lists and under its own address, and every address leads to one', async () => {
    const found = await crawl('?limit=1');
    expect(new Set([...found.values()].map((o) => o.type.split('/').at(-1)))).toEqual(new Set(Object.keys(SCHEMAS)));
    for (const object of found.values()) {
      expect([object.id, check(object)]).toEqual([object.id, undefined]);
      const own = await get(object.id);
      expect(own.status).toBe(200);
      expect(own.headers.get('access-control-allow-origin')).toBe('*');
      const alone = (await own.json()) as Thing;
      expect([alone.id, check(alone)]).toEqual([object.id, undefined]);
      for (const address of addressesIn(alone)) if (address.startsWith(`${ROOT}/oparl/`)) expect([address, (await get(address)).status]).toEqual([address, 200]);
    }
  });

  test('names only by mandate or consent, nothing of bodies that are not public, nothing behind closed doors', async () => {
    const everything = JSON.stringify([...(await crawl()).values()]);
    expect(everything).toContain('Erika Beispiel');
    expect(everything).toContain('OffenPunkt');
    for (const hidden of ['Verborgene', 'Geheim']) expect(everything).not.toContain(hidden);
    for (const [path, id] of [['persons', 'citizen'], ['organizations', 'geheim']] as const) expect((await get(`/oparl/${path}/${ids[id]}`)).status).toBe(404);
  });

  test('invented content says so, and nothing else does', async () => {
    const marked = async () => [...(await crawl()).values()].filter((o) => JSON.stringify(o['keyword']) === '["erfundenes Beispiel"]').map((o) => o.type.split('/').at(-1)).toSorted();
    expect(await marked()).toEqual([]);
    await app.db.updateTable('body').set({ invented: true }).where('id', '=', ids['ausschuss'] ?? '').execute();
    await app.db.updateTable('paper').set({ invented: true }).where('id', '=', ids['paper'] ?? '').execute();
    expect(await marked()).toEqual(['Meeting', 'Membership', 'Organization', 'Paper', 'Person']);
  });

  test('HTML in a title stays text', async () => {
    const answer = await get(`/oparl/papers/${ids['paper']}`);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(((await answer.json()) as Thing)['name']).toBe('Offen <b>fett</b>');
  });

  test.each([['tomorrow', 1], ['no day', null]] as const)('nothing of a paper before its dispatch (%s)', async (_name, days) => {
    const made = await buildPaper('Zukunft', days === null ? null : addDays(TODAY, days));
    const everything = JSON.stringify([...(await crawl()).values(), ...(await crawl('?modified_since=2000-01-01T00:00:00Z')).values()]);
    for (const trace of ['Zukunft', ...Object.values(made)]) expect(everything).not.toContain(trace);
    for (const [path, id] of [['papers', made.paper], ['files', made.paper], ['files', made.annex], ['agenda-items', made.item], ['consultations', made.step]]) expect((await get(`/oparl/${path}/${id}`)).status).toBe(404);
    await app.db.deleteFrom('agenda_item').where('paper_id', '=', made.paper).execute();
    await app.db.deleteFrom('paper').where('id', '=', made.paper).execute();
  });

  test('the module switches it off', async () => {
    await app.db.updateTable('instance').set({ modules_off: ['bodies'] }).execute();
    for (const path of ['system', 'bodies', ...LISTS]) expect((await get(`/oparl/${path}`)).status).toBe(404);
    await app.db.updateTable('instance').set({ modules_off: [] }).execute();
  });
});

describe('lists', () => {
  test('pages by limit, filters kept in the addresses, the total the same on each', async () => {
    const first = await list('/oparl/consultations?limit=1&modified_since=2000-01-01T00%3A00%3A00%2B01%3A00');
    const second = await buildPaper('Zweite', addDays(TODAY, -1));
    const page = await list('/oparl/papers?limit=1&created_since=2000-01-01T00%3A00%3A00%2B01%3A00');
    expect(page.pagination.totalElements).toBe(2);
    expect(page.links.next).toContain('created_since=2000');
    expect(page.links.next).toContain('limit=1');
    const rest = await list(page.links.next ?? '');
    expect(new Set([...page.data, ...rest.data].map((o) => o.id))).toEqual(new Set([ids['paper'], second.paper].map((id) => `${ROOT}/oparl/papers/${id}`)));
    expect(rest.links.next).toBeUndefined();
    expect(first.data).toHaveLength(1);
  });

  test('the filters by time, to the second', async () => {
    const own = (await (await get(`/oparl/papers/${ids['paper']}`)).json()) as Thing;
    const has = async (query: string) => (await list(`/oparl/papers?${query}`)).data.some((o) => o.id === own.id);
    const shifted = (moment: string, seconds: number) => encodeURIComponent(stamp(new Date(Date.parse(moment) + seconds * 1000)));
    for (const of of ['created', 'modified'] as const) {
      expect(await has(`${of}_since=${shifted(own[of], 0)}`)).toBe(true);
      expect(await has(`${of}_since=${shifted(own[of], 1)}`)).toBe(false);
      expect(await has(`${of}_until=${shifted(own[of], 0)}`)).toBe(true);
      expect(await has(`${of}_until=${shifted(own[of], -1)}`)).toBe(false);
    }
  });

  test('a paper is made, for a reader, on the day of its dispatch', async () => {
    const own = (await (await get(`/oparl/papers/${ids['paper']}`)).json()) as Thing;
    expect(Date.parse(own.created)).toBeGreaterThanOrEqual(instantOf(addDays(TODAY, -5)).getTime());
  });

  test('inner lists are left out when asked', async () => {
    const { data } = await list('/oparl/meetings?omit_internal=true');
    expect(data[0]).not.toHaveProperty('agendaItem');
    expect((await list('/oparl/meetings')).data[0]).toHaveProperty('agendaItem');
  });

  test.each(['modified_since=yesterday', 'created_since=2014-01-01', 'modified_until=2014-01-01T00:00:00', 'limit=0', 'limit=x', 'after=1', "after=' or 1=1", 'omit_internal=perhaps'])('%s is refused as an error of the interface', async (query) => {
    const answer = await get(`/oparl/papers?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toMatchObject({ type: 'https://schema.oparl.org/1.1/Error' });
  });

  test.each(['/oparl/papers/1', '/oparl/papers/00000000-0000-4000-8000-000000000000', '/oparl/bodies/x'])('%s does not exist', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ type: 'https://schema.oparl.org/1.1/Error' });
  });
});

describe('what is public no more', () => {
  const fate = async (path: string, id: string) => {
    const answer = await get(`/oparl/${path}/${id}`);
    const object = (await answer.json()) as Thing;
    const inLists = [(await list(`/oparl/${path}`)).data, (await list(`/oparl/${path}?modified_since=2000-01-01T00:00:00Z`)).data].map((data) => data.find((o) => o.id === object.id));
    return { status: answer.status, object, plain: inLists[0], asked: inLists[1] };
  };
  const expectGone = async (path: string, id: string) => {
    const { status, object, plain, asked } = await fate(path, id);
    expect([path, status, check(object), object['deleted']]).toEqual([path, 200, undefined, true]);
    expect(plain).toBeUndefined();
    expect(asked).toEqual(object);
    expect(Date.parse(object.modified)).toBeGreaterThan(Date.now() - 60_000);
  };

  test('a deleted or withdrawn paper takes its files, agenda item and consultations with it; shown again it is whole', async () => {
    const made = await buildPaper('Kurz', addDays(TODAY, -2));
    await change((tx) => tx.updateTable('paper').set({ public: false }).where('id', '=', made.paper).execute());
    const parts = [['papers', made.paper], ['files', made.paper], ['files', made.annex], ['agenda-items', made.item], ['consultations', made.step]] as const;
    for (const [path, id] of parts) await expectGone(path, id);
    expect(JSON.stringify([...(await crawl('?modified_since=2000-01-01T00:00:00Z')).values()])).not.toContain('Kurz');
    await change((tx) => tx.updateTable('paper').set({ public: true }).where('id', '=', made.paper).execute());
    for (const [path, id] of parts) expect((await fate(path, id)).object['deleted']).toBeUndefined();
  });

  test('a name without consent any more, an annex taken off, a sitting removed', async () => {
    const made = await buildPaper('Anhang', addDays(TODAY, -2));
    await change((tx) => tx.updateTable('body_member').set({ name: null }).where('id', '=', ids['mandate'] ?? '').execute());
    for (const path of ['persons', 'memberships']) await expectGone(path, ids['mandate'] ?? '');
    await change((tx) => tx.deleteFrom('paper_annex').where('id', '=', made.annex).execute());
    await expectGone('files', made.annex);
    const sitting = await write(app.db, async (tx) => valueOf(await saveSitting(tx, OFFICE, ids['ausschuss'] ?? '', { day: addDays(TODAY, 9), place: 'Kurzer Saal', state: 'planned' })).id);
    await change((tx) => tx.updateTable('sitting').set({ deleted_at: new Date() }).where('id', '=', sitting).execute());
    for (const path of ['meetings', 'locations']) await expectGone(path, sitting);
  });

  test('a body that is public no more takes everything along, and what was never public leaves no trace', async () => {
    await change((tx) => tx.updateTable('body').set({ public: false }).where('id', '=', ids['ausschuss'] ?? '').execute());
    await expectGone('organizations', ids['ausschuss'] ?? '');
    await expectGone('meetings', ids['sitting'] ?? '');
    await expectGone('agenda-items', ids['item'] ?? '');
    await expectGone('consultations', ids['step'] ?? '');
    await change((tx) => tx.updateTable('body').set({ deleted_at: new Date() }).where('id', '=', ids['geheim'] ?? '').execute());
    expect((await get(`/oparl/organizations/${ids['geheim']}`)).status).toBe(404);
    expect((await get(`/oparl/persons/${ids['citizen']}`)).status).toBe(404);
  });
});

function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith(ROOT) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(addressesIn) : [];
}

test('instants carry the distance to UTC in summer and winter', () => {
  expect(stamp(new Date('2026-07-01T10:00:00.900Z'))).toBe('2026-07-01T12:00:00+02:00');
  expect(stamp(new Date('2026-12-01T23:30:00Z'))).toBe('2026-12-02T00:30:00+01:00');
});
