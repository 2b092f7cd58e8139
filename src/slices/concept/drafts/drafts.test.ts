import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';

let app: TestApp;
let as: string;
beforeAll(async () => {
  app = await testApp();
  as = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const page = async (path: string, init: Parameters<TestApp['request']>[1] = {}) => {
  const response = await app.request(path, init);
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
};
const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.includes(word));
const revisionOf = async (path: string): Promise<string> => /name="revision" value="([^"]+)"/.exec((await page(path, { as })).text)?.[1] ?? '';
const field = (fields: Record<string, string>) => ({ revision: 'new', title: 'Bildung', code: 'bildung', vision: 'Alle lernen mit.', position: '', ...fields });
const DRAFT = '/de/concepts/plan/draft';
const idIn = (text: string, kind: string, after: string): string => new RegExp(`${kind}/([0-9a-f-]{36})[^>]*>(?:<[^>]*>)*${after}`).exec(text)?.[1] ?? '';
const adoption = async (fields: Record<string, string> = {}) =>
  page(`${DRAFT}/adopt`, { as, form: { revision: await revisionOf(`${DRAFT}/adopt`), body: 'Rat', date: '2026-01-15', paper: '12/2026', outcome: 'majority', ayes: '30', noes: '5', abstentions: '', note: '', slug: '2026', steps: '2026-01-10; Sozialausschuss; empfohlen\nVerwaltungsausschuss; empfohlen', confirm: 'on', ...fields } });

test('only coordinators make and edit concepts', async () => {
  expect((await page('/de/concepts/new')).location).toContain('/de/sign-in');
  for (const role of ['officer', 'moderator', 'administrator', 'participant'] as const) {
    const other = await app.signIn(role);
    expect((await page('/de/concepts/new', { as: other })).status).toBe(403);
    expect((await page('/de/concepts/new', { as: other, form: { title: 'Nein' } })).status).toBe(403);
  }
});

test('a concept begins with a title, and is the office’s until a body adopts it', async () => {
  expect((await page('/de/concepts/new', { as, form: { title: '', summary: 'Bleibt stehen' } })).text).toContain('Bleibt stehen');
  expect((await page('/de/concepts/new', { as, form: { title: 'Plan', summary: '', source: '' } })).location).toBe(DRAFT);
  expect((await page('/de/concepts/new', { as, form: { title: 'Plan', summary: '', source: '' } })).status).toBe(422);
  expect((await page('/de/concepts/new', { as, form: { title: 'Import', summary: '', source: '' } })).status).toBe(422);
  expect((await page('/de/concepts/plan')).status).toBe(404);
  expect((await page('/de/concepts/plan/1')).status).toBe(404);
  expect((await page('/concepts.json')).text).not.toContain('plan');
  expect((await page(DRAFT)).location).toContain('/de/sign-in');
});

