import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../../platform/database/connect.ts';
import { readConfig } from '../../../platform/config.ts';
import { enqueue, workOff } from '../../../platform/jobs.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized } from '../../../kernel/localized.ts';
import { system } from '../../../kernel/actor.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { pairOwners } from '../../../slices.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { addField, createConcept, createMeasure, createPractice } from '../../concept/public.ts';
import { createProcess, createSubmission, publishSubmission, withholdSubmission } from '../../participation/public.ts';
import { historyOf, nodesFrom } from '../../thread/public.ts';
import { findPairs } from './commands.ts';
import { pairJobs } from './jobs.ts';
import { likelihood, START, learn, stretchesOf, type Decided } from './rules.ts';

const actor = system('test');
let app: TestApp;
let office: string;
let processes: readonly string[];
const ids = new Map<string, string>();

const VOICES = ['Dolmetscherpool für Ämter einrichten', 'Pool von Sprachmittlern für Behörden aufbauen', 'Übersetzer für Termine im Rathaus', 'Deutschkurs für Frauen am Vormittag', 'Deutschkurs für Senioren am Vormittag'];

async function voice(processId: string, text: string): Promise<string> {
  return write(app.db, async (tx) => {
    const { id } = valueOf(await createSubmission(tx, actor, { processId, text, language: 'de', channel: 'online', topicId: null, municipality: null }));
    valueOf(await publishSubmission(tx, actor, id));
    return id;
  });
}

const newProcess = (slug: string): Promise<string> => write(app.db, async (tx) => valueOf(await createProcess(tx, actor, { slug, title: localized(slug), summary: localized(slug), source: '', invented: false, call: 'open', publishedOn: '2026-01-12', topics: [], phases: [] })).id);

beforeAll(async () => {
  app = await testApp();
  office = await app.signIn('coordinator');
  processes = [await newProcess('hier'), await newProcess('dort')];
  for (const text of VOICES) ids.set(text, await voice(processes[0]!, text));
  await write(app.db, async (tx) => {
    const { id: conceptId, editionId } = valueOf(await createConcept(tx, actor, { slug: 'plan', title: localized('Plan'), source: '', note: null }));
    valueOf(await addField(tx, actor, editionId, { code: 'sprache', title: localized('Sprache'), vision: localized('Alle verstehen sich.') }));
    ids.set('measure', valueOf(await createMeasure(tx, actor, { conceptId, fieldCode: 'sprache', title: localized('Fahrradkurse für zugewanderte Frauen'), state: 'idea', public: true })).id);
    ids.set('practice', valueOf(await createPractice(tx, actor, { conceptId, slug: 'radkurs', title: localized('Radfahren lernen: Fahrradkurs für Migrantinnen'), kind: 'project', date: '2026-01-01' })).id);
  });
  await findPairs(app.db, pairOwners);
});
afterAll(() => app.drop());

const pairOf = async (a: string, b: string) => {
  const [one, other] = [ids.get(a) as string, ids.get(b) as string].sort();
  return app.db.selectFrom('similarity_pair').selectAll().where('one_id', '=', one as string).where('other_id', '=', other as string).executeTakeFirst();
};
const idOf = async (a: string, b: string): Promise<string> => (await pairOf(a, b))?.id ?? `no pair ${a} / ${b}`;
const decide = async (id: string, choice: string, as = office): Promise<Response> => app.request(`/de/desk/duplicates/${id}`, { as, form: { choice } });
const undo = (id: string): Promise<Response> => app.request(`/de/desk/duplicates/${id}/undo`, { as: office, form: {} });
const page = async (query = '', as = office): Promise<string> => (await app.request(`/de/desk/duplicates${query}`, { as })).text();
const mergedInto = async (text: string): Promise<string | null> => (await app.db.selectFrom('submission').select('merged_into').where('id', '=', ids.get(text) as string).executeTakeFirstOrThrow()).merged_into;

