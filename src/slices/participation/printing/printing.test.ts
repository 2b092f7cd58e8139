import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { documentFonts } from '../../../../test/fonts.ts';
import { system } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { documentPath } from '../../../platform/paths.ts';
import { makePdf } from '../../../platform/pdf.ts';
import { write } from '../../../platform/database/write.ts';
import { createProcess, processBySlug } from '../public.ts';
import { printedOf } from './pages/document.tsx';
import { PAPERS, type Printed } from './schema.ts';

const PAGE = '/de/desk/processes/dialog/print';
let app: TestApp;
let session: string;

beforeAll(async () => {
  app = await testApp();
  await write(app.db, async (tx) => valueOf(await createProcess(tx, system('test'), { slug: 'dialog', title: localized('Dialog Integration', 'de', { ar: 'حوار الاندماج' }), summary: localized(''), call: 'open', publishedOn: dayOf(new Date()), topics: [] })));
  session = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const NONE = { title: null, lead: null, how: null, scan: null, write: null, note: null, return: null };

const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

test('cards and posters are tagged, one page each, in every language', async () => {
  const process = (await processBySlug(app.db, 'dialog'))!;
  const fonts = await documentFonts();
  for (const paper of PAPERS) {
    for (const language of ['de', 'de-simple', 'en', 'ar'] as const) {
      const data = await printedOf(process, { ...NONE, paper, language, return: 'Briefkasten im Rathaus' } satisfies Printed, 'Region Test', 'https://mit.example.org');
      expect(data.address).toBe(`mit.example.org/${language}/processes/dialog/submit`);
      const pdf = await makePdf({ template: documentPath('participation', 'printing'), data, created: new Date('2026-11-20T12:00:00Z'), fonts });
      expect(pdf.includes('/StructTreeRoot'), `${paper} ${language}`).toBe(true);
      expect(pagesOf(pdf), `${paper} ${language}`).toBe(1);
    }
  }
}, 60_000);

test('the longest words one may type still fit on one page', async () => {
  const process = (await processBySlug(app.db, 'dialog'))!;
  const fonts = await documentFonts();
  const long = (n: number): string => 'Wörterlang '.repeat(20).slice(0, n).trim();
  for (const paper of PAPERS) {
    const data = await printedOf(process, { paper, language: 'tr', title: long(60), lead: long(160), how: long(120), scan: long(60), write: long(80), note: long(160), return: long(120) }, 'Region Test', 'https://mit.example.org');
    expect(pagesOf(await makePdf({ template: documentPath('participation', 'printing'), data, created: new Date('2026-11-20T12:00:00Z'), fonts })), paper).toBe(1);
  }
}, 60_000);

test('a language the program does not speak is printed in typed words alone', async () => {
  const process = (await processBySlug(app.db, 'dialog'))!;
  const data = await printedOf(process, { ...NONE, paper: 'cards', language: 'kmr', title: 'Ji me re bêje', lead: 'Çi kêm e?' }, 'Region Test', 'https://mit.example.org');
  expect([data.title, data.how, data.note, data.place]).toEqual(['Ji me re bêje', '', '', '']);
  expect(data.rtl).toBe(false);
  expect((await printedOf(process, { ...NONE, paper: 'cards', language: 'fa', title: 'به ما بگویید', lead: '؟' }, 'Region Test', 'https://mit.example.org')).rtl).toBe(true);
  const refused = await app.request(PAGE, { as: session, form: { paper: 'cards', language: 'kmr', title: 'Ji me re bêje' } });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('Ji me re bêje');
});

test('what cannot be printed or chosen is refused with what was typed; only the office prints', async () => {
  const refused = await app.request(PAGE, { as: session, form: { paper: 'cards', language: 'ti', title: 'ንገሩና', lead: 'እንታይ' } });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('ንገሩና');
  expect((await app.request(PAGE, { as: session, form: { paper: 'a0', language: 'de' } })).status).toBe(422);
  expect((await app.request(PAGE, { as: await app.signIn('officer') })).status).toBe(403);
  expect((await app.request(PAGE, { as: session })).status).toBe(200);
});
