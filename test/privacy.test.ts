import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '../demo/load.ts';
import { kindOf, linksOf } from '../e2e/crawl.ts';
import { createApp } from '../src/app.tsx';
import type { Actor } from '../src/kernel/actor.ts';
import { newId } from '../src/kernel/ids.ts';
import { LOCALES } from '../src/kernel/locale.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import { readConfig } from '../src/platform/config.ts';
import { write } from '../src/platform/database/write.ts';
import { keyFolder } from '../src/platform/keys.ts';
import { Assets } from '../src/platform/web/assets.ts';
import type { Env } from '../src/platform/web/env.ts';
import { addProgressNote } from '../src/slices/concept/public.ts';
import { addAccount } from '../src/slices/people/public.ts';
import { allProcesses, createSubmission, publishSubmission, withholdSubmission } from '../src/slices/participation/public.ts';
import { nodesOfKind } from '../src/slices/thread/public.ts';
import { buildBallot, castWith, closeNow } from './ballots.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';

/** A mark no other text contains; each is planted in one place where a person can be entered. */
const MARK = 'Quastenflosser';
const BASE = 'http://localhost:3000';
const PAGES_OF_A_KIND = { de: 30, other: 3, query: 2 };

const dir = mkdtempSync(join(tmpdir(), 'miteinander-privacy-'));
const config = readConfig({ DATA_DIR: dir, BASE_URL: BASE });
let database: FreshDatabase;
let app: Hono<Env>;
const planted: string[] = [];
/** What everybody can read, by address. */
const representations = new Map<string, string>();

/** The page of the measure on which a planted person wrote. */
let noted = '';
const mark = (where: string): string => {
  const value = `${MARK}${where}`;
  planted.push(value);
  return value;
};

beforeAll(async () => {
  database = await freshDatabase();
  await loadDemo(database.db, config);
  app = createApp({ db: database.db, config, assets: new Assets(new Map(), {}), cache: null });
  await plant();
  await plantInColumns();
  await readEverything();
}, 300_000);

afterAll(async () => {
  await database.drop();
  rmSync(dir, { recursive: true, force: true });
});

/** People in every place that takes one, who also did things that are public. */
async function plant(): Promise<void> {
  const { db } = database;
  await write(db, async (tx) => {
    const name = mark('Konto');
    const email = `${mark('post')}@example.org`.toLowerCase();
    const { id } = valueOf(await addAccount(tx, { kind: 'system', name: 'test' }, { name, email, locale: 'de', grants: [{ role: 'coordinator', scope: 'all', scopeId: null }], invented: false }));
    const coordinator: Actor = { kind: 'account', id, name, grants: [{ role: 'coordinator', scope: 'all', scopeId: null }], sessionId: id };
    const process = (await allProcesses(tx)).find((p) => p.call === 'open');
    const content = { processId: process?.id ?? '', language: 'de', topicId: null, municipality: null, channel: 'online' as const, helped: true };
    const contact = (where: string) => ({ email: `${mark(`mail${where}`)}@example.org`.toLowerCase(), name: mark(`Name${where}`), locale: 'de' });
    const shown = valueOf(await createSubmission(tx, coordinator, { ...content, text: 'Bänke an jeder Haltestelle, damit man sich treffen kann.', contact: contact('Gezeigt') }));
    valueOf(await publishSubmission(tx, coordinator, shown.id));
    const held = valueOf(await createSubmission(tx, coordinator, { ...content, text: `Die Nachbarin ${mark('Zurueckgehalten')} grüßt nie.`, contact: contact('Zurueckgehalten') }));
    valueOf(await withholdSubmission(tx, coordinator, held.id, { version: 1, reason: mark('Grund') }));
    const once = valueOf(await createSubmission(tx, coordinator, { ...content, text: `Frau ${mark('ErstGezeigt')} hilft im Treff.` }));
    valueOf(await publishSubmission(tx, coordinator, once.id));
    valueOf(await withholdSubmission(tx, coordinator, once.id, { version: 2, reason: mark('SpaeterGrund') }));
    valueOf(await createSubmission(tx, coordinator, { ...content, text: `Noch nicht gelesen: ${mark('Ungelesen')}.`, contact: contact('Ungelesen') }));
    const measure = (await nodesOfKind(tx, 'measure')).find((node) => node.visible);
    noted = `/de${measure?.href ?? ''}`;
    valueOf(await addProgressNote(tx, coordinator, measure?.id ?? '', { date: '2026-09-01', text: localized('Die Bänke stehen.'), departmentId: null }));
  });
  await reportBarrier();
}

