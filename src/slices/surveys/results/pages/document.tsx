import { dirOf, type Locale } from '../../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { apart, formatDate, formatNumber, formatPercent } from '../../../../ui/format.ts';
import type { Territory } from '../../../territory/public.ts';
import type { Survey } from '../../queries.ts';
import { questionsOf } from '../../questionnaire/rules.ts';
import type { Questionnaire } from '../../questionnaire/schema.ts';
import { shareOf } from '../../rules.ts';
import { pathTo, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { SurveyResult } from '../queries.ts';
import { chartOf, mergeSmall, sumOf, type Chart, type Standing } from '../rules.ts';
import { cellName, messageOf } from './message.tsx';

interface Input {
  readonly survey: Survey;
  readonly document: Questionnaire;
  readonly result: SurveyResult;
  readonly places: readonly Territory[];
  readonly locale: Locale;
  readonly baseUrl: string;
}

/** The results as plain values for the template: every word chosen, every number written out. */
export function documentOf({ survey, document, result, places, locale, baseUrl }: Input) {
  const t = words(locale);
  const names = new Map(places.map((p) => [p.key, p.name]));
  const tallies = new Map(result.tallies.map((tally) => [tally.question, tally]));
  const numbers = new Map(questionsOf(document).map((q, i) => [q.id, i + 1]));
  const standings = mergeSmall(result.standings, survey.minGroup);
  return {
    lang: tagOf(locale),
    rtl: dirOf(locale) === 'rtl',
    title: saidIn(survey.title, locale),
    eyebrow: t('results_title'),
    invented: survey.process.invented ? t('invented') : '',
    facts: factsOf(survey, result, locale),
    standing: standings.length === 0 ? null : { caption: t('rate_caption', { invited: standings.reduce((n, s) => n + s.invited, 0) }), head: [t('kind'), t('invited'), t('begun'), t('partial'), t('complete')], rows: [...standings, ...(standings.length > 1 ? [sumOf(standings)] : [])].map((s) => standingRow(s, locale)) },
    notes: `${t('counted')} ${t('small_groups', { n: survey.minGroup })}`,
    sections: document.sections.filter((s) => s.questions.length > 0).map((s) => ({
      title: saidIn(s.title, locale),
      questions: s.questions.map((q) => questionOf(chartOf(q, tallies.get(q.id), survey.minGroup, { place: (key) => names.get(key) ?? '–' }), numbers.get(q.id) ?? 0, locale)),
    })),
    words: { page: t('pdf_page'), answers: t('answers'), answer: t('pdf_answer') },
    address: baseUrl + pathTo(PATHS.results, { slug: survey.slug }),
  };
}

/** Easy German is German to a reading machine. */
const tagOf = (language: string): string => language.split('-')[0] ?? 'und';

function saidIn(value: Localized, locale: Locale): { readonly text: string; readonly lang: string; readonly rtl: boolean } {
  const { text, lang } = inLanguage(value, locale);
  return { text, lang: tagOf(lang), rtl: dirOf(lang) === 'rtl' };
}

function factsOf(survey: Survey, result: SurveyResult, locale: Locale) {
  const t = words(locale);
  const invited = result.standings.reduce((n, s) => n + s.invited, 0);
  return [
    ...(invited === 0 ? [] : [{ term: t('invited'), text: formatNumber(locale, invited) }]),
    { term: t('begun'), text: formatNumber(locale, result.complete + result.partial) },
    { term: t('partial'), text: formatNumber(locale, result.partial) },
    { term: t('complete'), text: formatNumber(locale, result.complete) },
    ...(survey.endedOn === null ? [] : [{ term: t('pdf_ended'), text: formatDate(locale, survey.endedOn, 'long') }]),
  ];
}

function standingRow(s: Standing, locale: Locale): string[] {
  const share = (part: number): string => `${formatNumber(locale, part)} (${formatPercent(locale, shareOf(part, s.invited) ?? 0)})`;
  const t = words(locale);
  return [s.kind === 'total' ? t('total') : s.title === null ? t('other_kinds') : inLanguage(s.title, locale).text, formatNumber(locale, s.invited), share(s.begun), share(s.begun - s.complete), share(s.complete)];
}

/** Tables as they are printed: one row an answer, or of a matrix one row a thing asked about. */
function questionOf(chart: Chart, number: number, locale: Locale) {
  const { question, rows } = chart;
  const title = saidIn(question.title, locale);
  const several = question.kind === 'matrix';
  const first = rows[0];
  const empty = question.kind === 'text' || rows.every((r) => r.base === null || r.base === 0 || r.cells.every((c) => c.count === null));
  const told = (count: number | null, base: number | null): string => (count === null || base === null ? words(locale)('hidden') : base === 0 ? '0' : `${formatNumber(locale, count)} (${formatPercent(locale, count / base)})`);
  return {
    title: { ...title, text: `${number}. ${apart(locale, title.text)}` },
    message: messageOf(chart, locale),
    head: empty ? [] : several ? ['', ...(first?.cells ?? []).map((c) => cellName(question, c, locale))] : [words(locale)('pdf_answer'), words(locale)('answers')],
    rows: empty ? [] : several
      ? rows.map((r) => ({ cells: [r.label === null ? '' : inLanguage(r.label, locale).text, ...r.cells.map((c) => told(c.count, r.base))], share: 0, hidden: false }))
      : (first?.cells ?? []).map((c) => ({ cells: [cellName(question, c, locale), told(c.count, first?.base ?? null)], share: Math.round((shareOf(c.count ?? 0, first?.base ?? 0) ?? 0) * 1000) / 1000, hidden: c.count === null })),
  };
}