test('fields, goals, texts and measures are written; numbers and keys come by themselves', async () => {
  expect((await page(`${DRAFT}/fields/new`, { as, form: field({ code: 'Schön!' }) })).status).toBe(422);
  expect((await page(`${DRAFT}/fields/new`, { as, form: field({ goal1_text: 'Sprache lernen', goal2_text: 'Eltern stärken', text1_text: 'Wir fangen früh an.' }) })).status).toBe(303);
  expect((await page(`${DRAFT}/fields/new`, { as, form: field({ title: 'Anders' }) })).status).toBe(422);
  await page(`${DRAFT}/fields/new`, { as, form: field({ title: 'Arbeit', code: 'arbeit', position: '1', vision: '' }) });
  const draft = await page(DRAFT, { as });
  expect(draft.text.indexOf('>Arbeit<')).toBeLessThan(draft.text.indexOf('>Bildung<'));
  const id = /fields\/([0-9a-f-]{36})/.exec(draft.text.slice(draft.text.indexOf('>Bildung<')))?.[1] ?? '';
  const form = await page(`${DRAFT}/measures/new?field=${id}`, { as });
  const goal = new RegExp(`value="(${id}/[0-9a-f-]{36})"[^>]*>1. Sprache lernen`).exec(form.text)?.[1] ?? '';
  expect(goal).not.toBe('');
  for (const wording of ['Sprachkurs am Abend', 'Sprachcafé']) expect((await page(`${DRAFT}/measures/new`, { as, form: { revision: 'new', wording, place: goal, number: '', selected: 'on', state: 'idea' } })).status).toBe(303);
  expect((await page(`${DRAFT}/measures/new`, { as, form: { revision: 'new', wording: 'Doppelt', place: goal, number: '2', selected: 'on', state: 'idea' } })).status).toBe(422);
  expect((await page(`${DRAFT}/measures/new`, { as, form: { revision: 'new', wording: 'Fremd', place: '00000000-0000-4000-8000-000000000000', number: '', state: 'idea' } })).status).toBe(422);
  expect((await page('/de/measures/bildung-2')).status).toBe(404);
  expect((await page('/de/measures/bildung-2', { as })).status).toBe(200);
  expect(((await (await app.request('/measures.json')).json()) as { total: number }).total).toBe(0);
});

