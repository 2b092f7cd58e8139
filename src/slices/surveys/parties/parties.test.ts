import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../../platform/config.ts';
import { openPool } from '../../../platform/database/connect.ts';
import { workOff } from '../../../platform/jobs.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { buildSurvey, question, questionnaire } from '../../../../test/surveys.ts';
import { surveyJobs, surveyTarget, type PartyLine } from '../public.ts';

const DATA_DIR = `/tmp/miteinander-surveys-test-${process.pid}`;
let app: TestApp;
let coordinator: string;
beforeAll(async () => {
  app = await testApp({ DATA_DIR });
  coordinator = await app.signIn('coordinator');
});
afterAll(async () => {
  await app.drop();
  await rm(DATA_DIR, { recursive: true, force: true });
});

const party = (n: number, more: Partial<PartyLine> = {}): PartyLine => ({ institution: `Schule ${n}`, kind: 'Schule', person: null, email: `schule${n}@example.org`, locale: 'de', ...more });
const desk = (slug: string, path: string, form: Record<string, string> = {}) => app.request(`/de/desk/surveys/${slug}/${path}`, { as: coordinator, form });
const page = async (slug: string, path: string): Promise<string> => (await app.request(`/de/desk/surveys/${slug}/${path}`, { as: coordinator })).text();
const progress = async (id: string) => (await app.db.selectFrom('survey_party').select(['institution', 'progress']).where('survey_id', '=', id).orderBy('institution').execute()).map((p) => p.progress);

/** Lets the worker send what is due; the mails as they were kept, and they are gone. */
async function mails(): Promise<{ to: string; text: string }[]> {
  const pool = openPool(app.url, { max: 2 });
  await workOff(pool, { db: app.db, config: readConfig({ DATA_DIR, BASE_URL: 'http://localhost:3000' }) }, [surveyJobs]);
  await pool.end();
  const folder = join(DATA_DIR, 'mail');
  const names = (await readdir(folder).catch(() => [] as string[])).filter((n) => n.endsWith('.json'));
  const kept = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as { to: string; text: string }));
  await rm(folder, { recursive: true, force: true });
  return kept.sort((a, b) => a.to.localeCompare(b.to));
}
const codeIn = (text: string): string => /take\/([0-9A-Z*~$=%]+)/i.exec(text)?.[1] ?? '';
const yesterday = new Date(Date.now() - 36 * 3_600_000).toISOString().slice(0, 10);

describe('a named survey', () => {
  test('invites by mail, resumes with any of its links, and reminds only those who are not through', async () => {
    const { id, slug } = await buildSurvey(app.db, { anonymous: false, openLink: false, parties: [party(1), party(2, { locale: 'ar' }), party(3, { email: null })] });
    expect(await (await desk(slug, 'invite')).text()).toContain('2 Einladungen werden verschickt');
    const first = await mails();
    expect(first.map((m) => m.to)).toEqual(['schule1@example.org', 'schule2@example.org']);
    expect(first[1]?.text).toContain('/ar/surveys/');
    expect(first[1]?.text).toContain('مع اسم مؤسستكم');
    const code = codeIn(first[0]!.text);

    const at = `/de/surveys/${slug}/take/${code}`;
    expect(await (await app.request(at)).text()).toContain('Sie antworten für: Schule 1');
    expect(await progress(id)).toEqual(['none', 'none', 'none']);
    const section = (await app.request(at, { form: {} })).headers.get('location') as string;
    await app.request(section, { form: { go: 'save', version: '1', asked: 'q1', q_q1: 'a' } });
    expect(await progress(id)).toEqual(['begun', 'none', 'none']);

    await app.db.updateTable('survey_party').set({ invited_on: yesterday }).where('survey_id', '=', id).where('invited_on', 'is not', null).execute();
    expect(await (await desk(slug, 'remind')).text()).toContain('2 Erinnerungen');
    expect((await desk(slug, 'remind')).status).toBe(422);
    expect(await page(slug, 'parties')).toContain('Zuletzt erinnert am');
    const second = codeIn((await mails())[0]!.text);
    expect(second).not.toBe(code);
    expect(await (await app.request(`/de/surveys/${slug}/take/${second}`)).text()).toContain('Willkommen zurück');
    await app.request(`/de/surveys/${slug}/take/${second}/review`, { form: { version: '1' } });
    expect(await progress(id)).toEqual(['complete', 'none', 'none']);
    const [response] = await app.db.selectFrom('survey_response').selectAll().where('survey_id', '=', id).execute();
    expect(response).toMatchObject({ state: 'complete', channel: 'link', answers: { q1: 'a' } });
    expect(response?.party_id).not.toBeNull();

    await app.db.updateTable('survey').set({ reminded_on: yesterday }).where('id', '=', id).execute();
    await desk(slug, 'remind');
    expect((await mails()).map((m) => m.to)).toEqual(['schule2@example.org']);
  });
});

