import { formatTag, type Locale } from '../../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { formatDate, languageName } from '../../../../ui/format.ts';
import { conceptWords, STATES } from '../../../concept/public.ts';
import { inventedText } from '../../../participation/public.ts';
import { changedIn, type Snapshot, type SnapshotMeasure } from '../../editions/rules.ts';
import { hrefs } from '../../urls.ts';
import { words } from '../../words.ts';

export type PdfLocale = 'de' | 'en';

/** A text with the language it is in, for tags. */
interface Said {
  readonly text: string;
  readonly lang: string;
}

export interface DocumentOptions {
  /** Of an invented concept: the document says so. */
  readonly invented: boolean;
  /** A draft to be co-signed: every page says that it is one. */
  readonly draft?: { readonly number: number; readonly href: string } | null;
}

/**
 * The report as plain values for the template: every word chosen, every number written out. The template lays out and decides
 * nothing.
 */
export function documentOf(snapshot: Snapshot, digest: string, locale: PdfLocale, baseUrl: string, { invented, draft = null }: DocumentOptions) {
  const t = words(locale);
  const { totals } = snapshot;
  return {
    lang: locale,
    region: snapshot.region,
    title: said(snapshot.title, locale),
    eyebrow: t('of_region', { region: snapshot.region }),
    invented: invented ? inventedText(locale) : '',
    draft: draft === null ? '' : words(locale)('draft_mark', { n: draft.number }),
    facts: factsOf(snapshot, locale, draft !== null),
    words: frameOf(locale),
    correction: snapshot.correction === null ? null : said(snapshot.correction.reason, locale),
    easy: snapshot.easy == null ? null : { text: snapshot.easy, lang: 'de' },
    preface: snapshot.preface === null ? null : said(snapshot.preface, locale),
    sums: [t('sum', { n: totals.measures, f: snapshot.fields.length }), ...(totals.asked === 0 ? [] : [t('sum_asked', { asked: totals.asked, answered: totals.answered })])],
    ...statesOf(snapshot, locale),
    changed: changesOf(snapshot, locale),
    missing: { lead: t('missing_lead'), rows: totals.missing.map((m) => ({ unit: unitOf(m.unit, locale), text: t('missing_n', { n: m.measures }) })) },
    fields: snapshot.fields.map((f) => ({ title: said(f.title, locale), count: t('measures_n', { n: f.measures.length }), measures: f.measures.map((m) => measureOf(m, locale)) })),
    source: snapshot.concept.source === null ? '' : t('source', { source: snapshot.concept.source }),
    digest,
    address: baseUrl + (draft === null ? hrefs.report(snapshot.slug) : draft.href),
  };
}

/** Words that stand in the template's frame. */
function frameOf(locale: PdfLocale) {
  const t = words(locale);
  return {
    contents: t('contents'), preface: t('preface'), easy: t('easy'), numbers: t('numbers'), state: t('state'), count: t('count'), total: t('total'), changed: t('changed_title'), missing: t('missing_title'),
    page: t('page_n'), notes: t('notes'), digest: t('digest'), gone: t('gone'), corrects: t('corrects'),
  };
}

function factsOf({ committee, period, publishedOn, number }: Snapshot, locale: PdfLocale, draft: boolean) {
  const t = words(locale);
  return [
    { term: t('committee'), text: committee },
    { term: t('period'), text: `${dateOf(period.from, locale)} – ${dateOf(period.to, locale)}` },
    { term: t(draft ? 'drafted' : 'published'), text: dateOf(publishedOn, locale) },
    ...(number > 1 ? [{ term: t('edition'), text: t('edition_n', { n: number }) }] : []),
  ];
}

function statesOf({ totals }: Snapshot, locale: PdfLocale) {
  const t = words(locale);
  const c = conceptWords(locale);
  const states = STATES.filter((s) => totals.byState[s] > 0).map((s) => ({ label: c(`state.${s}`), count: totals.byState[s] }));
  return { states, total: totals.measures, chartAlt: t('chart_alt', { parts: states.map((s) => `${s.label} ${s.count}`).join(', ') }) };
}

function changesOf(snapshot: Snapshot, locale: PdfLocale) {
  const t = words(locale);
  const changed = changedIn(snapshot);
  return {
    lead: snapshot.previous === null ? t('changed_first') : t('changed_since', { title: said(snapshot.previous.title, locale).text }),
    none: snapshot.previous !== null && changed.length + snapshot.gone.length === 0 ? t('changed_none') : '',
    rows: changed.map((m) => ({ ...said(m.title, locale), change: changeText(m, locale) })),
    gone: snapshot.gone.map((m) => said(m.title, locale)),
  };
}

function measureOf(m: SnapshotMeasure, locale: PdfLocale) {
  const t = words(locale);
  const c = conceptWords(locale);
  return {
    heading: { ...said(m.title, locale), number: m.number === null ? '' : String(m.number) },
    state: c(`state.${m.state}`),
    change: changeText(m, locale),
    facts: [{ term: t('lead'), text: unitOf(m.unit, locale) }, ...(m.level === null ? [] : [{ term: t('level'), text: c(`level.${m.level}`) }])],
    since: t('since', { date: dateOf(m.stateSince, locale) }),
    reason: m.reason === null ? null : { term: t('reason'), ...said(m.reason, locale) },
    update: updateText(m, locale),
    notes: m.notes.map((n) => ({ date: dateOf(n.date, locale), ...said(n.text, locale) })),
  };
}

/** What a state became since the last report; empty where nothing did. */
export function changeText({ before, state }: SnapshotMeasure, locale: Locale): string {
  const t = words(locale);
  const c = conceptWords(locale);
  if (before === null || before === state) return '';
  return before === 'new' ? t('change_new') : t('change_state', { from: c(`state.${before}`), to: c(`state.${state}`) });
}

/** What a unit said, or the sentence that stands for it; empty where nobody was asked. */
export function updateText({ update, unit }: SnapshotMeasure, locale: Locale): Said & { readonly kind: string } {
  const t = words(locale);
  if (update.kind === 'told') return { kind: update.kind, ...said(update.text, locale) };
  const text = update.kind === 'nothing_new' ? t('update.nothing_new') : update.kind === 'missing' ? t('update.missing', { unit: unitOf(unit, locale) }) : '';
  return { kind: update.kind, text, lang: locale };
}

const unitOf = (unit: Localized | null, locale: Locale): string => (unit === null ? words(locale)('no_unit') : inLanguage(unit, locale).text);
const dateOf = (day: string, locale: Locale): string => formatDate(locale, day, 'long');

function said(value: Localized, locale: Locale): Said {
  const { text, lang } = inLanguage(value, locale);
  return { text, lang: lang.split('-')[0] as string };
}

/** The documents' languages by name, for links to them. */
export const documentLanguages = (locale: Locale): readonly { readonly locale: PdfLocale; readonly pdf: string; readonly docx: string }[] =>
  (['de', 'en'] as const).map((l) => {
    const language = languageName(locale, formatTag(l).split('-')[0] as string);
    return { locale: l, pdf: words(locale)('pdf', { language }), docx: words(locale)('docx', { language }) };
  });
