import { dirOf, langTag, type Locale } from '../../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import type { DocxBlock, DocxInput, DocxText } from '../../../../platform/docx.ts';
import { formatDate, formatNumber } from '../../../../ui/index.ts';
import { pointsOf, termAnchor, termFinder, withTerms, type Around } from '../../chapters/rules.ts';
import { words as aroundWords } from '../../chapters/words.ts';
import type { Concept, Edition } from '../../editions/queries.ts';
import { byGoal, totalsOf, type ContentField } from '../../editions/rules.ts';
import { words as conceptWords } from '../../words.ts';
import { words } from '../words.ts';

export interface Copied {
  readonly concept: Concept;
  readonly edition: Edition;
  readonly around: Around;
  readonly fields: readonly ContentField[];
  /** Said on top of what is invented; '' otherwise. */
  readonly invented: string;
  /** The edition's permanent address. */
  readonly address: string;
}

/** An edition as a document in a language. It says nothing that changes after the resolution, so that every copy of it is the same. */
export function documentOf(copied: Copied, locale: Locale): DocxInput & { readonly front: readonly DocxBlock[] } {
  const { concept, edition, around, fields } = copied;
  const t = words(locale);
  const own = conceptWords(locale);
  const title = inLanguage(concept.title, locale);
  const writer = new Writer(locale, around);
  const front = writer.front(copied);
  const blocks = [
    ...writer.chapters('before'), ...writer.points('strategic_goal'), ...writer.points('condition'),
    ...fields.flatMap((field) => writer.field(field)),
    ...writer.chapters('after'), ...writer.glossary(),
    ...(concept.source === null ? [] : [{ text: `${t('source')}: ${concept.source}`, tone: 'note' as const }]),
  ];
  return {
    locale, title: title.text, titleLang: title.lang, created: new Date(`${edition.resolution?.date ?? '2000-01-01'}T12:00:00Z`), contents: own('contents'),
    description: own('edition_n', { edition: edition.slug }), footer: `${title.text} · ${own('edition_n', { edition: edition.slug })}`, front, blocks,
  };
}

class Writer {
  constructor(private readonly locale: Locale, private readonly around: Around) {}

  said(value: Localized): DocxText {
    const { text, lang } = inLanguage(value, this.locale);
    return { text, lang };
  }

  /** A text in paragraphs, with words of the glossary leading to it. */
  explained(value: Localized, tone?: 'quote'): DocxBlock[] {
    const { text, lang } = inLanguage(value, this.locale);
    const finder = termFinder(this.around.terms, lang);
    return text.split(/\n{2,}/).map((paragraph) => ({ ...(tone === undefined ? {} : { tone }), lang, text: withTerms(paragraph, finder).map((piece) => (typeof piece === 'string' ? { text: piece, lang } : { text: piece.text, lang, href: `#${termAnchor(piece)}` })) }));
  }

  front({ concept, edition, fields, invented, address }: Copied): DocxBlock[] {
    const t = words(this.locale);
    const own = conceptWords(this.locale);
    const { resolution } = edition;
    const totals = totalsOf(fields);
    return [
      ...(invented === '' ? [] : [{ text: invented, tone: 'eyebrow' as const }]),
      ...(concept.summary === null ? [] : this.explained(concept.summary)),
      { text: own('edition.lead', { fields: totals.fields, goals: totals.goals, measures: totals.measures }) },
      ...(resolution === null ? [] : [{ text: [{ text: `${own('resolution')}: ` , bold: true }, { text: resolution.body, lang: 'de' }, `, ${formatDate(this.locale, resolution.date, 'long')}${resolution.paper === null ? '' : ` (${resolution.paper})`}`] }]),
      { text: [`${t('cite')} `, { text: address, href: address }] },
      ...(concept.note === null ? [] : [{ text: [this.said(concept.note)], tone: 'note' as const }]),
    ];
  }

  chapters(place: 'before' | 'after'): DocxBlock[] {
    const t = aroundWords(this.locale);
    return this.around.chapters.filter((h) => h.place === place).flatMap((h): DocxBlock[] => [
      { heading: 1, id: `chapter-${h.code}`, text: [this.said(h.title)], lang: this.said(h.title).lang ?? 'de' },
      ...this.explained(h.body),
      ...(h.figures.length === 0 ? [] : [{
        table: {
          caption: t('figures_of', { title: this.said(h.title).text }),
          columns: [{ label: t('figure'), width: 4 }, { label: t('value'), type: 'number' as const, width: 2 }, { label: t('source'), width: 4 }],
          rows: h.figures.map((f) => [[this.said(f.label)], [formatNumber(this.locale, f.value), ...(f.unit === null ? [] : [' ', this.said(f.unit)])], [{ text: f.source, lang: 'de' }]]),
        },
      }]),
    ]);
  }

