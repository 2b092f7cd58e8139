import type { DocxBlock, DocxInput, DocxLine } from '../../../../platform/docx.ts';
import type { documentOf } from './document.tsx';

type Document = ReturnType<typeof documentOf>;

/** The values that the PDF is laid out from, as a Word file: both say the same because neither has words of its own. */
export function wordOf(document: Document, created: Date): DocxInput {
  const { words, title } = document;
  const blocks: DocxBlock[] = [
    ...(document.easy === null ? [] : [{ heading: 1, id: 'easy', text: words.easy } as const, ...paragraphs(document.easy)]),
    ...(document.preface === null ? [] : [{ heading: 1, id: 'preface', text: words.preface } as const, ...paragraphs(document.preface)]),
    { heading: 1, id: 'numbers', text: words.numbers },
    ...document.sums.map((text) => ({ text })),
    { table: { caption: document.chartAlt, columns: [{ label: words.state, width: 3 }, { label: words.count, type: 'number' }], rows: [...document.states.map(({ label, count }) => [label, String(count)]), [words.total, String(document.total)]] } },
    ...changes(document),
    ...(document.missing.rows.length === 0 ? [] : [{ heading: 1, id: 'missing', text: words.missing } as const, { text: document.missing.lead }, { list: document.missing.rows.map(({ unit, text }) => `${unit}: ${text}`) }]),
    ...document.fields.flatMap((field, i): DocxBlock[] => [{ heading: 1, id: `field-${i + 1}`, text: [field.title], lang: field.title.lang }, { text: field.count, tone: 'note' }, ...field.measures.flatMap(measure)]),
    ...(document.source === '' ? [] : [{ text: document.source, tone: 'note' } as const]),
    { text: `${words.digest}: ${document.digest}`, tone: 'note' },
    { text: [{ text: document.address, href: document.address }], tone: 'note' },
  ];
  const front: DocxBlock[] = [
    { text: document.eyebrow, tone: 'eyebrow' },
    ...(document.draft === '' ? [] : [{ text: [{ text: document.draft, bold: true }] }]),
    ...(document.invented === '' ? [] : [{ text: [{ text: document.invented, bold: true }] }]),
    ...document.facts.map(({ term, text }) => ({ text: [{ text: `${term}: `, bold: true }, text] })),
    ...(document.correction === null ? [] : [{ text: [{ text: words.corrects, bold: true }] }, ...paragraphs(document.correction)]),
  ];
  return { locale: document.lang, title: title.text, titleLang: title.lang, created, contents: words.contents, footer: [document.draft, title.text, document.region].filter((part) => part !== '').join(' · '), front, blocks };
}

const paragraphs = ({ text, lang }: { readonly text: string; readonly lang: string }): DocxBlock[] => text.split(/\n{2,}/).map((part) => ({ text: part, lang }));
const term = (name: string, text: string, lang?: string): DocxLine => [{ text: `${name}: `, bold: true }, { text, ...(lang === undefined ? {} : { lang }) }];

function changes({ changed, words }: Document): DocxBlock[] {
  return [
    { heading: 1, id: 'changed', text: words.changed },
    { text: changed.lead },
    ...(changed.none === '' ? [] : [{ text: changed.none }]),
    ...(changed.rows.length === 0 ? [] : [{ list: changed.rows.map(({ text, lang, change }): DocxLine => [{ text, lang }, ` – ${change}`]) }]),
    ...(changed.gone.length === 0 ? [] : [{ text: [{ text: words.gone, bold: true }] }, { list: changed.gone.map(({ text, lang }): DocxLine => [{ text, lang }]) }]),
  ];
}

function measure(m: Document['fields'][number]['measures'][number]): DocxBlock[] {
  const { heading, update, reason } = m;
  return [
    { heading: 2, text: [...(heading.number === '' ? [] : [`${heading.number} · `]), { text: heading.text, lang: heading.lang }], lang: heading.lang },
    { text: [{ text: m.state, bold: true }, ` (${m.since})${m.change === '' ? '' : ` · ${m.change}`}`] },
    ...m.facts.map((fact) => ({ text: term(fact.term, fact.text) })),
    ...(reason === null ? [] : [{ text: term(reason.term, reason.text, reason.lang) }]),
    ...(update.text === '' ? [] : paragraphs(update)),
    ...(m.notes.length === 0 ? [] : [{ list: m.notes.map((note): DocxLine => [`${note.date}: `, { text: note.text, lang: note.lang }]) }]),
  ];
}
