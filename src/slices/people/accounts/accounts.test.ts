import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLES } from '../../../kernel/actor.ts';
import { system } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized } from '../../../kernel/localized.ts';
import { write } from '../../../platform/database/write.ts';
import { keptMails } from '../../../platform/mail.ts';
import { people, type People } from '../../../../test/people.ts';
import { putNode } from '../../thread/public.ts';
import { createDepartment } from '../public.ts';

let site: People;
let admin: string;
let department: string;
const process = newId();

beforeAll(async () => {
  site = await people();
  admin = await site.app.signIn('administrator');
  const made = await write(site.app.db, (tx) => createDepartment(tx, system('test'), { name: localized('Fachbereich Soziales', 'de', { en: 'Social Affairs' }) }));
  department = made.ok ? made.value.id : '';
  await write(site.app.db, (tx) => putNode(tx, { kind: 'process', id: process, title: localized('Beteiligung 2026'), href: '/processes/beteiligung-2026', visible: true, date: '2026-01-01' }));
});
afterAll(() => site.drop());

const invite = (form: Record<string, string>, as = admin) => site.app.request('/de/people/invite', { as, form: { name: 'Nina Neu', email: 'nina@example.org', locale: 'en', role: 'officer', scope: `department:${department}`, ...form } });

test('an administrator invites somebody, who gets a mail without a secret and has the role', async () => {
  const invited = await invite({});
  const location = invited.headers.get('location') ?? '';
  expect(location).toMatch(/^\/de\/people\/[0-9a-f-]{36}\?done=invited$/);
  await site.work();
  const mail = (await keptMails(site.config)).find((one) => one.to === 'nina@example.org');
  expect(mail?.text).toContain('http://localhost:3000/en/sign-in\n');
  expect(mail?.text).toContain('Hello Nina Neu');
  const page = await (await site.app.request(location, { as: admin })).text();
  expect(page).toContain('Fachbereich Soziales');
  expect(page).toMatch(/Rolle vergeben:.*Mitglied eines Fachbereichs.*von Test administrator/s);
});

test('the same address twice, a wrong scope, a scope that does not exist: refused with what was typed', async () => {
  for (const form of [{}, { email: 'b@example.org', scope: 'all' }, { email: 'c@example.org', scope: `department:${newId()}` }, { email: 'd@example.org', role: 'administrator' }, { email: 'e@example.org', scope: 'everything' }, { email: 'f@example.org', role: 'king' }, { name: '' }]) {
    const refused = await invite(form as Record<string, string>);
    expect([refused.status, form]).toEqual([422, form]);
    expect(await refused.text()).toContain(`value="${(form as { email?: string }).email ?? 'nina@example.org'}"`);
  }
  const made = await site.app.db.selectFrom('account').select('email').where('email', 'in', ['b@example.org', 'c@example.org', 'd@example.org', 'e@example.org', 'f@example.org']).execute();
  expect(made).toEqual([]);
});

test('a moderator can be limited to a process; a role is given once and taken back', async () => {
  await invite({ email: 'mo@example.org', name: 'Mo Derat', role: 'moderator', scope: `process:${process}` });
  const { id } = await site.app.db.selectFrom('account').select('id').where('email', '=', 'mo@example.org').executeTakeFirstOrThrow();
  const granted = await site.app.request(`/de/people/${id}/grant`, { as: admin, form: { role: 'interpreter', scope: 'all' } });
  expect(granted.headers.get('location')).toBe(`/de/people/${id}?done=granted`);
  expect((await site.app.request(`/de/people/${id}/grant`, { as: admin, form: { role: 'interpreter', scope: 'all' } })).status).toBe(422);
  const page = await (await site.app.request(`/de/people/${id}`, { as: admin })).text();
  expect(page).toContain('Beteiligung 2026');
  const grants = await site.app.db.selectFrom('role_grant').select('id').where('account_id', '=', id).where('role', '=', 'interpreter').execute();
  expect(grants).toHaveLength(1);
  await site.app.request(`/de/people/${id}/revoke`, { as: admin, form: { grant: grants[0]?.id ?? '' } });
  expect((await site.app.request(`/de/people/${id}/revoke`, { as: admin, form: { grant: grants[0]?.id ?? '' } })).status).toBe(404);
  expect((await site.app.request(`/de/people/${id}/revoke`, { as: admin, form: { grant: 'x' } })).status).toBe(404);
});