  points(kind: 'strategic_goal' | 'condition'): DocxBlock[] {
    const t = aroundWords(this.locale);
    const own = conceptWords(this.locale);
    const points = pointsOf(this.around, kind);
    if (points.length === 0) return [];
    const part = kind === 'condition' ? 'conditions' : 'strategic_goals';
    return [
      { heading: 1, id: part, text: t(part) },
      { text: t(`${part}.hint`), tone: 'note' },
      ...points.flatMap((p): DocxBlock[] => [
        { text: [{ text: `${p.position}. `, bold: true }, { ...this.said(p.title), bold: true }] },
        ...(p.text === null ? [] : this.explained(p.text)),
        ...(p.levels.length === 0 ? [] : [{ text: `${t('levels')} ${p.levels.map((level) => own(`level.${level}`)).join(', ')}`, tone: 'note' as const }]),
      ]),
    ];
  }

  field(field: ContentField): DocxBlock[] {
    const t = words(this.locale);
    const own = conceptWords(this.locale);
    const title = this.said(field.title);
    return [
      { heading: 1, id: `field-${field.code}`, text: [title], lang: title.lang ?? 'de' },
      ...(field.vision === null ? [] : this.explained(field.vision, 'quote')),
      ...byGoal(field).flatMap(({ goal, entries }): DocxBlock[] => [
        goal === null ? { heading: 2, text: own('without_goal') } : { heading: 2, text: [`${goal.position}. `, this.said(goal.title)], lang: this.said(goal.title).lang ?? 'de' },
        ...(entries.length === 0 ? [] : [{
          table: {
            caption: own('measures'), columns: [{ label: own('number'), width: 2 }, { label: t('wording'), width: 7 }, { label: own('selection'), width: 3 }],
            rows: entries.map((e) => [`${field.code}-${e.number}`, [this.said(e.wording)], own(e.selected ? 'selected.yes' : 'selected.no')]),
          },
        }]),
      ]),
      ...(field.texts.length === 0 ? [] : [{ heading: 2 as const, text: own('texts') }, { list: field.texts.map((x) => [this.said(x.text)]) }]),
    ];
  }

  glossary(): DocxBlock[] {
    const t = aroundWords(this.locale);
    if (this.around.terms.length === 0) return [];
    return [
      { heading: 1, id: 'glossary', text: t('glossary') },
      ...this.around.terms.flatMap((term): DocxBlock[] => [{ heading: 2, id: termAnchor(term), text: [this.said(term.term)], lang: this.said(term.term).lang ?? 'de' }, ...this.explained(term.definition)]),
    ];
  }
}

type Line = Extract<DocxBlock, { text: unknown }>['text'];

/** The same document as the Typst template reads it. */
export function typstData(document: ReturnType<typeof documentOf>, eyebrow: string) {
  const tag = langTag(document.locale).split('-')[0] ?? 'de';
  const ids = new Set(document.blocks.flatMap((block) => ('heading' in block && block.id !== undefined ? [block.id] : [])));
  const line = (text: Line) => (typeof text === 'string' ? [text] : text).map((piece) => {
    const part: DocxText = typeof piece === 'string' ? { text: piece } : piece;
    const lang = (part.lang ?? tag).split('-')[0] ?? tag;
    const href = part.href === undefined || (part.href.startsWith('#') && !ids.has(part.href.slice(1))) ? null : part.href;
    return { text: part.text, lang, rtl: dirOf(lang) === 'rtl', bold: part.bold === true, href };
  });
  const shown = (block: DocxBlock): readonly object[] => {
    if ('heading' in block) return [{ kind: 'heading', level: block.heading, id: block.id ?? null, line: line(block.text) }];
    if ('table' in block) return [{ kind: 'table', caption: block.table.caption, columns: block.table.columns.map((c) => ({ label: c.label, width: c.width ?? 1, number: c.type === 'number' })), rows: block.table.rows.map((row) => row.map((cell) => ({ line: line(cell) }))) }];
    if ('list' in block) return [{ kind: 'list', lines: block.list.map(line) }];
    return 'text' in block ? [{ kind: 'text', tone: block.tone ?? '', line: line(block.text) }] : [];
  };
  const lang = document.titleLang ?? tag;
  return { lang: tag, rtl: dirOf(tag) === 'rtl', title: { text: document.title, lang: lang.split('-')[0], rtl: dirOf(lang) === 'rtl' }, eyebrow, footer: document.footer ?? '', contents: document.contents ?? '', front: document.front.flatMap(shown), blocks: document.blocks.flatMap(shown) };
}