describe('the list of pairs', () => {
  it('shows texts of different kinds beside each other with the words that say why, and decides nothing by itself', async () => {
    const shown = await page();
    expect(shown).toContain('Paare warten auf Ihre Entscheidung');
    expect(shown).toMatch(/<mark>Dolmetscherpool<sup>\d<\/sup><\/mark>/);
    expect(shown).toMatch(/<mark>Sprachmittlern<sup>\d<\/sup><\/mark>/);
    expect(shown).toContain('anderes Wort dafür');
    expect(await pairOf('measure', 'practice')).toMatchObject({ decision: null });
    expect(await mergedInto(VOICES[0] as string)).toBeNull();
    expect(await app.db.selectFrom('thread_link').select('relation').where('relation', '=', 'merged_into').execute()).toEqual([]);
  });

  it('can be narrowed to a kind and a process, and what it does not know narrows nothing', async () => {
    expect(await page('?kind=practice')).not.toContain('Dolmetscherpool');
    expect(await page('?kind=practice')).toContain('Radfahren lernen');
    expect(await page(`?place=${processes[1]}`)).toContain('Alles entschieden');
    expect((await app.request('/de/desk/duplicates?kind=%20&place=x&show=1&page=-4&done=y', { as: office })).status).toBe(200);
  });

  it('is made by the worker, and again for a text that changed', async () => {
    const id = await voice(processes[0]!, 'Schwimmkurs für Mädchen im Hallenbad');
    const again = await voice(processes[0]!, 'Im Hallenbad Schwimmkurse für Mädchen anbieten');
    const pool = openPool(app.url);
    const config = readConfig({ DATA_DIR: '/tmp' });
    await app.db.deleteFrom('similarity_text').where('id', '=', ids.get('practice') as string).execute();
    await write(app.db, (tx) => enqueue(tx, 'similarity.pairs'));
    await workOff(pool, { db: app.db, config }, [pairJobs(pairOwners)]);
    await pool.end();
    const [one, other] = [id, again].sort();
    expect(await app.db.selectFrom('similarity_pair').select('score').where('one_id', '=', one as string).where('other_id', '=', other as string).executeTakeFirst()).toBeDefined();
    expect(await app.db.selectFrom('similarity_text').select('kind').where('id', '=', ids.get('practice') as string).executeTakeFirst(), 'what was not in the index is put there').toEqual({ kind: 'practice' });
    const version = (await app.db.selectFrom('submission').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;
    valueOf(await write(app.db, (tx) => withholdSubmission(tx, actor, id, { version, reason: 'Zum Versuch' })));
    expect(await page()).not.toContain('Schwimmkurse für Mädchen');
  });
});

describe('deciding', () => {
  it('"same" merges through the owner, both histories say so, and it can be taken back', async () => {
    const id = await idOf(VOICES[0] as string, VOICES[1] as string);
    const sent = await decide(id, 'same');
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toContain(`done=${id}`);
    expect(await mergedInto(VOICES[1] as string)).toBe(ids.get(VOICES[0] as string));
    expect(await page(`?done=${id}`)).toContain('Entschieden: gleich');
    expect(await page('?show=same')).toContain('Dolmetscherpool');
    for (const text of VOICES.slice(0, 2)) expect((await historyOf(app.db, ids.get(text) as string)).map((h) => h.action)).toContain('similar.same');
    expect((await undo(id)).status).toBe(303);
    expect(await mergedInto(VOICES[1] as string)).toBeNull();
    expect((await historyOf(app.db, ids.get(VOICES[1] as string) as string)).map((h) => h.action)).toEqual(expect.arrayContaining(['submission.merged', 'submission.unmerged', 'similar.same', 'similar.undone']));
    expect((await undo(id)).status, 'nothing is left to take back').toBe(409);
  });

  it('lets the other one stay in front, and what stands behind another leaves the list', async () => {
    const id = await idOf(VOICES[0] as string, VOICES[1] as string);
    expect((await decide(id, 'same_second')).status).toBe(303);
    expect(await mergedInto(VOICES[0] as string)).toBe(ids.get(VOICES[1] as string));
    expect(await page()).not.toContain('Dolmetscherpool');
    expect((await decide(id, 'different')).status, 'somebody else was faster').toBe(409);
    expect((await undo(id)).status).toBe(303);
    expect(await page()).toContain('Dolmetscherpool');
  });

  it('links what no owner merges: a measure builds on what exists', async () => {
    const id = await idOf('measure', 'practice');
    expect((await decide(id, 'same')).status).toBe(303);
    expect(await nodesFrom(app.db, ids.get('measure') as string, 'builds_on')).toEqual([ids.get('practice')]);
    expect((await undo(id)).status).toBe(303);
    expect(await nodesFrom(app.db, ids.get('measure') as string, 'builds_on')).toEqual([]);
  });

  it('says at the pair what does not fit, and changes nothing', async () => {
    const id = await idOf(VOICES[3] as string, VOICES[4] as string);
    const refused = await decide(id, 'eat');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Senioren');
    expect((await decide(newId(), 'same')).status).toBe(404);
    expect((await decide('x', 'same')).status).toBe(404);
    expect(await pairOf(VOICES[3] as string, VOICES[4] as string)).toMatchObject({ decision: null });
  });

  it('teaches the order: pairs like those called different go down', async () => {
    const id = await idOf(VOICES[3] as string, VOICES[4] as string);
    const before = await page();
    expect(before).toContain('Noch ist nichts entschieden');
    expect((await decide(id, 'different')).status).toBe(303);
    expect(await page()).toContain('aus 1 Entscheidung neu geschätzt');
    const weights = (html: string): string => html.slice(html.indexOf('Gewichte: je höher'));
    expect(weights(await page())).not.toBe(weights(before));
    expect((await undo(id)).status).toBe(303);
    expect(await page(), 'the same decisions give the same order').toContain('Noch ist nichts entschieden');
  });
});

describe('who may', () => {
  const ROLES = ['coordinator', 'moderator', 'officer', 'administrator', 'interpreter', 'juror', 'committee_member', 'organisation_editor', 'participant'] as const;
  /** Role, where it holds, and whether it sees the list, decides about two contributions of that process, and about measure and practice. */
  const TABLE: readonly [role: (typeof ROLES)[number], scope: 'all' | 'here' | 'there', sees: number, voices: number, plan: number][] = [
    ['coordinator', 'all', 200, 303, 303],
    ['coordinator', 'here', 200, 303, 403],
    ['coordinator', 'there', 200, 403, 403],
    ['moderator', 'here', 200, 303, 403],
    ['moderator', 'there', 200, 403, 403],
    ['officer', 'all', 403, 403, 403],
    ['administrator', 'all', 403, 403, 403],
    ['interpreter', 'all', 403, 403, 403],
    ['juror', 'all', 403, 403, 403],
    ['committee_member', 'all', 403, 403, 403],
    ['organisation_editor', 'all', 403, 403, 403],
    ['participant', 'all', 403, 403, 403],
  ];

  it.each(TABLE)('%s (%s): list %i, contributions %i, measure and practice %i', async (role, scope, sees, voices, plan) => {
    const as = await app.signIn(role, scope === 'all' ? undefined : { kind: 'process', id: processes[scope === 'here' ? 0 : 1] as string });
    expect((await app.request('/de/desk/duplicates', { as })).status).toBe(sees);
    for (const [a, b, expected] of [[VOICES[3], VOICES[4], voices], ['measure', 'practice', plan]] as const) {
      const id = await idOf(a as string, b as string);
      expect((await decide(id, 'related', as)).status).toBe(expected);
      if (expected === 303) expect((await undo(id)).status).toBe(303);
    }
  });

  it('shows nobody a pair that is not theirs', async () => {
    const there = await app.signIn('moderator', { kind: 'process', id: processes[1] as string });
    expect(await page('', there)).toContain('Alles entschieden');
    const id = await idOf('measure', 'practice');
    await decide(id, 'related');
    expect(await page(`?done=${id}`, there)).not.toContain('Fahrradkurse');
    await undo(id);
  });

  it('sends visitors to sign in', async () => {
    expect((await app.request('/de/desk/duplicates')).status).toBeLessThan(403);
    expect((await app.request(`/de/desk/duplicates/${newId()}`, { form: { choice: 'same' } })).status).not.toBe(303);
  });

  it('is there for the modules that are on', async () => {
    const switchOff = (off: string[]) => write(app.db, (tx) => tx.updateTable('instance').set({ modules_off: off }).execute());
    await switchOff(['concept']);
    expect(await page()).not.toContain('Fahrradkurse');
    expect((await decide(await idOf('measure', 'practice'), 'related')).status).toBe(404);
    await switchOff(['concept', 'participation']);
    expect((await app.request('/de/desk/duplicates', { as: office })).status).toBe(404);
    await switchOff([]);
    expect(await page()).toContain('Fahrradkurse');
  });
});

describe('learning from decisions', () => {
  const pair = (likeness: number, people: number): number[] => [likeness, likeness, likeness, 1 - likeness, people, 1, 1];

  it('starts from fixed weights and moves with what is decided, in whatever order', () => {
    expect(learn([])).toBe(START);
    const decided: Decided[] = [...Array.from({ length: 8 }, () => ({ signals: pair(0.7, 1), decision: 'same' as const })), ...Array.from({ length: 8 }, () => ({ signals: pair(0.7, 0), decision: 'different' as const }))];
    const learned = learn(decided);
    expect(likelihood(START, pair(0.7, 0))).toBeGreaterThan(likelihood(START, pair(0.7, 1)));
    expect(likelihood(learned, pair(0.7, 0)), 'an office that joins courses across groups of people gets another order').toBeLessThan(likelihood(learned, pair(0.7, 1)));
    const turned = learn(decided.toReversed());
    turned.of.forEach((w, i) => expect(w).toBeCloseTo(learned.of[i] as number, 9));
  });
});

describe('highlighting', () => {
  it('marks whole words and never two over each other', () => {
    expect(stretchesOf('Der Pool im Dolmetscherpool, Pool!', ['Pool', 'Dolmetscherpool'])).toEqual([
      { text: 'Der ', reason: null }, { text: 'Pool', reason: 0 }, { text: ' im ', reason: null }, { text: 'Dolmetscherpool', reason: 1 }, { text: ', ', reason: null }, { text: 'Pool', reason: 0 }, { text: '!', reason: null },
    ]);
  });
});