/** The feedback form of the accessibility statement, as people send it. */
async function reportBarrier(): Promise<void> {
  const body = new URLSearchParams({ page: `/de/${mark('Seite')}`, message: `Ich bin ${mark('Barriere')}`, reply_contact: mark('Antwort') });
  const answer = await app.request('/de/accessibility/report', { method: 'POST', body, headers: { origin: BASE, host: 'localhost:3000' } });
  expect(answer.status).toBe(303);
}

/** Where commands need more than this test has at hand: the columns themselves. */
async function plantInColumns(): Promise<void> {
  const { db } = database;
  await sql`update account set name = ${mark('Alle')} || left(id::text, 8), email = lower(${mark('alle')} || left(id::text, 8) || '@example.org') where closed_at is null and name not like ${`${MARK}%`}`.execute(db);
  // Signed assessments do not change; here they do, so that the published ones hold a note.
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`update assessment_answer set internal_note = ${mark('Intern')}`.execute(tx);
  });
  // Members without a mandate who did not agree, and whoever applied to take part; jurors and answers are nobody's to read either.
  await sql`update body_member set name = ${mark('Mitglied')} || left(id::text, 8) where not mandate and consent_on is null`.execute(db);
  await sql`update membership_applicant set name = ${mark('Bewerbung')} || left(application_id::text, 8), email = lower(${mark('bewirbt')} || '@example.org'), phone = ${mark('Rufnummer')}, needs = ${mark('Braucht')}`.execute(db);
  await sql`update membership_answer set text = ${mark('Antworttext')}`.execute(db);
  await sql`update event_registration_contact set name = ${mark('Gast')} || left(registration_id::text, 8), email = lower(${mark('gast')} || '@example.org'), phone = ${mark('Telefon')}, names = ${mark('Begleitung')}, note = ${mark('Bedarf')}`.execute(db);
  await sql`update event_stall_contact set name = ${mark('Stand')} || left(stall_id::text, 8), email = lower(${mark('stand')} || '@example.org'), phone = ${mark('Standtelefon')}`.execute(db);
  await sql`update event_stall set shows = ${mark('Wartestand')} || left(id::text, 8) where state <> 'accepted'`.execute(db);
  await sql`update event_stall set reason = ${mark('Standgrund')} where state = 'declined'`.execute(db);
  // What the demonstration encloses makes room for what is planted.
  for (const table of ['submission_group', 'submission_attachment', 'submission_recording', 'submission_scan']) await sql`delete from ${sql.table(table)}`.execute(db);
  // Beside what is shown: a name its group keeps to itself, files nobody has looked at, a withheld one, a draft.
  await sql`insert into file (sha256, media_type, size) values (repeat('c', 64), 'image/jpeg', 1) on conflict do nothing`.execute(db);
  await sql`insert into submission_group (submission_id, name, name_public, withheld, people) select id, ${mark('Gruppe')} || left(id::text, 8), number % 2 = 0, true, 7 from submission where state <> 'withdrawn'`.execute(db);
  await sql`insert into submission_attachment (id, submission_id, position, file, caption, state) select gen_random_uuid(), id, 1, repeat('c', 64), ${mark('Anlage')} || left(id::text, 8), case when state = 'published' then (array['waiting', 'withheld'])[1 + number % 2] else 'shown' end from submission where state <> 'withdrawn'`.execute(db);
  await sql`insert into submission_recording (submission_id, file) select id, repeat('c', 64) from submission where state <> 'withdrawn'`.execute(db);
  await sql`insert into submission_scan (submission_id, file) select id, repeat('c', 64) from submission where state <> 'withdrawn'`.execute(db);
  await sql`insert into submission_draft (code_hash, process_id, text, language) select 'x', id, ${mark('Entwurf')}, 'de' from process limit 1`.execute(db);
  await sql`update barrier_report set note = ${mark('Vermerk')}`.execute(db);
  await sql`insert into follower (id, token, node_id, email, locale, confirmed_on) select gen_random_uuid(), substr(${mark('FolgtAAAAAAAAAAA')}, 4, 22), id, lower(${mark('folgt')} || '@example.org'), 'de', current_date from process where published_on is not null limit 1`.execute(db);
  await sql`insert into follower_mail (id, email, news, made_on) values (gen_random_uuid(), lower(${mark('schreibtan')} || '@example.org'), '[]', current_date)`.execute(db);
  await sql`insert into desk_digest (account_id, rhythm, token) select id, 'day', substr(${mark('WartetAAAAAAAAAA')}, 4, 22) from account limit 1`.execute(db);
  // Good practice that nobody has looked at, and the address left with what was published.
  const told = (title: string) => JSON.stringify({ title, organisation: title, kind: 'project', language: 'de', note: title, goal: null, worked: null, targetGroup: null, place: null, sinceYear: null, partners: [], amountEur: null, funding: null, contact: null, field: null });
  await sql`insert into practice_offer (id, code_hash, locale, content, email, received_on, touched_on) values (gen_random_uuid(), 'a', 'de', ${told(mark('Eingereicht'))}::jsonb, lower(${mark('reichtein')} || '@example.org'), current_date, current_date)`.execute(db);
  await sql`insert into practice_offer (id, code_hash, locale, state, practice_id, content, email, reply, received_on, touched_on) select gen_random_uuid(), 'b', 'de', 'published', id, ${told(mark('Erstfassung'))}::jsonb, lower(${mark('veroeffentlicht')} || '@example.org'), ${mark('Rueckfrage')}, current_date, current_date from practice limit 1`.execute(db);
  await sql`insert into office_advice (id, given_on, department_id, topic, note) select gen_random_uuid(), current_date, id, 'law', ${mark('Beratung')} from department limit 1`.execute(db);
  await sql`insert into session (token_hash, id, account_id, expires_at, device) select 'x', gen_random_uuid(), id, now() + interval '1 day', ${mark('Geraet')} from account limit 1`.execute(db);
  await sql`insert into passkey (id, account_id, credential_id, public_key, name) select gen_random_uuid(), id, ${mark('Kennung')}, 'x', ${mark('Schluessel')} from account limit 1`.execute(db);
  // Outside a demonstration nobody lists accounts.
  await sql`update instance set demo = false`.execute(db);
}

