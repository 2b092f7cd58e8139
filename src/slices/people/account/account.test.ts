import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '../../../kernel/actor.ts';
import { localized } from '../../../kernel/localized.ts';
import { write } from '../../../platform/database/write.ts';
import { cookiesOf, openMail, people, signInByCode, type People } from '../../../../test/people.ts';
import { verifyChain } from '../../thread/public.ts';
import { addAccount, createDepartment } from '../public.ts';

let site: People;
beforeAll(async () => {
  site = await people();
  await write(site.app.db, (tx) => addAccount(tx, system('test'), { name: 'Erste Administratorin', email: 'admin@example.org', locale: 'de', grants: [{ role: 'administrator', scope: 'all', scopeId: null }] }));
});
afterAll(() => site.drop());

async function signedIn(email: string): Promise<string> {
  await site.app.request('/de/sign-in', { form: { email } });
  return cookiesOf(await signInByCode(site, email, (await openMail(site, email)).code));
}

test('a person changes name and language, and a name too long comes back as typed', async () => {
  const cookie = await site.app.signIn();
  const saved = await site.app.request('/de/account/edit', { as: cookie, form: { name: '  Ada\u202E Lovelace ', locale: 'en' } });
  expect(saved.headers.get('location')).toBe('/de/account?saved=1');
  expect(await (await site.app.request('/de/account', { as: cookie })).text()).toContain('value="Ada Lovelace"');
  const refused = await site.app.request('/de/account/edit', { as: cookie, form: { name: 'x'.repeat(121), locale: 'en' } });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain(`value="${'x'.repeat(121)}"`);
});

test('"my data" holds everything about the person and no key or hash', async () => {
  const department = await write(site.app.db, (tx) => createDepartment(tx, system('test'), { name: localized('Fachbereich Jugend') }));
  const scopeId = department.ok ? department.value.id : '';
  await write(site.app.db, (tx) => addAccount(tx, system('test'), { name: 'Olga Officer', email: 'olga@example.org', locale: 'en', grants: [{ role: 'officer', scope: 'department', scopeId }] }));
  const response = await site.app.request('/account/data.json', { as: await signedIn('olga@example.org') });
  expect(response.headers.get('content-disposition')).toContain('attachment');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const data = (await response.json()) as Record<string, unknown>;
  expect(data).toMatchObject({ account: { name: 'Olga Officer', email: 'olga@example.org' }, roles: [{ role: 'officer', scopeId }], passkeys: [], sessions: [{ device: '–' }] });
  expect(JSON.stringify(data)).not.toMatch(/hash|salt|public_key/);
});

test('deleting an account takes name, mail, keys, sessions and roles; the history stays whole and says so', async () => {
  await write(site.app.db, (tx) => addAccount(tx, system('test'), { name: 'Gerda Geht', email: 'gerda@example.org', locale: 'de', grants: [{ role: 'coordinator', scope: 'all', scopeId: null }] }));
  const { id } = await site.app.db.selectFrom('account').select('id').where('email', '=', 'gerda@example.org').executeTakeFirstOrThrow();
  const cookie = await signedIn('gerda@example.org');
  await site.app.db.insertInto('passkey').values({ id: crypto.randomUUID(), account_id: id, credential_id: 'x', public_key: Buffer.from('x'), name: 'Diensthandy' }).execute();
  expect((await site.app.request('/de/account/delete', { as: cookie })).status).toBe(200);
  const unsure = await site.app.request('/de/account/delete', { as: cookie, form: {} });
  expect(unsure.status).toBe(422);
  expect((await site.app.request('/de/account', { as: cookie })).status).toBe(200);
  const done = await site.app.request('/de/account/delete', { as: cookie, form: { confirm: '1' } });
  expect(done.headers.get('location')).toBe('/de/account/deleted');
  expect((await site.app.request('/de/account', { as: cookie })).status).toBe(302);
  const everything = await dump();
  expect(everything).not.toMatch(/Gerda|gerda|Diensthandy/);
  expect(everything).toContain(id);
  const history = await site.app.db.selectFrom('history_entry').leftJoin('history_value', 'entry_id', 'id').select(['action', 'values']).where('subject_id', '=', id).where('action', '=', 'role.granted').execute();
  expect(history).toEqual([{ action: 'role.granted', values: null }]);
  expect((await verifyChain(site.app.db)).findings).toEqual([]);
  await site.app.request('/de/sign-in', { form: { email: 'gerda@example.org' } });
  await site.work();
  expect((await site.app.db.selectFrom('sign_in_code').selectAll().where('account_id', '=', id).execute())).toEqual([]);
});

test('the last administrator can neither delete the account nor give the role away', async () => {
  const cookie = await signedIn('admin@example.org');
  const refused = await site.app.request('/de/account/delete', { as: cookie, form: { confirm: '1' } });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('Das ist das letzte Konto');
  const { id: grant, account_id: account } = await site.app.db.selectFrom('role_grant').select(['id', 'account_id']).where('role', '=', 'administrator').where('revoked_at', 'is', null).executeTakeFirstOrThrow();
  const kept = await site.app.request(`/de/people/${account}/revoke`, { as: cookie, form: { grant } });
  expect(kept.status).toBe(409);
});

test('of two administrators who remove each other at the same time, one stays', async () => {
  const added = await write(site.app.db, (tx) => addAccount(tx, system('test'), { name: 'Zweite', email: 'zwei@example.org', locale: 'de', grants: [{ role: 'administrator', scope: 'all', scopeId: null }] }));
  expect(added.ok).toBe(true);
  const [first, second] = [await signedIn('admin@example.org'), await signedIn('zwei@example.org')];
  await Promise.all([first, second].map((as) => site.app.request('/de/account/delete', { as, form: { confirm: '1' } })));
  const left = await site.app.db.selectFrom('role_grant').select('id').where('role', '=', 'administrator').where('revoked_at', 'is', null).execute();
  expect(left).toHaveLength(1);
});

/** Every table of the slice and the history, as text. */
async function dump(): Promise<string> {
  const tables = ['account', 'session', 'passkey', 'identity', 'role_grant', 'sign_in_code', 'history_entry', 'history_value'] as const;
  return JSON.stringify(await Promise.all(tables.map((table) => site.app.db.selectFrom(table).selectAll().execute())));
}
