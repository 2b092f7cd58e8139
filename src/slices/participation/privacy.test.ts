import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTerritory } from '../../../demo/territory.ts';
import { testApp, type TestApp } from '../../../test/app.ts';
import { system, VISITOR } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/dates.ts';
import { newId } from '../../kernel/ids.ts';
import { localized } from '../../kernel/localized.ts';
import { valueOf } from '../../kernel/problem.ts';
import { readConfig } from '../../platform/config.ts';
import { write } from '../../platform/database/write.ts';
import { createProcess, createRecommendation, createSubmission, mergeSubmissions, publishSubmission, saveForum, withholdSubmission, type NewSubmission } from './public.ts';
import { withdrawSubmission } from './receipts/commands.ts';

const OFFICE = system('test');
const today = dayOf(new Date());
/** Words that only one of the secret texts and contacts has. */
const SECRETS = ['Zwetschge', 'Mirabelle', 'Reineclaude', 'Schlehe', 'quitte@example.org', 'Quittenhans', 'Begründungsgeheimnis'];
let app: TestApp;
let receipts: string[];

beforeAll(async () => {
  app = await testApp();
  await loadTerritory(app.db, readConfig({}));
  receipts = await write(app.db, fill);
});
afterAll(() => app.drop());

async function fill(tx: Parameters<Parameters<typeof write>[1]>[0]): Promise<string[]> {
  const { id: processId } = valueOf(await createProcess(tx, OFFICE, { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: today, topics: [localized('Sprache')] }));
  const say = async (text: string, more: Partial<NewSubmission> = {}) => valueOf(await createSubmission(tx, VISITOR, { processId, text, language: 'de', topicId: null, municipality: '03241001', channel: 'online', token: newId(), ...more }));
  const contact = { email: 'quitte@example.org', name: 'Quittenhans', locale: 'de' };
  const [open, merged, target] = [await say('Offener Beitrag', { contact }), await say('Ähnlicher Beitrag', { contact }), await say('Ziel, noch geheim: Zwetschge')];
  const [withheld, withdrawn] = [await say('Zurückgehalten: Mirabelle', { contact }), await say('Zurückgenommen: Schlehe', { contact })];
  for (const s of [open, merged, withheld, withdrawn]) valueOf(await publishSubmission(tx, OFFICE, s.id));
  valueOf(await withholdSubmission(tx, OFFICE, withheld.id, { version: 2, reason: 'Begründungsgeheimnis' }));
  valueOf(await withdrawSubmission(tx, VISITOR, withdrawn.id, 2));
  valueOf(await mergeSubmissions(tx, OFFICE, merged.id, target.id));
  const forum = valueOf(await saveForum(tx, OFFICE, processId, { title: localized('Forum'), heldOn: today, place: 'Garbsen', minutes: localized('Konsens.'), participants: 10, qualifier: 'exact', submissionIds: [open.id, target.id, withheld.id] }));
  const content = { processId, field: localized('Feld'), text: localized(''), prospect: localized('Geht.'), forumIds: [forum.id] };
  valueOf(await createRecommendation(tx, OFFICE, { ...content, title: localized('Öffentlich'), submissionIds: [open.id, target.id, withheld.id], publishedOn: today }));
  valueOf(await createRecommendation(tx, OFFICE, { ...content, title: localized('Entwurf Reineclaude'), submissionIds: [open.id] }));
  return [open, merged, target, withheld, withdrawn].map((s) => s.receipt);
}

const START = ['/de', '/de/processes', '/de/submissions', '/de/recommendations', '/openapi.json', ...['processes', 'submissions', 'recommendations', 'processes/dialog/submissions', 'processes/dialog/recommendations', 'processes/dialog/forums'].flatMap((p) => [`/${p}.json`, `/${p}.csv`]), '/processes/dialog.json'];