async function read(path: string): Promise<string | null> {
  const known = representations.get(path);
  if (known !== undefined) return known;
  const answer = await app.request(path, { headers: { accept: '*/*' } });
  const text = await answer.text();
  expect(answer.status, `${path}\n${text.slice(0, 300)}`).toBeLessThan(500);
  if (answer.status !== 200) return null;
  representations.set(path, text);
  return text;
}

async function readEverything(): Promise<void> {
  const map = (await read('/sitemap.xml')) ?? '';
  const mapped = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => (m[1] as string).replace(BASE, ''));
  await follow([noted, ...LOCALES.map((l) => `/${l}`), ...mapped]);
  for (const path of ['/openapi.json', '/health', '/robots.txt', '/site.webmanifest', '/.well-known/security.txt', '/territory.geojson']) await read(path);
  await readData();
}

/** Follows every link of this site; of the German pages nearly all, of the other languages some of each kind. */
async function follow(queue: string[]): Promise<void> {
  const seen = new Set(queue);
  const kinds = new Map<string, number>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const kind = kindOf(path);
    const most = path.includes('?') ? PAGES_OF_A_KIND.query : path.startsWith('/de/') ? PAGES_OF_A_KIND.de : PAGES_OF_A_KIND.other;
    const count = kinds.get(kind) ?? 0;
    if (count >= most) continue;
    const text = await read(path);
    if (text === null) continue;
    kinds.set(kind, count + 1);
    for (const link of linksOf(text, BASE, path)) {
      if (seen.has(link)) continue;
      seen.add(link);
      queue.push(link);
    }
  }
}

/** Everything `/openapi.json` describes, with the parameters that pages have. */
async function readData(): Promise<void> {
  const { paths } = JSON.parse((await read('/openapi.json')) ?? '{}') as { paths: Record<string, { get: { security?: unknown } }> };
  const pages = [...representations.keys()].filter((p) => p.startsWith('/de/')).map((p) => p.slice(3).split('?')[0] as string);
  for (const [described, { get }] of Object.entries(paths)) {
    // What is for staff alone is not everybody's: it must refuse.
    if (get.security !== undefined) {
      expect(await read(described), described).toBeNull();
      continue;
    }
    const [, template, ending] = /^(.*)\.(json|csv)$/.exec(described) ?? [];
    const real = realPaths(template as string, pages).slice(0, 40);
    let found = 0;
    for (const path of real) if ((await read(`${path}.${ending}?pageSize=500`)) !== null) found += 1;
    covered.set(described, found);
  }
}

/** Addresses of the kind that pages have; where there is data only, those of the page above it. */
function realPaths(template: string, pages: readonly string[]): string[] {
  if (!template.includes('{')) return [template];
  const pattern = new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);
  const real = [...new Set(pages.filter((p) => pattern.test(p)))];
  const above = /^(.*\})\/(\w+)$/.exec(template);
  return real.length > 0 || above === null ? real : realPaths(above[1] as string, pages).map((p) => `${p}/${above[2]}`);
}

/** Described path → how many real ones answered. */
const covered = new Map<string, number>();

/** Without what differs from one request to the next. */
const timeless = (text: string): string => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '').replace(/"requestId":"[^"]*"/g, '');