describe('an anonymous survey', () => {
  test('nothing in the database ties an answer to a party, and the database refuses to', async () => {
    const { id, slug } = await buildSurvey(app.db, { openLink: false, document: questionnaire([question('q1')]), parties: [1, 2, 3].map((n) => party(n, { email: null })) });
    const links = await (await desk(slug, 'links')).text();
    const codes = [...links.matchAll(/class="mt-code"[^>]*>([^<]+)</g)].map((m) => (m[1] as string).replaceAll('-', ''));
    expect(codes).toHaveLength(3);
    expect(await page(slug, 'parties')).not.toContain(codes[0]);
    const at = `/de/surveys/${slug}/take/${codes[0]}`;
    for (let look = 0; look < 3; look += 1) expect((await app.request(at)).status).toBe(200);
    expect(await app.db.selectFrom('survey_response').selectAll().where('survey_id', '=', id).execute()).toEqual([]);
    const section = (await app.request(at, { form: {} })).headers.get('location') as string;
    await app.request(section, { form: { go: 'next', version: '1', asked: 'q1', q_q1: 'c' } });
    await app.request(`${at}/review`, { form: { version: '1' } });
    expect(await progress(id)).toEqual(['complete', 'none', 'none']);

    const responses = await app.db.selectFrom('survey_response').selectAll().where('survey_id', '=', id).execute();
    const parties = await app.db.selectFrom('survey_party').selectAll().where('survey_id', '=', id).execute();
    const tokens = await app.db.selectFrom('survey_link').selectAll().execute();
    expect(responses).toHaveLength(1);
    expect(responses[0]?.party_id).toBeNull();
    const text = JSON.stringify(responses);
    for (const p of parties) expect(text.includes(p.id)).toBe(false);
    for (const t of tokens) expect(responses.some((r) => r.resume_hash?.equals(t.hash) === true)).toBe(false);
    const history = JSON.stringify(await app.db.selectFrom('history_entry').selectAll().execute());
    for (const p of [...parties, ...responses]) expect(history.includes(p.id)).toBe(false);
    // Written by different transactions: their numbers do not match either.
    const numbers = async (table: string): Promise<string[]> => (await app.db.selectFrom(table as 'survey_party').select((e) => e.cast<string>(e.ref('xmin' as never), 'text').as('x')).where('survey_id', '=', id).execute()).map((r) => r.x);
    const [a, b] = [await numbers('survey_response'), await numbers('survey_party')];
    expect(a.filter((x) => b.includes(x))).toEqual([]);
    await expect(app.db.updateTable('survey_response').set({ party_id: parties[0]!.id }).where('id', '=', responses[0]!.id).execute()).rejects.toThrow('cannot name its party');
    await expect(app.db.updateTable('survey').set({ anonymous: false }).where('id', '=', id).execute()).rejects.toThrow('cannot change');

    await desk(slug, 'end', { sure: 'on' });
    expect(await app.db.selectFrom('survey_link').selectAll().where('party_id', 'in', parties.map((p) => p.id)).execute()).toEqual([]);
    expect(new Set(await numbers('survey_party')).size).toBe(1);
    expect(await (await app.request(at)).text()).toContain('Ihre Antworten sind angekommen');
  });

  test('who has begun keeps their link alone; without a mail server no link is mailed', async () => {
    const { id, slug } = await buildSurvey(app.db, { openLink: false, parties: [party(1)] });
    expect((await desk(slug, 'invite')).status).toBe(404);
    expect(await page(slug, 'parties')).toContain('Mails gehen hier nicht hinaus');
    expect(await mails()).toEqual([]);
    expect(await progress(id)).toEqual(['none']);
  });
});

