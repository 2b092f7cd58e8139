import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestApp } from '../../../../test/app.ts';
import { documentFonts } from '../../../../test/fonts.ts';
import { people, type People } from '../../../../test/people.ts';
import { system } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { workOff } from '../../../platform/jobs.ts';
import { keptMails } from '../../../platform/mail.ts';
import { createProcess } from '../../participation/public.ts';
import { contactRetention } from '../jobs.ts';
import { createContact } from '../register/commands.ts';
import type { Entry } from '../rules.ts';
import { mailingJobs } from './jobs.ts';
import { processTarget } from './targets/queries.ts';
import { addressLines, barsOf, checkDigit, messageFor, readNumber, showNumber } from './rules.ts';

describe('numbers of letters', () => {
  const number = fc.integer({ min: 1_000_001, max: 99_999_999 });
  test('are read as they are printed, with whatever a scanner adds, and a wrong digit is noticed', () => {
    fc.assert(fc.property(number, fc.nat(7), fc.integer({ min: 1, max: 9 }), (n, at, by) => {
      expect([readNumber(showNumber(n)), readNumber(`*${showNumber(n).replace('-', '')}*\r`)]).toEqual([n, n]);
      const digits = [...showNumber(n).replace('-', '')];
      const i = at % digits.length;
      digits[i] = String((Number(digits[i]) + by) % 10);
      expect(readNumber(digits.join(''))).not.toBe(n);
    }));
    expect([readNumber(''), readNumber('abc'), readNumber('123'), checkDigit(629104150021)]).toEqual([null, null, null, 3]);
  });

  test('stand as Code 39: three of nine elements of every sign are wide', () => {
    fc.assert(fc.property(number, (n) => {
      const bars = barsOf(showNumber(n).replace('-', ''));
      const signs = showNumber(n).length - 1 + 2;
      expect(bars).toHaveLength(signs * 10 - 1);
      for (let i = 0; i < signs; i += 1) expect(bars.slice(i * 10, i * 10 + 9).filter((w) => w === 3)).toHaveLength(3);
    }));
    expect(barsOf('').join('')).toBe('1311313111131131311');
  });
});

describe('the wording of one letter', () => {
  const base: Entry = { institution: 'Verein Brücke', kind: 'association', function: 'Vorstand', person: 'Aylin Kaya', email: '', phone: '', street: 'Weg 1', postalCode: '30880', town: 'Laatzen', country: '', municipality: null, language: 'de', source: 'Liste', purposes: ['news'], checkedOn: '2026-01-01', ground: 'public_task', consentOn: null, consentHow: null, consentVersions: {}, staysUntil: null };
  const mailing = { subject: localized('Betreff', 'de', { ar: 'موضوع' }), body: localized('Liebe {institution}\n\nGruß an {person}', 'de', { ar: 'نص' }) };
  test('is in the language of the contact where the office wrote it, else in German', () => {
    expect(messageFor(mailing, base)).toEqual({ locale: 'de', subject: 'Betreff', paragraphs: ['Liebe Verein Brücke', 'Gruß an Aylin Kaya'] });
    expect(messageFor(mailing, { ...base, language: 'ar' })).toMatchObject({ locale: 'ar', subject: 'موضوع' });
    expect(messageFor(mailing, { ...base, language: 'tr' })).toMatchObject({ locale: 'de', subject: 'Betreff' });
  });
  test('has six lines of address at most; the street and the town are never lost', () => {
    expect(addressLines(base)).toEqual(['Verein Brücke', 'Vorstand', 'Aylin Kaya', 'Weg 1', '30880 Laatzen']);
    expect(addressLines({ ...base, street: 'Haus A\nEtage 3\nWeg 1', country: 'Österreich' })).toEqual(['Verein Brücke', 'Haus A', 'Etage 3', 'Weg 1', '30880 Laatzen', 'ÖSTERREICH']);
  });
});