test('no public page or data reachable by links holds a contact, a receipt, or a text that is not public', async () => {
  const seen = new Set<string>();
  const waiting = [...START, ...[1, 2, 3, 4, 5, 6].flatMap((n) => ['submissions', 'recommendations', 'forums'].flatMap((kind) => [`/de/processes/dialog/${kind}/${n}`, `/processes/dialog/${kind}/${n}.json`]))];
  let found = 0;
  while (waiting.length > 0 && seen.size < 600) {
    const path = waiting.shift() as string;
    if (seen.has(path)) continue;
    seen.add(path);
    const answer = await app.request(path);
    const text = await answer.text();
    for (const secret of SECRETS) expect(text.includes(secret), `${path} tells ${secret}`).toBe(false);
    for (const code of receipts) expect(text.includes(code.slice(0, 16)) || text.includes(code.slice(0, 4) + '-' + code.slice(4, 8)), `${path} tells a receipt`).toBe(false);
    if (answer.status === 200) found += 1;
    const links = [...text.matchAll(/href="(\/de[^"#?]*)/g), ...text.matchAll(/"(?:url|next)":"http:\/\/localhost:3000([^"]*)"/g)].map((m) => m[1] as string);
    waiting.push(...links.filter((l) => !seen.has(l) && !l.startsWith('/de/easy')));
  }
  expect(found).toBeGreaterThan(25);
  expect(seen.has('/de/processes/dialog/submissions/1')).toBe(true);
});

test('numbers of contributions that are not public are skipped, and a recommendation counts without naming them', async () => {
  const list = (await (await app.request('/processes/dialog/submissions.json')).json()) as { total: number; items: { number: number; mergedInto: string | null }[] };
  expect(list.items.map((i) => i.number)).toEqual([2, 1]);
  expect(list.items[0]?.mergedInto).toBeNull();
  const recommendation = (await (await app.request('/processes/dialog/recommendations/1.json')).json()) as Record<string, unknown>;
  expect(recommendation).toMatchObject({ submissions: ['dialog-1', 'dialog-2'], submissionsNotPublic: 2 });
  expect(await (await app.request('/de/processes/dialog/recommendations/1')).text()).toContain('Dazu kommen 2 Beiträge, die nicht öffentlich sind');
});

test('lists filter, search, page and say what they cannot read', async () => {
  const get = async (query: string) => (await (await app.request(`/submissions.json${query}`)).json()) as { total: number; page: number; next: string | null; items: unknown[] };
  expect((await get('')).total).toBe(2);
  expect(await get('?pageSize=1')).toMatchObject({ total: 2, page: 1, next: 'http://localhost:3000/submissions.json?pageSize=1&page=2' });
  expect((await get('?pageSize=1&page=2')).next).toBeNull();
  expect((await get('?q=OFFENER')).total).toBe(1);
  expect((await get('?q=Nr.%202')).total).toBe(1);
  expect((await get('?municipality=03241001')).total).toBe(2);
  expect((await get('?municipality=03241002')).total).toBe(0);
  expect((await get('?language=ar')).total).toBe(0);
  for (const query of ['?pageSize=501', '?page=0', '?topic=x', '?municipality=%27', '?language=%3Cb%3E', '?q=%00', '?q=a%00b']) expect((await app.request(`/submissions.json${query}`)).status, query).toBe(400);
  for (const query of ['?q=%25', '?q=%E2%80%AE', '?q=2147483648']) expect((await app.request(`/submissions.json${query}`)).status, query).toBe(200);
  for (const query of ['?pageSize=501', '?topic=x', `?q=${'x'.repeat(900)}`]) expect((await app.request(`/de/submissions${query}`)).status, query).toBe(200);
  const csv = await (await app.request('/submissions.csv')).text();
  expect(csv.split('\r\n')[0]).toContain('number');
  expect(csv.trim().split('\r\n')).toHaveLength(3);
});

test('every list and item is in the description of the interface', async () => {
  const { paths } = (await (await app.request('/openapi.json')).json()) as { paths: Record<string, unknown> };
  for (const path of ['/processes.json', '/processes/{slug}.json', '/processes/{slug}/submissions.json', '/processes/{slug}/submissions.csv', '/processes/{slug}/submissions/{number}.json', '/submissions.json', '/processes/{slug}/recommendations/{number}.json', '/processes/{slug}/forums/{number}.json']) expect(Object.keys(paths)).toContain(path);
});

test('contacts are read by no public query: they lie in a table that public types do not know', async () => {
  const { rows } = await import('kysely').then(({ sql }) => sql<{ column_name: string }>`select column_name from information_schema.columns where table_name = 'submission'`.execute(app.db));
  expect(rows.map((r) => r.column_name).filter((name) => /mail|phone|name|contact|nation|status|address|birth|sex/.test(name))).toEqual([]);
});
