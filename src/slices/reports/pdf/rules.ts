import { formatTag, type Locale } from '../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import { formatDate, languageName } from '../../../ui/format.ts';
import { conceptWords, STATES } from '../../concept/public.ts';
import { changedIn, type Snapshot, type SnapshotMeasure } from '../editions/rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

export type PdfLocale = 'de' | 'en';

/** A text with the language it is in, for tags. */
interface Said {
  readonly text: string;
  readonly lang: string;
}

/**
 * The report as plain values for the template: every word chosen, every number written out. The template lays out and decides
 * nothing.
 */
export function documentOf(snapshot: Snapshot, digest: string, locale: PdfLocale, baseUrl: string) {
  const t = words(locale);
  const c = conceptWords(locale);
  const said = (value: Localized): Said => pick(value, locale);
  const unit = (value: Localized | null): string => (value === null ? t('no_unit') : said(value).text);
  const date = (day: string): string => formatDate(locale, day, 'long');
  const { totals } = snapshot;
  const states = STATES.filter((s) => totals.byState[s] > 0).map((s) => ({ state: s, label: c(`state.${s}`), count: totals.byState[s] }));
  const measure = (m: SnapshotMeasure) => ({
    heading: { ...said(m.title), number: m.number === null ? '' : String(m.number) },
    state: c(`state.${m.state}`),
    change: m.before === null || m.before === m.state ? '' : m.before === 'new' ? t('change_new') : t('change_state', { from: c(`state.${m.before}`), to: c(`state.${m.state}`) }),
    facts: [
      { term: t('lead'), text: unit(m.unit) },
      ...(m.level === null ? [] : [{ term: t('level'), text: c(`level.${m.level}`) }]),
    ],
    since: t('since', { date: date(m.stateSince) }),
    reason: m.reason === null ? null : { term: t('reason'), ...said(m.reason) },
    update: updateText(m, locale),
    notes: m.notes.map((n) => ({ date: date(n.date), ...said(n.text) })),
  });
  return {
    lang: locale,
    region: snapshot.region,
    title: said(snapshot.title),
    eyebrow: t('of_region', { region: snapshot.region }),
    facts: [
      { term: t('committee'), text: snapshot.committee },
      { term: t('period'), text: `${date(snapshot.period.from)} – ${date(snapshot.period.to)}` },
      { term: t('published'), text: date(snapshot.publishedOn) },
      ...(snapshot.number > 1 ? [{ term: t('edition'), text: t('edition_n', { n: snapshot.number }) }] : []),
    ],
    words: { contents: t('contents'), preface: t('preface'), numbers: t('numbers'), state: t('state'), count: t('count'), total: t('total'), changed: t('changed_title'), missing: t('missing_title'), page: t('page_n'), notes: t('notes'), digest: t('digest'), gone: t('gone'), corrects: t('corrects') },
    correction: snapshot.correction === null ? null : said(snapshot.correction.reason),
    preface: snapshot.preface === null ? null : said(snapshot.preface),
    sums: [t('sum', { n: totals.measures, f: snapshot.fields.length }), t('sum_asked', { asked: totals.asked, answered: totals.answered })],
    states,
    statesCaption: t('states_caption'),
    total: totals.measures,
    chartAlt: t('chart_alt', { parts: states.map((s) => `${s.label} ${s.count}`).join(', ') }),
    changed: {
      lead: snapshot.previous === null ? t('changed_first') : t('changed_since', { title: said(snapshot.previous.title).text }),
      none: snapshot.previous !== null && changedIn(snapshot).length === 0 ? t('changed_none') : '',
      rows: changedIn(snapshot).map((m) => ({ ...said(m.title), change: measure(m).change })),
      gone: snapshot.gone.map((m) => said(m.title)),
    },
    missing: { lead: t('missing_lead'), rows: totals.missing.map((m) => ({ unit: unit(m.unit), text: t('missing_n', { n: m.measures }) })) },
    fields: snapshot.fields.map((f) => ({ title: said(f.title), count: t('measures_n', { n: f.measures.length }), measures: f.measures.map(measure) })),
    source: snapshot.concept.source === null ? '' : t('source', { source: snapshot.concept.source }),
    digest,
    address: baseUrl + hrefs.report(snapshot.slug),
  };
}

/** What a unit said, or the sentence that stands for it. */
export function updateText(m: SnapshotMeasure, locale: Locale): { kind: SnapshotMeasure['update']['kind']; term: string } & Said {
  const t = words(locale);
  const own = { lang: locale, term: t('update.told') };
  if (m.update.kind === 'told') return { kind: 'told', term: t('update.told'), ...pick(m.update.text, locale) };
  if (m.update.kind === 'nothing_new') return { kind: 'nothing_new', ...own, text: t('update.nothing_new') };
  if (m.update.kind === 'missing') return { kind: 'missing', ...own, text: t('update.missing', { unit: m.unit === null ? t('no_unit') : inLanguage(m.unit, locale).text }) };
  return { kind: 'not_asked', ...own, text: '' };
}

function pick(value: Localized, locale: Locale): Said {
  const { text, lang } = inLanguage(value, locale);
  return { text, lang: lang.split('-')[0] as string };
}

/** The PDF's languages by name, for links to them. */
export const pdfLanguages = (locale: Locale): readonly { readonly locale: PdfLocale; readonly label: string }[] =>
  (['de', 'en'] as const).map((l) => ({ locale: l, label: words(locale)('pdf', { language: languageName(locale, formatTag(l).split('-')[0] as string) }) }));
