import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { documentFonts } from '../../../../test/fonts.ts';
import { textOfPdf } from '../../../../test/pdf.ts';
import { system } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { documentPath } from '../../../platform/paths.ts';
import { makePdf } from '../../../platform/pdf.ts';
import { write } from '../../../platform/database/write.ts';
import { isPrintable } from '../documentation/rules.ts';
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

/** Heading and question in languages of people here, with the letters that are their own. */
const WORDS = {
  fr: ['Dites-le-nous', 'Qu’est-ce qui manque ? Où êtes-vous allé ?'], ru: ['Расскажите нам', 'Чего не хватает? Что ещё изменить?'], uk: ['Скажіть нам', 'Чого бракує? Що її ґанок, їжа, єдність?'],
  tr: ['Bize söyleyin', 'Ne eksik? İyi giden ne? Çağrı, ışık, öğün'], fa: ['به ما بگویید', 'چه چیزی کم است؟ گپ و پرسش'], prs: ['به ما بگویید', 'چی کم است؟ ځای'], ps: ['موږ ته ووایاست', 'څه شی کم دی؟ ښه ګټه، ړومبی ډول'], ur: ['ہمیں بتائیں', 'کیا کمی ہے؟ ٹھیک، ڈاک، بڑے'],
  ckb: ['پێمان بڵێن', 'چی کەمە؟ ڕۆژ، گوڵ'], kmr: ['Ji me re bêjin', 'Çi kêm e? Şîn, rojên xweş, dût'], ti: ['ንገሩና', 'እንታይ ይጎድል ኣሎ፧ ቋንቋ፡ ትምህርቲ።'], vi: ['Hãy nói với chúng tôi', 'Còn thiếu gì? Điều gì cần thay đổi? Được, tiếng Việt'], el: ['Πείτε μας', 'Τι λείπει; Πώς σας φαίνεται;'], pl: ['Powiedzcie nam', 'Czego brakuje? Źdźbło, żółć, łąka'],
} as const;

test.each(Object.entries(WORDS))('cards in %s print what was typed, letter by letter', async (language, [title, lead]) => {
  const process = (await processBySlug(app.db, 'dialog'))!;
  expect([title, lead].every(isPrintable)).toBe(true);
  const data = await printedOf(process, { ...NONE, paper: 'cards', language: language as Printed['language'], title, lead }, 'Region Test', 'https://mit.example.org');
  expect(data.rtl).toBe(['fa', 'prs', 'ps', 'ur', 'ckb'].includes(language));
  const pdf = await makePdf({ template: documentPath('participation', 'printing'), data, created: new Date('2026-11-20T12:00:00Z'), fonts: await documentFonts() });
  const text = await textOfPdf(pdf);
  for (const said of [title, lead]) expect(text.split(said).length - 1, `${said} in ${text}`).toBe(4);
  expect(text).not.toMatch(/[�?]{2}/);
}, 60_000);

test('what cannot be printed or chosen is refused with what was typed; only the office prints', async () => {
  const refused = await app.request(PAGE, { as: session, form: { paper: 'cards', language: 'zh', title: '请告诉我们', lead: '缺少什么？' } });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('请告诉我们');
  expect((await app.request(PAGE, { as: session, form: { paper: 'a0', language: 'de' } })).status).toBe(422);
  expect((await app.request(PAGE, { as: await app.signIn('officer') })).status).toBe(403);
  expect((await app.request(PAGE, { as: session })).status).toBe(200);
});