test('two people on the same field see each other’s change; on different ones they do not meet', async () => {
  const draft = await page(DRAFT, { as });
  const at = (title: string) => `${DRAFT}/fields/${/fields\/([0-9a-f-]{36})/.exec(draft.text.slice(draft.text.indexOf(`>${title}<`)))?.[1] ?? ''}`;
  const [one, other] = [at('Bildung'), at('Arbeit')];
  const [seen, seenOther] = [await revisionOf(one), await revisionOf(other)];
  const open = await page(one, { as });
  const goals = { ...Object.fromEntries([...open.text.matchAll(/name="(goal\d+_(?:id|text)|text\d+_id)"[^>]*value="([^"]*)"/g)].map((m) => [m[1] as string, m[2] as string])), text1_text: 'Wir fangen früh an.' };
  expect((await page(one, { as, form: field({ ...goals, revision: seen, vision: 'Alle lernen ein Leben lang.' }) })).status).toBe(303);
  expect((await page(other, { as, form: field({ revision: seenOther, title: 'Arbeit', code: 'arbeit', vision: 'Gute Arbeit für alle.', goal1_text: 'Anerkennen' }) })).status).toBe(303);
  const late = await page(one, { as, form: field({ ...goals, revision: seen, vision: 'Meine Fassung.' }) });
  expect([late.status, lacking(late.text, 'Meine Fassung.', 'Alle lernen ein Leben lang.')]).toEqual([409, []]);
  // A goal that measures belong to stays.
  const emptied = await page(one, { as, form: field({ ...goals, revision: await revisionOf(one), goal1_text: '' }) });
  expect(emptied.status).toBe(422);
  expect((await page(one, { as, form: { remove: '1' } })).status).toBe(409);
});

test('texts are translated beside the German; a translation that fell behind says so until somebody sees to it', async () => {
  const draft = await page(DRAFT, { as });
  const at = `${DRAFT}/fields/${/fields\/([0-9a-f-]{36})/.exec(draft.text.slice(draft.text.indexOf('>Arbeit<')))?.[1] ?? ''}`;
  const open = await page(at, { as });
  const goal = { goal1_id: /name="goal1_id"[^>]*value="([^"]*)"/.exec(open.text)?.[1] ?? '', goal1_text: 'Anerkennen', goal1_text_en: 'Recognise skills', goal1_text_en_by: 'machine' };
  const save = async (fields: Record<string, string>) => page(at, { as, form: field({ revision: await revisionOf(at), title: 'Arbeit', code: 'arbeit', vision: 'Gute Arbeit für alle.', ...goal, ...fields }) });
  const stored = async () => (await app.db.selectFrom('concept_field').select('title').where('code', '=', 'arbeit').executeTakeFirstOrThrow()).title;
  expect((await save({ title_en: 'Work', title_en_by: 'human', 'title_de-simple': 'Arbeit und Beruf', 'title_de-simple_by': 'reviewed' })).status).toBe(303);
  expect(await stored()).toMatchObject({ version: 1, texts: { en: { text: 'Work', of: 1, by: 'human' }, 'de-simple': { by: 'reviewed' } } });
  const shown = await page(at, { as });
  expect(lacking(shown.text, 'value="Recognise skills"', '– Englisch')).toEqual([]);
  expect(shown.text).not.toContain('Älter als der deutsche Text');
  // The German moves on; the English stays and is marked, for the office and for readers.
  const moved = { title: 'Arbeit und Ausbildung', title_en: 'Work', title_en_by: 'human', 'title_de-simple': 'Arbeit und Lernen', 'title_de-simple_by': 'reviewed' };
  expect((await save(moved)).status).toBe(303);
  expect(await stored()).toMatchObject({ version: 2, texts: { en: { of: 1 }, 'de-simple': { of: 2, by: 'reviewed' } } });
  expect(lacking((await page(at, { as })).text, 'Älter als der deutsche Text', 'name="title_en_fits"')).toEqual([]);
  expect((await save({ ...moved, title_en_fits: '1' })).status).toBe(303);
  expect(await stored()).toMatchObject({ version: 2, texts: { en: { text: 'Work', of: 2 } } });
  // A translation without German, or too long, is refused with everything still there; an empty one goes.
  for (const wrong of [{ vision: '', vision_en: 'Good work for all.' }, { vision: 'Gute Arbeit.', vision_en: `Good work for all.${'x'.repeat(6_000)}` }]) {
    const refused = await save({ ...moved, ...wrong });
    expect([refused.status, lacking(refused.text, 'Good work for all.')]).toEqual([422, []]);
  }
  expect((await save({ ...moved, title: 'Arbeit', 'title_de-simple': '' })).status).toBe(303);
  expect(Object.keys((await stored()).texts).sort()).toEqual(['de', 'en']);
});

test('a resolution needs its facts, the confirmation, and the draft as it was seen', async () => {
  expect((await adoption({ body: '' })).status).toBe(422);
  expect((await adoption({ date: '2099-01-01' })).status).toBe(422);
  expect((await adoption({ steps: 'irgendwas' })).status).toBe(422);
  expect((await adoption({ slug: 'draft' })).status).toBe(422);
  const refused = await page(`${DRAFT}/adopt`, { as, form: { revision: await revisionOf(`${DRAFT}/adopt`), body: 'Rat der Stadt', date: '2026-01-15', outcome: 'majority', slug: '2026' } });
  expect([refused.status, lacking(refused.text, 'Rat der Stadt')]).toEqual([422, []]);
  expect((await adoption({ revision: '1' })).status).toBe(409);
});

describe('an adopted edition', () => {
  test('is public with its resolution, and its ideas are selected measures', async () => {
    expect((await adoption()).location).toBe('/de/concepts/plan');
    const shown = await page('/de/concepts/plan');
    expect(lacking(shown.text, 'Sprachkurs am Abend', 'Alle lernen ein Leben lang.', 'Wir fangen früh an.', '12/2026', '30 dafür, 5 dagegen, – enthalten', 'Sozialausschuss: empfohlen')).toEqual([]);
    const items = ((await (await app.request('/measures.json?concept=plan')).json()) as { items: { key: string; state: string; stateSince: string }[] }).items;
    expect(items.map((m) => [m.key, m.state, m.stateSince])).toEqual([['bildung-1', 'selected', '2026-01-15'], ['bildung-2', 'selected', '2026-01-15']]);
    const edition = (await (await app.request('/concepts/plan/2026.json')).json()) as { totals: object; fields: { code: string }[] };
    expect(edition.totals).toEqual({ fields: 2, goals: 3, measures: 2, selected: 2, texts: 1 });
    expect((await (await app.request('/concepts/plan.json')).json())).toMatchObject({ slug: '2026', state: 'adopted' });
  });

  test('has no draft to change, until one begins from it', async () => {
    for (const path of ['fields/new', 'measures/new', 'about', 'adopt']) expect((await page(`${DRAFT}/${path}`, { as })).status).toBe(404);
    expect((await page(DRAFT, { as })).text).toContain('Neuen Entwurf beginnen');
    for (let twice = 0; twice < 2; twice += 1) expect((await page(`${DRAFT}/start`, { as, form: {} })).location).toBe(DRAFT);
    const compared = await page('/de/concepts/plan/compare?from=2026&to=draft', { as });
    expect(lacking(compared.text, 'Beide Fassungen sind gleich')).toEqual([]);
    expect((await page('/de/concepts/plan/compare?from=2026&to=draft')).status).toBe(404);
  });

  test('stays as it is while the draft is reworded; the difference reads as a list', async () => {
    const draft = await page(DRAFT, { as });
    const entry = `${DRAFT}/measures/${idIn(draft.text, 'measures', 'Sprachcafé')}`;
    const form = await page(entry, { as });
    const place = /value="([0-9a-f-]{36}\/[0-9a-f-]{36})" selected/.exec(form.text)?.[1] ?? '';
    expect((await page(entry, { as, form: { revision: await revisionOf(entry), wording: 'Sprachcafé mit Kinderbetreuung', place, number: '7', selected: 'on' } })).status).toBe(303);
    expect((await page(`${DRAFT}/measures/${idIn(draft.text, 'measures', 'Sprachkurs')}`, { as, form: { remove: '1', revision: await revisionOf(`${DRAFT}/measures/${idIn(draft.text, 'measures', 'Sprachkurs')}`) } })).status).toBe(303);
    await page(`${DRAFT}/measures/new`, { as, form: { revision: 'new', wording: 'Lernpaten', place, number: '', selected: '', state: 'idea' } });
    const compared = await page('/de/concepts/plan/compare?from=2026&to=draft', { as });
    expect(lacking(compared.text, 'anderer Wortlaut', 'mit Kinderbetreuung', 'bildung-7', 'entfällt', 'neu', 'Lernpaten')).toEqual([]);
    expect(lacking((await page('/de/concepts/plan')).text, 'Kinderbetreuung', 'Lernpaten')).toHaveLength(2);
    expect(lacking((await page('/de/measures/bildung-2')).text, 'Kinderbetreuung')).toHaveLength(1);
  });

  test('is superseded by the next, and still cites its wording', async () => {
    expect((await adoption({ slug: '2026' })).status).toBe(422);
    expect((await adoption({ slug: '2026-2', date: '2026-06-01' })).status).toBe(303);
    expect(lacking((await page('/de/concepts/plan/2026/bildung-2')).text, 'Sprachcafé')).toEqual([]);
    expect(lacking((await page('/de/concepts/plan/2026/bildung-2')).text, 'Kinderbetreuung')).toHaveLength(1);
    expect(lacking((await page('/de/concepts/plan/2026-2/bildung-7')).text, 'Sprachcafé mit Kinderbetreuung', '/de/measures/bildung-2')).toEqual([]);
    expect(lacking((await page('/de/concepts/plan/2026')).text, 'ersetzt')).toEqual([]);
    const measure = await page('/de/measures/bildung-2');
    expect(lacking(measure.text, 'Sprachcafé mit Kinderbetreuung', 'Fassung 2026, bildung-2', 'Fassung 2026-2, bildung-7')).toEqual([]);
    // What left the concept keeps its page.
    expect((await page('/de/measures/bildung-1')).status).toBe(200);
    await expect(sql`update edition_entry set wording = wording`.execute(app.db)).rejects.toThrow(/adopted/);
  });
});