test('a new mail address ends codes to the old one, and must be free', async () => {
  const { id } = await site.app.db.selectFrom('account').select('id').where('email', '=', 'mo@example.org').executeTakeFirstOrThrow();
  await site.app.request('/de/sign-in', { form: { email: 'mo@example.org' } });
  await site.work();
  expect((await site.app.request(`/de/people/${id}/mail`, { as: admin, form: { email: 'nina@example.org' } })).status).toBe(422);
  expect((await site.app.request(`/de/people/${id}/mail`, { as: admin, form: { email: 'moritz@example.org' } })).status).toBe(303);
  expect(await site.app.db.selectFrom('sign_in_code').selectAll().where('account_id', '=', id).execute()).toEqual([]);
});

test('an administrator finds people by name, mail and role, and deletes an account only after confirming', async () => {
  const found = await (await site.app.request('/de/people?q=nina%25', { as: admin })).text();
  expect(found).not.toContain('Nina Neu');
  const list = await (await site.app.request('/de/people?q=NINA@&role=officer&page=x', { as: admin })).text();
  expect(list).toContain('Nina Neu');
  expect(list).not.toContain('Mo Derat');
  const { id } = await site.app.db.selectFrom('account').select('id').where('email', '=', 'nina@example.org').executeTakeFirstOrThrow();
  expect((await site.app.request(`/de/people/${id}/close`, { as: admin, form: {} })).status).toBe(422);
  expect((await site.app.request(`/de/people/${id}/close`, { as: admin, form: { confirm: '1' } })).headers.get('location')).toBe('/de/people');
  expect((await site.app.request(`/de/people/${id}`, { as: admin })).status).toBe(404);
});

test.each(ROLES.filter((role) => role !== 'administrator'))('%s manages neither people nor departments', async (role) => {
  const as = await site.app.signIn(role, role === 'officer' ? { kind: 'department', id: department } : undefined);
  for (const path of ['/de/people', '/de/people/invite', '/de/departments', '/de/departments/new', '/de/departments/fachbereich-soziales']) expect([path, (await site.app.request(path, { as })).status]).toEqual([path, 403]);
  expect((await invite({ email: 'evil@example.org', role: 'administrator', scope: 'all' }, as)).status).toBe(403);
  for (const [path, form] of [['/de/departments/new', { name: 'X' }], ['/de/departments/fachbereich-soziales', { name: 'X', revision: '1' }], ['/de/departments/fachbereich-soziales/active', { active: 'no', revision: '1' }]] as const) expect((await site.app.request(path, { as, form })).status).toBe(403);
});

test('staff pages in Arabic move to English, in easy German to German, and keep their query', async () => {
  expect((await site.app.request('/ar/people?q=a', { as: admin })).headers.get('location')).toBe('/en/people?q=a');
  expect((await site.app.request('/de-simple/departments', { as: admin })).headers.get('location')).toBe('/de/departments');
});

test('departments are made, renamed with a guard against a second editor, and retired', async () => {
  const made = await site.app.request('/de/departments/new', { as: admin, form: { name: 'Team Kultur', name_en: 'Culture Team', name_simple: '', name_ar: '' } });
  expect(made.headers.get('location')).toBe('/de/departments');
  expect((await site.app.request('/de/departments/new', { as: admin, form: { name: 'team  kultur' } })).status).toBe(422);
  expect(await (await site.app.request('/en/departments', { as: admin })).text()).toContain('Culture Team');
  const first = await site.app.request('/de/departments/team-kultur', { as: admin, form: { name: 'Team Kultur und Sport', name_en: 'Culture Team', revision: '1' } });
  expect(first.status).toBe(303);
  const second = await site.app.request('/de/departments/team-kultur', { as: admin, form: { name: 'Team Kunst', revision: '1' } });
  expect(second.status).toBe(409);
  const page = await second.text();
  expect(page).toContain('value="Team Kunst"');
  expect(page).toContain('Team Kultur und Sport');
  expect(page).toMatch(/name="revision"[^>]*value="2"/);
  expect((await site.app.request('/de/departments/team-kultur/active', { as: admin, form: { active: 'no', revision: '2' } })).headers.get('location')).toBe('/de/departments/team-kultur');
  expect(await (await site.app.request('/de/departments', { as: admin })).text()).toContain('inaktiv');
});
