import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '../../../kernel/actor.ts';
import { localized, reworded } from '../../../kernel/localized.ts';
import { write } from '../../../platform/database/write.ts';
import { freshDatabase, type FreshDatabase } from '../../../../test/database.ts';
import { createDepartment, departmentBySlug, departmentList, departmentNamed, renameDepartment, setDepartmentActive, type Department } from '../public.ts';

const actor = system('test');
let fresh: FreshDatabase;
let soziales: Department;

beforeAll(async () => {
  fresh = await freshDatabase();
  const made = await write(fresh.db, (tx) => createDepartment(tx, actor, { name: localized('Fachbereich Soziales', 'de', { en: 'Social Affairs' }) }));
  if (made.ok) soziales = made.value;
});
afterAll(() => fresh.drop());

test('a department is found by slug and by its name in any language, whatever the case', async () => {
  expect(soziales.slug).toBe('fachbereich-soziales');
  for (const text of ['fachbereich-soziales', ' FACHBEREICH  Soziales ', 'social affairs']) expect((await departmentNamed(fresh.db, text))?.id).toBe(soziales.id);
  expect(await departmentNamed(fresh.db, 'Fachbereich Jugend')).toBeUndefined();
});

test('the same name twice is refused, also when two come at once', async () => {
  const again = await write(fresh.db, (tx) => createDepartment(tx, actor, { name: localized('Fachbereich soziales') }));
  expect(again).toMatchObject({ ok: false, problems: [{ code: 'already_taken', field: 'name' }] });
  const twice = await Promise.all([1, 2].map(() => write(fresh.db, (tx) => createDepartment(tx, actor, { name: localized('Team Kultur') }))));
  expect(twice.filter((r) => r.ok)).toHaveLength(1);
});

test('a second editor never overwrites the first, and the slug survives renaming', async () => {
  const name = reworded(soziales.name, 'Fachbereich Soziales und Teilhabe');
  const first = await write(fresh.db, (tx) => renameDepartment(tx, actor, soziales.id, { name, version: soziales.version }));
  const second = await write(fresh.db, (tx) => renameDepartment(tx, actor, soziales.id, { name: reworded(soziales.name, 'Anders'), version: soziales.version }));
  expect([first.ok, second.ok]).toEqual([true, false]);
  expect((await departmentBySlug(fresh.db, 'fachbereich-soziales'))?.name.texts['de']?.text).toBe('Fachbereich Soziales und Teilhabe');
});

test('an inactive department is offered no longer and stays in the list', async () => {
  const now = await departmentBySlug(fresh.db, 'team-kultur');
  const done = await write(fresh.db, (tx) => setDepartmentActive(tx, actor, now?.id ?? '', { active: false, version: now?.version ?? 0 }));
  expect(done.ok).toBe(true);
  expect((await departmentList(fresh.db, { active: true })).map((d) => d.slug)).toEqual(['fachbereich-soziales']);
  expect(await departmentList(fresh.db)).toHaveLength(2);
  const history = await fresh.db.selectFrom('history_entry').select('action').where('subject_kind', '=', 'department').execute();
  expect(history.map((h) => h.action)).toContain('department.deactivated');
});
