import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { contactRetention } from '../jobs.ts';
import { createContact } from '../register/commands.ts';
import { contactById } from '../register/queries.ts';
import { ENTRY_FIELDS, KINDS, LANGUAGES, PURPOSES, type Entry } from '../rules.ts';
import { CHOOSABLE, mergedEntry, pairsIn, unmergedEntry, whySame } from './rules.ts';

const text = fc.constantFrom('', 'Haus Ähre', 'Haus Aehre e. V.', 'Kita Sonne', 'x');
const day = fc.constantFrom('2024-01-31', '2025-06-30', '2026-02-28');
const entry: fc.Arbitrary<Entry> = fc
  .record({
    institution: text, kind: fc.constantFrom(...KINDS), function: text, person: fc.constantFrom('', 'Aylin Kaya', 'Kaya, Dr. Aylin', 'Jan Petersen'), email: fc.constantFrom('', 'a@example.org', 'b@example.org'), phone: text, street: text, postalCode: text, town: fc.constantFrom('', 'Laatzen', 'Hannover'), country: text,
    municipality: fc.constantFrom(null, '03241001'), language: fc.constantFrom(...LANGUAGES), source: text, purposes: fc.subarray([...PURPOSES], { minLength: 1 }), checkedOn: day, consent: fc.option(day, { nil: null }), staysUntil: fc.option(day, { nil: null }),
  })
  .map(({ consent, ...e }): Entry => ({ ...e, ground: consent === null ? 'public_task' : 'consent', consentOn: consent, consentHow: consent === null ? null : 'written', consentVersions: consent === null ? {} : { news: 1 } }));
const choice = fc.record(Object.fromEntries(CHOOSABLE.map((f) => [f, fc.constantFrom('kept' as const, 'gone' as const, null)])) as Record<(typeof CHOOSABLE)[number], fc.Arbitrary<'kept' | 'gone' | null>>);
const consistent = (e: Entry): boolean => (e.ground === 'consent') === (e.consentOn !== null && e.consentHow !== null);

describe('merging two entries', () => {
  test('undone at once gives back what was there, whatever was chosen', () => {
    fc.assert(fc.property(entry, entry, choice, (kept, gone, chosen) => {
      const merged = mergedEntry(kept, gone, chosen);
      expect(unmergedEntry(kept, merged, merged)).toEqual(kept);
      expect(consistent(merged)).toBe(true);
    }));
  });

  test('takes every field from one of the two, and nothing that was there is lost by default', () => {
    fc.assert(fc.property(entry, entry, choice, (kept, gone, chosen) => {
      const merged = mergedEntry(kept, gone, chosen);
      for (const f of ENTRY_FIELDS) expect([kept[f], gone[f]]).toContainEqual(merged[f]);
      const plainly = mergedEntry(kept, gone, {});
      for (const f of ['institution', 'person', 'email', 'phone', 'street'] as const) expect(plainly[f] === '').toBe(kept[f] === '' && gone[f] === '');
    }));
  });

  test('undone later keeps what somebody changed meanwhile, and a ground never loses its consent', () => {
    fc.assert(fc.property(entry, entry, choice, entry, fc.subarray([...ENTRY_FIELDS]), (kept, gone, chosen, other, changed) => {
      const merged = mergedEntry(kept, gone, chosen);
      const groups = changed.some((f) => f === 'ground' || f.startsWith('consent')) ? [...changed, 'ground', 'consentOn', 'consentHow', 'consentVersions'] : changed;
      const now = { ...merged, ...Object.fromEntries(groups.map((f) => [f, other[f as keyof Entry]])) } as Entry;
      const undone = unmergedEntry(kept, merged, now);
      for (const f of ENTRY_FIELDS) if (JSON.stringify(now[f]) !== JSON.stringify(merged[f])) expect(undone[f]).toEqual(now[f]);
      expect(consistent(undone)).toBe(true);
    }));
  });
});

