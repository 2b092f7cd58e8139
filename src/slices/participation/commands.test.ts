import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { system, VISITOR } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/dates.ts';
import { newId } from '../../kernel/ids.ts';
import { localized } from '../../kernel/localized.ts';
import { valueOf } from '../../kernel/problem.ts';
import { write } from '../../platform/database/write.ts';
import { threadOf } from '../thread/public.ts';
import {
  createProcess, createRecommendation, createSubmission, mergeSubmissions, openProcesses, publishSubmission, purgeContacts, recommendationList, setRecommendationState, submissionById,
  submissionList, unmergeSubmission, withholdSubmission, type NewSubmission, type Taken,
} from './public.ts';
import { correctSubmission, withdrawSubmission } from './receipts/commands.ts';
import { contactOf } from './submissions/queries.ts';

const OFFICE = system('test');
const today = dayOf(new Date());
const ALL = { page: 1, pageSize: 50 };

let fresh: FreshDatabase;
let processId: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  processId = await aProcess('dialog');
});
afterAll(() => fresh.drop());

async function aProcess(slug: string, call: 'open' | 'closed' = 'open'): Promise<string> {
  const made = await write(fresh.db, (tx) => createProcess(tx, OFFICE, { slug, title: localized('Dialog'), summary: localized(''), call, publishedOn: today, topics: [localized('Sprache')] }));
  return valueOf(made).id;
}

async function say(text: string, more: Partial<NewSubmission> = {}): Promise<Taken> {
  const input: NewSubmission = { processId, text, language: 'de', topicId: null, municipality: null, channel: 'online', token: newId(), ...more };
  return valueOf(await write(fresh.db, (tx) => createSubmission(tx, VISITOR, input)));
}
const publish = async (id: string): Promise<unknown> => valueOf(await write(fresh.db, (tx) => publishSubmission(tx, OFFICE, id)));
const merge = (from: string, into: string) => write(fresh.db, (tx) => mergeSubmissions(tx, OFFICE, from, into));
const condense = async (submissionIds: string[]) =>
  valueOf(await write(fresh.db, (tx) => createRecommendation(tx, OFFICE, { processId, field: localized('Sprache'), title: localized('Kurse am Abend'), text: localized(''), prospect: localized('Die Volkshochschule kann das.'), submissionIds, forumIds: [], publishedOn: today })));

test('the same form sent twice, also at the same moment, is one contribution with one receipt', async () => {
  const token = newId();
  const [one, two, three] = await Promise.all([say('Mehr Kurse am Abend', { token }), say('Mehr Kurse am Abend', { token }), say('Mehr Kurse am Abend', { token })]);
  expect(new Set([one.id, two.id, three.id]).size).toBe(1);
  expect(new Set([one.receipt, two.receipt, three.receipt]).size).toBe(1);
  expect([one.again, two.again, three.again].filter((a) => !a)).toHaveLength(1);
});

test('two people may say the same; a program without form is heard once', async () => {
  const [one, two] = [await say('Mehr Spielplätze'), await say('Mehr Spielplätze')];
  expect(one.receipt).not.toBe(two.receipt);
  const again = { processId, text: 'Mehr Spielplätze', language: 'de', topicId: null, municipality: null, channel: 'online', token: null } as const;
  const refused = await write(fresh.db, (tx) => createSubmission(tx, VISITOR, again));
  expect(refused).toMatchObject({ ok: false, problems: [{ code: 'duplicate' }] });
});

test('a closed call takes nothing from visitors, but the cards that arrived in time from the office', async () => {
  const closed = await aProcess('closed', 'closed');
  const card: NewSubmission = { processId: closed, text: 'Karte', language: 'de', topicId: null, municipality: null, channel: 'paper' };
  expect(await write(fresh.db, (tx) => createSubmission(tx, VISITOR, card))).toMatchObject({ problems: [{ code: 'already_closed' }] });
  expect(await write(fresh.db, (tx) => createSubmission(tx, OFFICE, card))).toMatchObject({ ok: true, value: { number: 1 } });
  expect((await openProcesses(fresh.db, today)).map((p) => p.slug)).toEqual(['dialog']);
});