describe('the list of parties', () => {
  const upload = async (slug: string, text: string) => {
    const body = new FormData();
    body.set('file', new File([text], 'liste.csv', { type: 'text/csv' }));
    return app.request(`/de/desk/surveys/${slug}/parties/import`, { method: 'POST', body, as: coordinator, headers: { origin: 'http://localhost:3000', host: 'localhost:3000' } });
  };

  test('is previewed, with what is wrong and what is there already, before anything is written', async () => {
    const { id, slug } = await buildSurvey(app.db, { draft: true, parties: [party(1)] });
    const csv = 'Einrichtung;Art;Person;E-Mail;Sprache\nSchule 1;Schule;;SCHULE1@example.org;\nVerein Ü;Kita;Frau Ä;ue@example.org;arabisch\nChor;Verein;;chor@example.org;Türkisch\nAmt;Verwaltung;;kaputt;\n=Böse();Verein;;;\n';
    const preview = await (await upload(slug, csv)).text();
    expect(preview).toContain('3 neu, 1 schon da, 1 fehlerhaft');
    expect(preview).toContain('E-Mail-Adresse: Das ist keine vollständige E-Mail-Adresse');
    expect(await progress(id)).toHaveLength(1);
    const list = /name="list" value="([^"]+)"/.exec(preview)?.[1] as string;
    expect((await desk(slug, 'parties/import/confirm', { list })).status).toBe(303);
    expect((await desk(slug, 'parties/import/confirm', { list })).status).toBe(303);
    const rows = await app.db.selectFrom('survey_party').select(['institution', 'locale']).where('survey_id', '=', id).orderBy('institution').execute();
    expect(rows).toHaveLength(4);
    expect(['Verein Ü', 'Chor'].map((name) => rows.find((r) => r.institution === name)?.locale)).toEqual(['ar', 'de']);
    // A kind that the register of contacts knows has its name in every language.
    const kinds = await app.db.selectFrom('survey_kind').select('title').where('survey_id', '=', id).execute();
    expect(kinds.map((k) => k.title.texts['en']?.text)).toEqual(expect.arrayContaining(['Day care', undefined]));
    expect((await upload(slug, 'Name\nx\n')).status).toBe(422);
    expect((await desk(slug, 'parties/import/confirm', { list: 'Unsinn' })).status).toBe(422);
  });

  test('one by one: who is there already is refused, and what was typed stays', async () => {
    const { slug } = await buildSurvey(app.db, { draft: true });
    expect((await desk(slug, 'parties', { institution: 'Haus der Jugend', kind: 'Verein', email: 'haus@example.org', locale: 'de' })).status).toBe(303);
    const again = await desk(slug, 'parties', { institution: 'Haus', kind: 'Verein', email: 'haus@example.org', locale: 'de' });
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('value="haus@example.org"');
    const id = /parties\/([0-9a-f-]{36})\/remove/.exec(await page(slug, 'parties'))?.[1] as string;
    expect((await desk(slug, `parties/${id}/remove`)).status).toBe(303);
    expect(await page(slug, 'parties')).not.toContain('Haus der Jugend');
  });

  test('only those who run surveys see it', async () => {
    const { slug, processId } = await buildSurvey(app.db, { parties: [party(1)] });
    for (const role of ['moderator', 'officer', 'administrator'] as const) expect((await app.request(`/de/desk/surveys/${slug}/parties`, { as: await app.signIn(role) })).status).toBe(403);
    expect((await app.request(`/de/desk/surveys/${slug}/parties`)).status).not.toBe(200);
    const own = await app.signIn('coordinator', { kind: 'process', id: processId });
    expect((await app.request(`/de/desk/surveys/${slug}/parties`, { as: own })).status).toBe(200);
    const { slug: other } = await buildSurvey(app.db);
    expect((await app.request(`/de/desk/surveys/${other}/parties`, { as: own })).status).toBe(403);
  });
});

describe('letters of the register of contacts', () => {
  const recipient = (n: number) => ({ id: `r${n}`, institution: `Verein ${n}`, kind: 'association' as const, person: 'Frau B', email: n === 1 ? 'b@example.org' : '', language: 'de' });

  test('lead to a named survey by a link of their own, also when they are made again', async () => {
    const { id, slug } = await buildSurvey(app.db, { anonymous: false, openLink: false, parties: [party(1)] });
    const first = await surveyTarget.linksFor(app.db, slug, [recipient(1), recipient(2)]);
    const again = await surveyTarget.linksFor(app.db, slug, [recipient(1), recipient(2)]);
    expect(await (await app.request(`/de${first?.get('r2')}`)).text()).toContain('Verein 2');
    expect((await app.request(`/de${again?.get('r1')}`)).status).toBe(200);
    expect(await progress(id)).toHaveLength(3);
  });

  test('lead to an anonymous survey by its open link alone, or not at all', async () => {
    const open = await buildSurvey(app.db);
    const closed = await buildSurvey(app.db, { openLink: false, parties: [party(1)] });
    expect(await surveyTarget.linksFor(app.db, open.slug, [recipient(1)])).toEqual(new Map([['r1', `/surveys/${open.slug}/take`]]));
    expect(await surveyTarget.linksFor(app.db, closed.slug, [recipient(1)])).toBeNull();
    expect((await surveyTarget.options(app.db)).map((o) => o.key)).not.toContain(closed.slug);
  });
});