describe('what looks like a duplicate', () => {
  const base: Entry = { institution: 'Kulturhaus Ähre', kind: 'culture', function: '', person: '', email: '', phone: '', street: '', postalCode: '', town: 'Laatzen', country: '', municipality: null, language: 'de', source: 'x', purposes: ['news'], checkedOn: '2026-01-01', ground: 'public_task', consentOn: null, consentHow: null, consentVersions: {}, staysUntil: null };
  const is = (a: Partial<Entry>, b: Partial<Entry>) => whySame({ ...base, ...a }, { ...base, ...b });
  test.each([
    [{}, { institution: 'Kulturhaus Aehre e.V.' }, ['institution']],
    [{ person: 'Dr. Aylin Kaya' }, { person: 'Kaya, Aylin', institution: '' }, ['person']],
    [{ email: 'a@example.org', institution: 'Eins' }, { email: 'a@example.org', institution: 'Zwei ganz anders' }, ['mail']],
    [{ person: 'Aylin Kaya' }, { person: 'Jan Petersen' }, []],
    [{}, { town: 'Hannover' }, []],
    [{ person: 'Aylin Kaya', institution: 'Kita Sonne' }, { person: 'Aylin Kaya', institution: 'Polizei Hannover' }, []],
    [{ email: 'info@example.org', person: 'Aylin Kaya' }, { email: 'info@example.org', person: 'Jan Petersen' }, []],
    [{ email: 'info@example.org', person: 'Jörg Müller' }, { email: 'info@example.org', person: 'J. Mueller' }, ['mail', 'institution']],
    [{ person: 'Herr Müller' }, { person: 'Jörg Müller' }, ['institution']],
    [{ person: 'J. Müller' }, { person: 'J. Meyer' }, []],
  ])('%o and %o: %o', (a, b, why) => expect(is(a, b)).toEqual(why));

  test('is found by comparing all with all, too, and thousands stay quick', () => {
    fc.assert(fc.property(fc.array(entry, { maxLength: 12 }), (list) => {
      const entries = list.map((e, i) => ({ ...e, id: `id${String(i).padStart(2, '0')}` }));
      const every = entries.flatMap((a, i) => entries.slice(i + 1).filter((b) => whySame(a, b).length > 0).map((b) => `${a.id}/${b.id}`));
      expect(pairsIn(entries).map((p) => `${p.one}/${p.other}`).sort()).toEqual(every.sort());
    }));
    const many = Array.from({ length: 5_000 }, (_, i) => ({ ...base, id: `c${i}`, institution: `Verein Nummer ${i * 7919} ${String.fromCharCode(97 + (i % 26)).repeat(5)}`, email: `v${i >> 1}@example.org`, person: '' }));
    const from = performance.now();
    expect(pairsIn(many).filter((p) => p.why.includes('mail'))).toHaveLength(2_500);
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});

describe('in the program', () => {
  let app: TestApp;
  let as: string;
  beforeAll(async () => { app = await testApp(); as = await app.signIn('coordinator'); });
  afterAll(() => app.drop());
  const person: Entry = { institution: 'Verein Brücke', kind: 'association', function: '', person: '', email: 'info@bruecke.example', phone: '', street: '', postalCode: '', town: '', country: '', municipality: null, language: 'de', source: 'Liste', purposes: ['news'], checkedOn: '2026-01-01', ground: 'public_task', consentOn: null, consentHow: null, consentVersions: {}, staysUntil: null };
  const add = async (e: Partial<Entry>) => valueOf(await write(app.db, (tx) => createContact(tx, system('test'), { ...person, ...e, purposes: [...(e.purposes ?? person.purposes)] }))).id;
  const entryOf = async (id: string) => { const { id: _, version: __, ...e } = (await contactById(app.db, id)) as NonNullable<Awaited<ReturnType<typeof contactById>>>; return e; };

  test('a pair is suggested with its reason, compared side by side, merged, and taken apart again', async () => {
    const [kept, gone] = [await add({ phone: '0511 1' }), await add({ institution: 'Verein Bruecke e.V.', street: 'Weg 1', phone: '0511 2', checkedOn: '2026-05-05' })];
    const before = [await entryOf(kept), await entryOf(gone)];
    const list = await (await app.request('/de/desk/contacts/duplicates', { headers: { cookie: as } })).text();
    expect(list).toContain('gleiche E-Mail, ähnlicher Name');
    const page = await (await app.request(`/de/desk/contacts/duplicates/${kept}/${gone}`, { headers: { cookie: as } })).text();
    expect(page).toContain('name="phone" value="gone"');
    const merge = { keptVersion: '1', goneVersion: '1', phone: 'gone' };
    expect((await app.request(`/de/desk/contacts/duplicates/${kept}/${gone}`, { as, form: { ...merge, goneVersion: '7' } })).status).toBe(409);
    expect((await app.request(`/de/desk/contacts/duplicates/${kept}/${gone}`, { as, form: merge })).status).toBe(303);
    expect(await entryOf(kept)).toMatchObject({ institution: 'Verein Brücke', phone: '0511 2', street: 'Weg 1', checkedOn: '2026-05-05' });
    expect((await app.request(`/de/desk/contacts/${gone}`, { headers: { cookie: as } })).status).toBe(404);
    expect((await app.request(`/de/desk/contacts/${gone}/unmerge`, { as, form: {} })).status).toBe(303);
    expect([await entryOf(kept), await entryOf(gone)]).toEqual(before);
    expect((await app.request(`/de/desk/contacts/${gone}/unmerge`, { as, form: {} })).status).toBe(404);
  });

  test('two that are not the same are suggested no more', async () => {
    await app.db.deleteFrom('contact').execute();
    const [a, b] = [await add({}), await add({})];
    expect((await app.request(`/de/desk/contacts/duplicates/${a}/${b}/distinct`, { as, form: {} })).status).toBe(303);
    expect(await (await app.request('/de/desk/contacts/duplicates', { headers: { cookie: as } })).text()).toContain('Nichts sieht doppelt aus');
  });

  test('after thirty days a merge stays, and what was sent to the other is the one’s', async () => {
    await app.db.deleteFrom('contact').execute();
    const [first, second, third] = [await add({}), await add({}), await add({})];
    const join = (kept: string, gone: string, keptVersion: string, goneVersion = '1') => app.request(`/de/desk/contacts/duplicates/${kept}/${gone}`, { as, form: { keptVersion, goneVersion } });
    expect([(await join(second, first, '1')).status, (await join(third, second, '1', '2')).status]).toEqual([303, 303]);
    await app.db.updateTable('contact_merge').set({ merged_at: new Date(Date.now() - 31 * 86_400_000) }).execute();
    for (const k of contactRetention) await k.remove(app.db, new Date(Date.now() - k.days * 86_400_000));
    expect(await app.db.selectFrom('contact').select('id').execute()).toEqual([{ id: third }]);
  });
});