test('only what was moderated is listed and named in the thread', async () => {
  const { id, number } = await say('Eine Bank vor dem Rathaus');
  const hidden = await threadOf(fresh.db, id, { staff: true });
  expect(hidden?.node.title.texts['de']?.text).toBe(`Beitrag Nr. ${number}`);
  expect((await submissionList(fresh.db, { processId, q: 'Rathaus' }, ALL)).total).toBe(0);
  await publish(id);
  expect((await submissionList(fresh.db, { processId, q: 'BANK rathaus' }, ALL)).items.map((s) => s.number)).toEqual([number]);
  const stale = await write(fresh.db, (tx) => withholdSubmission(tx, OFFICE, id, { version: 1, reason: 'Doppelt.' }));
  expect(stale).toMatchObject({ problems: [{ code: 'stale' }] });
  valueOf(await write(fresh.db, (tx) => withholdSubmission(tx, OFFICE, id, { version: 2, reason: 'Nennt eine Person.' })));
  expect((await threadOf(fresh.db, id, { staff: false }))).toBeNull();
  expect((await threadOf(fresh.db, id, { staff: true }))?.node.title.texts['de']?.text).toBe(`Beitrag Nr. ${number}`);
});

test('search does not mind umlauts, their spellings, or signs that SQL knows', async () => {
  const { id } = await say('Züge für Flüchtlinge kosten 100_% mehr');
  await publish(id);
  for (const q of ['zuege', 'ZUGE fluechtlinge', '100_%', 'flüchtlinge']) expect((await submissionList(fresh.db, { processId, q }, ALL)).total, q).toBe(1);
  for (const q of ['1000%', '\\', 'Schiffe']) expect((await submissionList(fresh.db, { processId, q }, ALL)).total, q).toBe(0);
});

test('publishing may take passages out and never rewords', async () => {
  const { id } = await say('Herr Meier von der Post ist unfreundlich');
  const reworded = await write(fresh.db, (tx) => publishSubmission(tx, OFFICE, id, { version: 1, text: 'Die Post ist unfreundlich' }));
  expect(reworded).toMatchObject({ problems: [{ code: 'only_taking_out', field: 'text' }] });
  valueOf(await write(fresh.db, (tx) => publishSubmission(tx, OFFICE, id, { version: 1, text: '[…] von der Post ist unfreundlich' })));
  expect(await submissionById(fresh.db, id)).toMatchObject({ redacted: true, text: '[…] von der Post ist unfreundlich', state: 'published' });
});

test('merging keeps every origin, closes no circle and can be undone', async () => {
  const [a, b, c] = [await say('Dolmetscher im Amt'), await say('Mehr Dolmetschen'), await say('Sprachmittlung')];
  for (const s of [a, b, c]) await publish(s.id);
  expect(await merge(a.id, b.id)).toMatchObject({ ok: true });
  expect(await merge(b.id, c.id)).toMatchObject({ ok: true });
  expect(await merge(c.id, a.id)).toMatchObject({ problems: [{ code: 'invalid_choice' }] });
  expect(await merge(c.id, c.id)).toMatchObject({ problems: [{ code: 'invalid_choice' }] });
  expect(await merge(a.id, c.id)).toMatchObject({ problems: [{ code: 'wrong_state' }] });
  const thread = await threadOf(fresh.db, c.id, { staff: false });
  expect(thread?.earlier.flatMap((s) => s.items.map((i) => i.id)).toSorted()).toEqual([a.id, b.id].toSorted());
  expect((await submissionList(fresh.db, { processId, q: 'Dolmetsch' }, ALL)).total).toBe(2);
  valueOf(await write(fresh.db, (tx) => unmergeSubmission(tx, OFFICE, b.id)));
  expect((await threadOf(fresh.db, c.id, { staff: false }))?.earlier).toEqual([]);
  expect(await submissionById(fresh.db, a.id)).toMatchObject({ mergedInto: b.id });
});

test('two merges against each other at the same moment do not make a circle', async () => {
  const [a, b] = [await say('Rampe am Eingang'), await say('Eingang ohne Stufe')];
  const done = await Promise.all([merge(a.id, b.id), merge(b.id, a.id)]);
  expect(done.filter((r) => r.ok)).toHaveLength(1);
});

