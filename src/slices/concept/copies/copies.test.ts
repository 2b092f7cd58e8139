import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { documentFonts } from '../../../../test/fonts.ts';
import { textOfPdf } from '../../../../test/pdf.ts';
import { LOCALES } from '../../../kernel/locale.ts';
import { localized } from '../../../kernel/localized.ts';
import { makeDocx } from '../../../platform/docx.ts';
import { documentPath } from '../../../platform/paths.ts';
import { makePdf } from '../../../platform/pdf.ts';
import { documentOf, typstData, type Copied } from './pages/document.tsx';

const said = (de: string, ar: string) => localized(de, 'de', { ar });
const copied: Copied = {
  invented: '', address: 'https://example.org/concepts/plan/2026',
  concept: { id: 'c', slug: 'plan', title: said('Plan für alle', 'خطة للجميع'), summary: localized('Gemeinsam <leben> #mit *Zeichen*.'), source: null, note: null, printedTotal: null, printedTotalNote: null, editions: [] },
  edition: { id: 'e', number: 1, slug: '2026', state: 'adopted', version: 1, about: null, resolution: { id: 'r', body: 'Rat', date: '2026-01-15', paper: '12/2026', outcome: 'majority', ayes: null, noes: null, abstentions: null, note: null, decidedId: null, steps: [] } },
  around: {
    chapters: [{ id: 'h', code: 'vorwort', position: 1, place: 'before', title: said('Vorwort', 'تمهيد'), body: localized('Teilhabe beginnt hier.\n\nZweiter Absatz.'), figures: [{ id: 'g', label: localized('Anfragen'), value: 1840.5, unit: localized('Fälle'), source: 'Statistik' }] }],
    points: [{ id: 'p', kind: 'condition', position: 1, title: localized('Geld ist da'), text: null, levels: ['region'] }],
    terms: [{ id: 't', code: 'teilhabe', term: localized('Teilhabe'), synonyms: [], definition: localized('Mitmachen.') }],
  },
  fields: [{ id: 'f', code: 'bildung', position: 1, title: said('Bildung', 'التعليم'), vision: localized('Alle lernen.'), texts: [{ id: 'x', text: localized('Wir fangen früh an.') }], goals: [{ id: 'z', position: 1, title: localized('Deutsch lernen') }], entries: [{ id: 'n', number: 3, goalId: 'z', wording: said('Sprachkurse am Abend', 'دورات لغة مسائية'), selected: true, measureId: 'm', key: 'bildung-3', state: 'running' }] }],
};

test('the PDF holds everything in every language, is tagged for PDF/UA, and the same bytes each time', async () => {
  const fonts = await documentFonts();
  for (const locale of LOCALES) {
    const document = documentOf(copied, locale);
    const make = () => makePdf({ template: documentPath('concept', 'edition'), data: typstData(document, 'Konzept'), created: document.created, fonts });
    const bytes = await make();
    expect(bytes.equals(await make())).toBe(true);
    expect(bytes.includes('pdfuaid')).toBe(true);
    const text = await textOfPdf(bytes);
    for (const wanted of ['Gemeinsam <leben> #mit *Zeichen*.', 'Zweiter Absatz.', 'Geld ist da', 'bildung-3', 'Mitmachen.', 'example.org/concepts/plan/2026', locale === 'ar' ? 'التعليم' : 'Sprachkurse am Abend']) expect(text).toContain(wanted);
  }
});

test('the Word file says the same and leads from a word to its explanation; neither says what changes after the resolution', async () => {
  const document = documentOf(copied, 'de');
  const later = documentOf({ ...copied, fields: copied.fields.map((f) => ({ ...f, entries: f.entries.map((e) => ({ ...e, state: 'done' as const })) })) }, 'de');
  expect(later).toEqual(document);
  const xml = strFromU8(unzipSync(await makeDocx(document))['word/document.xml'] ?? new Uint8Array());
  expect(xml).toMatch(/<w:hyperlink [^>]*w:anchor="part_\d+"[^>]*>(?:(?!<\/w:hyperlink>).)*Teilhabe/);
  for (const wanted of ['1.840,5', 'Statistik', 'Sprachkurse am Abend', 'Wir fangen früh an.', 'Heading1', 'Heading2']) expect(xml).toContain(wanted);
});