async function staffSession(): Promise<string> {
  const id = newId();
  const token = randomBytes(32).toString('base64url');
  await database.db.insertInto('account').values({ id, name: 'Test', email: `${id}@example.org` }).execute();
  for (const role of ['coordinator', 'administrator', 'moderator']) await database.db.insertInto('role_grant').values({ id: newId(), account_id: id, role, scope: 'all', scope_id: null }).execute();
  await database.db.insertInto('session').values({ token_hash: createHash('sha256').update(token).digest(), id: newId(), account_id: id, expires_at: new Date(Date.now() + 3_600_000), device: 'test' }).execute();
  return `session=${token}`;
}

/** Every address in which the text occurs. */
const holding = (text: string): string[] => [...representations].filter(([, body]) => body.toLowerCase().includes(text.toLowerCase())).map(([path]) => path);

describe('what everybody can read', () => {
  test('is really read: pages of every language, threads, histories, all described data', () => {
    expect(representations.size).toBeGreaterThan(300);
    for (const locale of LOCALES) expect([...representations.keys()].filter((p) => p.startsWith(`/${locale}/`)).length, locale).toBeGreaterThan(30);
    expect([...representations.keys()].filter((p) => /^\/de\/thread\/\w+\/[0-9a-f-]{36}$/.test(p)).length).toBeGreaterThan(10);
    expect([...covered].filter(([, found]) => found === 0).map(([path]) => path)).toEqual([]);
    expect(holding('Bänke an jeder Haltestelle').length, 'what is public is found').toBeGreaterThan(2);
    expect(holding('Die Bänke stehen.').length, 'and so is what the planted person did').toBeGreaterThan(0);
  });

  test('holds no name, address, internal note or withheld text', () => {
    expect(planted.length).toBeGreaterThan(15);
    // All of them hold this, tokens that were cut to their length, too: every page is read once instead of once for each.
    const found = holding(MARK.slice(3));
    expect(found.length === 0 ? [] : planted.map((value) => [value, holding(value)] as const).filter(([, where]) => where.length > 0)).toEqual([]);
    expect(found).toEqual([]);
  });

  test('holds nothing of the demonstration\'s withheld contributions either', async () => {
    const { rows } = await sql<{ text: string; reason: string }>`select text, withheld_reason as reason from submission where state = 'withheld'`.execute(database.db);
    expect(rows.length).toBeGreaterThan(2);
    for (const { text, reason } of rows) expect([holding(text.slice(0, 40)), holding(reason.slice(0, 40))]).toEqual([[], []]);
  });

  test('holds nothing of what was cast before a ballot closes, for no role', async () => {
    const { db } = database;
    const keys = keyFolder(config.keysDir);
    const { ballot, codes } = await buildBallot(db, keys, { codes: 5 });
    const staff = await staffSession();
    const look = async (): Promise<string[]> => {
      const paths = ['/ballots.json', '/ballots.csv', `/ballots/${ballot.slug}.json`, '/de', '/de/ballots', `/de/ballots/${ballot.slug}`, `/ar/ballots/${ballot.slug}`, `/de/ballots/${ballot.slug}/recount`, `/ballots/${ballot.slug}/lists/allocations.csv`, `/ballots/${ballot.slug}/lists/receipts.csv`, `/thread/ballot/${ballot.id}.json`, `/de/thread/ballot/${ballot.id}`, `/de/desk/ballots/${ballot.slug}`, `/de/desk/ballots/${ballot.slug}/reconciliation`, `/de/desk/ballots/${ballot.slug}/witnesses`];
      const bodies: string[] = [];
      for (const path of paths) for (const cookie of ['', staff]) bodies.push(`${path} ${cookie === '' ? 'visitor' : 'staff'}\n${await (await app.request(path, { headers: { cookie } })).text().then(timeless)}`);
      return bodies;
    };
    const before = await look();
    for (const code of codes.slice(0, 4)) await castWith(db, keys, ballot, code, [4, 1, 0]);
    const after = await look();
    for (const [index, body] of after.entries()) expect(body).toBe(before[index]);
    await closeNow(db, keys, ballot.id);
    const data = (await (await app.request(`/ballots/${ballot.slug}.json`)).json()) as { options: { dots: number }[] };
    expect(data.options.map((o) => o.dots), 'and all of it afterwards').toEqual([16, 4, 0]);
  });

  test('the planted values do stand in the database, so that finding none means something', async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (select name from account union all select email from submission_contact union all select internal_note from assessment_answer union all select reply_contact from barrier_report union all select name from submission_group union all select caption from submission_attachment union all select text from submission_draft) as v(x)
      where x ilike ${`%${MARK}%`}`.execute(database.db);
    expect(rows[0]?.n).toBeGreaterThan(10);
  });
});