test('once condensed, a contribution and those behind it are their author’s no more; undoing the merge gives one back', async () => {
  const [a, b] = [await say('Kurs am Abend'), await say('Abendkurs')];
  for (const s of [a, b]) await publish(s.id);
  await merge(a.id, b.id);
  const { id: recommendationId, number } = await condense([b.id]);
  const correction = { text: 'Anders', language: 'de', topicId: null, municipality: null };
  for (const s of [a, b]) {
    const version = (await submissionById(fresh.db, s.id))?.version ?? 0;
    expect(await write(fresh.db, (tx) => correctSubmission(tx, VISITOR, s.id, { ...correction, version }))).toMatchObject({ problems: [{ code: 'wrong_state' }] });
    expect(await write(fresh.db, (tx) => withdrawSubmission(tx, VISITOR, s.id, version))).toMatchObject({ problems: [{ code: 'wrong_state' }] });
  }
  const thread = await threadOf(fresh.db, a.id, { staff: false });
  expect(thread?.later.flatMap((s) => s.items.map((i) => i.id))).toContain(recommendationId);
  expect((await recommendationList(fresh.db, processId)).map((r) => [r.number, r.href])).toContainEqual([number, `/processes/dialog/recommendations/${number}`]);
  valueOf(await write(fresh.db, (tx) => unmergeSubmission(tx, OFFICE, a.id)));
  expect(await submissionById(fresh.db, a.id)).toMatchObject({ consideredOn: null });
  expect(await submissionById(fresh.db, b.id)).toMatchObject({ consideredOn: today });
});

test('a recommendation needs origins of its own process and keeps the state others give it', async () => {
  const other = await aProcess('other');
  const foreign = await say('Fremd', { processId: other });
  const { id } = await say('Bus am Abend');
  const content = { processId, field: localized('Verkehr'), title: localized('Busse'), text: localized(''), prospect: localized('Der Betrieb will.'), forumIds: [] };
  expect(await write(fresh.db, (tx) => createRecommendation(tx, OFFICE, { ...content, submissionIds: [] }))).toMatchObject({ problems: [{ code: 'required' }] });
  expect(await write(fresh.db, (tx) => createRecommendation(tx, OFFICE, { ...content, submissionIds: [foreign.id] }))).toMatchObject({ problems: [{ code: 'invalid_choice' }] });
  const draft = valueOf(await write(fresh.db, (tx) => createRecommendation(tx, OFFICE, { ...content, submissionIds: [id] })));
  expect(await write(fresh.db, (tx) => setRecommendationState(tx, OFFICE, draft.id, 'adopted'))).toMatchObject({ problems: [{ code: 'wrong_state' }] });
  expect((await recommendationList(fresh.db, processId)).some((r) => r.id === draft.id)).toBe(false);
});

test('withdrawing erases words and contact everywhere and frees what stood behind', async () => {
  const [a, b] = [await say('Behind'), await say('Geheimwort Zwetschge', { contact: { email: 'amal@example.org', name: 'Amal', locale: 'de' } })];
  for (const s of [a, b]) await publish(s.id);
  await merge(a.id, b.id);
  valueOf(await write(fresh.db, (tx) => withdrawSubmission(tx, VISITOR, b.id, 2)));
  expect(await submissionById(fresh.db, b.id)).toMatchObject({ state: 'withdrawn', text: '' });
  expect(await contactOf(fresh.db, b.id)).toBeNull();
  expect(await submissionById(fresh.db, a.id)).toMatchObject({ mergedInto: null });
  const { rows } = await fresh.pool.query<{ table_name: string }>(`select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
  for (const { table_name } of rows) {
    const { rows: hits } = await fresh.pool.query<{ n: number }>(`select count(*)::int as n from "${table_name}" t where t::text ~* 'zwetschge|amal@'`);
    expect(hits[0]?.n, table_name).toBe(0);
  }
});

test('addresses go when their day has come', async () => {
  const { id } = await say('Mit Adresse', { contact: { email: 'late@example.org', name: null, locale: 'de' } });
  expect(await write(fresh.db, (tx) => purgeContacts(tx, today))).toBe(0);
  await fresh.db.updateTable('submission_contact').set({ delete_after: today }).where('submission_id', '=', id).execute();
  expect(await write(fresh.db, (tx) => purgeContacts(tx, today))).toBe(1);
  expect(await contactOf(fresh.db, id)).toBeNull();
});