describe('a mailing', () => {
  let site: People;
  let app: TestApp;
  let as: string;
  let fonts: string;
  beforeAll(async () => {
    fonts = await documentFonts();
    site = await people();
    app = site.app;
    as = await app.signIn('coordinator');
    await app.db.updateTable('instance').set({ settings: JSON.stringify({ operator: 'Region Test', address: 'Musterstraße 1\n30159 Hannover', phone: '0511 1', email: 'post@region.example' }) }).execute();
    valueOf(await write(app.db, (tx) => createProcess(tx, system('test'), { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: dayOf(new Date()), topics: [] })));
  });
  afterAll(() => site.drop());

  const person = { institution: 'Verein Brücke', kind: 'association' as const, function: '', person: 'Aylin Kaya', email: '', phone: '', street: 'Weg 1', postalCode: '30880', town: 'Laatzen', country: '', municipality: null, language: 'de' as const, source: 'Liste der Stadt', purposes: ['participation' as const], checkedOn: dayOf(new Date()), ground: 'public_task' as const, consentOn: null, consentHow: null, staysUntil: null };
  const add = async (values: object) => valueOf(await write(app.db, (tx) => createContact(tx, system('test'), { ...person, ...values }))).id;
  const work = () => workOff(site.pool, { db: app.db, config: site.config }, [mailingJobs([processTarget], fonts)]);
  const FORM = { title: 'Einladung', purpose: 'participation', way: 'both', target: 'process/dialog', subject: 'Ihre Meinung', body: 'Wir laden {institution} herzlich ein.\n\nMit freundlichen Grüßen' };

  async function create(values: Record<string, string> = {}): Promise<string> {
    const made = await app.request('/de/desk/mailings/new', { as, form: { ...FORM, ...values } });
    expect(made.status, await made.clone().text()).toBe(303);
    return /mailings\/([0-9a-f-]{36})/.exec(made.headers.get('location') ?? '')?.[1] ?? '';
  }
  const make = (id: string, revision = '1') => app.request(`/de/desk/mailings/${id}/make`, { as, form: { revision } });

  test('goes to those who may be written to for this: letters to addresses, mails to mail addresses, each with its number', async () => {
    const brief = await add({});
    const mail = await add({ institution: 'Schule', email: 'schule@example.org', street: '', language: 'en' });
    await add({ institution: 'Nur Netzwerk', purposes: ['network'] });
    const nowhere = await add({ institution: 'Ohne Anschrift', street: '' });
    expect((await app.request('/de/desk/mailings/new', { as, form: { ...FORM, target: 'process/nirgends' } })).status).toBe(422);
    const id = await create();
    const page = await (await app.request(`/de/desk/mailings/${id}`, { headers: { cookie: as } })).text();
    expect(['Ein Brief, eine E-Mail', 'Ohne Anschrift', 'Guten Tag Aylin Kaya,', 'Wir laden Verein Brücke herzlich ein.'].filter((w) => !page.includes(w))).toEqual([]);
    expect((await make(id, '9')).status).toBe(409);
    expect((await make(id)).status).toBe(303);
    expect((await make(id, '2')).status).toBe(409);
    await work();
    const recipients = await app.db.selectFrom('mailing_recipient').select(['contact_id', 'way', 'number']).orderBy('way').execute();
    expect(recipients.map((r) => [r.contact_id, r.way])).toEqual([[brief, 'letter'], [mail, 'mail']]);
    expect(recipients.some((r) => r.contact_id === nowhere)).toBe(false);
    const [sent] = await keptMails(site.config);
    expect([sent?.to, sent?.subject]).toEqual(['schule@example.org', 'Ihre Meinung']);
    expect(['http://localhost:3000/de/processes/dialog', 'Liste der Stadt', 'post@region.example'].filter((w) => sent?.text.includes(w) !== true)).toEqual([]);
    const pdf = await app.request(`/de/desk/mailings/${id}/letters.pdf`, { headers: { cookie: as } });
    expect([pdf.status, pdf.headers.get('content-type'), pdf.headers.get('cache-control')]).toEqual([200, 'application/pdf', 'no-store']);
    const bytes = Buffer.from(await pdf.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1')).toContain('pdfuaid');
    for (const role of ['officer', 'administrator'] as const) expect((await app.request(`/de/desk/mailings/${id}/letters.pdf`, { headers: { cookie: await app.signIn(role) } })).status).toBe(403);
  });

  test('what comes back is entered by its number; the address is used no more until it is corrected', async () => {
    const { number, contact_id } = await app.db.selectFrom('mailing_recipient').select(['number', 'contact_id']).where('way', '=', 'letter').executeTakeFirstOrThrow();
    const enter = (typed: string) => app.request('/de/desk/contacts/returned', { as, form: { number: typed } });
    expect([(await enter('1234')).status, (await enter(showNumber(9_999_999))).status, (await enter(`${number}-${(checkDigit(Number(number)) + 1) % 10}`)).status]).toEqual([422, 422, 422]);
    expect(await (await enter(`*${showNumber(Number(number)).replace('-', '')}*`)).text()).toContain('Eingetragen');
    expect(await (await enter(showNumber(Number(number)))).text()).toContain('War schon eingetragen');
    expect(await app.db.selectFrom('mailing').select('returned').execute()).toEqual([{ returned: 1 }]);
    const again = await create({ way: 'letters' });
    expect(await (await make(again)).text()).toContain('Bitte füllen Sie dieses Feld aus');
    const change = { ...Object.fromEntries(Object.entries(person).map(([k, v]) => [k, v === null ? '' : Array.isArray(v) ? [...v] : v])), municipality: '', street: 'Neuer Weg 2', revision: '2' } as Record<string, string | string[]>;
    expect((await app.request(`/de/desk/contacts/${contact_id}`, { as, form: change })).status).toBe(303);
    expect((await make(again)).status).toBe(303);
  });

  test('whose target is over says so instead of printing dead links; a draft can be removed', async () => {
    const id = await create({ way: 'letters' });
    await app.db.updateTable('mailing').set({ target_key: 'gone' }).where('id', '=', id).execute();
    expect((await make(id)).status).toBe(303);
    await work();
    expect(await app.db.selectFrom('mailing').select('state').where('id', '=', id).execute()).toEqual([{ state: 'failed' }]);
    expect((await app.request(`/de/desk/mailings/${id}/remove`, { as, form: {} })).status).toBe(303);
  });

  test('after ninety days letters and recipients are gone, the numbers stay', async () => {
    await app.db.updateTable('mailing').set({ made_at: new Date(Date.now() - 91 * 86_400_000) }).execute();
    for (const k of contactRetention) await k.remove(app.db, new Date(Date.now() - k.days * 86_400_000));
    expect(await app.db.selectFrom('mailing_recipient').select('number').execute()).toEqual([]);
    expect(await app.db.selectFrom('mailing_file').select('mailing_id').execute()).toEqual([]);
    expect((await app.db.selectFrom('mailing').select(['letters', 'mails', 'returned']).orderBy('created_at').execute())[0]).toEqual({ letters: 1, mails: 1, returned: 1 });
  });
});
