import { dirOf, type Locale } from '../../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { apart, formatDate, formatNumber, formatPercent } from '../../../../ui/index.ts';
import { stepLabel } from '../../pages/questions.tsx';
import type { Question } from '../../questionnaire/schema.ts';
import { words } from '../../words.ts';
import type { Cell, Chart, ChartRow } from '../rules.ts';

/** How an answer is called in a language. */
export function cellName(question: Question, cell: Pick<Cell, 'key' | 'label'>, locale: Locale): string {
  const said = (value: Localized): string => inLanguage(value, locale).text;
  if (question.kind === 'scale') return stepLabel(question, Number(cell.key), said);
  if (question.kind === 'date') return formatDate(locale, `${cell.key}-01`, 'month');
  if (typeof cell.label !== 'string') return said(cell.label);
  // Among right-to-left words a span of numbers would turn round: 4–0.
  return dirOf(locale) === 'rtl' && /\d–\d/.test(cell.label) ? `\u{2066}${cell.label}\u{2069}` : cell.label;
}

/** What a chart says, in a sentence or two: for those who do not see it, and for everybody else too. */
export function messageOf(chart: Chart, locale: Locale): string {
  const t = words(locale);
  const { question, rows } = chart;
  if (question.kind === 'matrix') return matrixMessage(chart, locale);
  const row = rows[0];
  if (row === undefined || row.base === null) return t('message_few');
  if (row.base === 0) return t('message_nobody');
  if (question.kind === 'text') return t('message_texts', { n: row.base });
  return [t(question.kind === 'ranking' ? 'message_ranked' : 'message_base', { n: row.base }), topMessage(question, row, locale), meanMessage(question, row, locale), hiddenMessage(row, locale)].filter((part) => part !== '').join(' ');
}

function topMessage(question: Question, { cells, base }: ChartRow, locale: Locale): string {
  const t = words(locale);
  const most = Math.max(0, ...cells.map((c) => c.count ?? 0));
  const top = cells.filter((c) => c.count === most);
  if (most === 0 || top.length > 3 || base === null) return '';
  return t('message_top', { answer: top.map((c) => t('quoted', { text: apart(locale, cellName(question, c, locale)) })).join(t('quoted_and')), tied: top.length, n: most, count: formatNumber(locale, most), share: formatPercent(locale, most / base) });
}

function meanMessage(question: Question, { mean }: ChartRow, locale: Locale): string {
  return mean === null ? '' : words(locale)('message_mean', { mean: formatNumber(locale, Math.round(mean * 10) / 10), max: question.kind === 'scale' ? (question.max ?? 5) : 0 });
}

export function hiddenMessage({ cells }: ChartRow, locale: Locale): string {
  const hidden = cells.filter((c) => c.count === null).length;
  return hidden === 0 ? '' : words(locale)('message_hidden', { n: hidden });
}

/** The rows with the largest and the smallest share of the last answer. */
function matrixMessage({ question, rows }: Chart, locale: Locale): string {
  const t = words(locale);
  const last = question.choices.at(-1);
  const shares = rows.flatMap((row) => {
    const count = row.cells.at(-1)?.count ?? null;
    return row.label === null || count === null || row.base === null || row.base === 0 ? [] : [{ label: inLanguage(row.label, locale).text, share: count / row.base }];
  });
  if (last === undefined || shares.length === 0) return rows.every((r) => r.base === 0) ? t('message_nobody') : t('message_few');
  const ordered = shares.sort((a, b) => b.share - a.share);
  const [top, low] = [ordered[0], ordered.at(-1)] as [(typeof ordered)[0], (typeof ordered)[0]];
  const answer = apart(locale, inLanguage(last.text, locale).text);
  const [topShare, lowShare] = [formatPercent(locale, top.share), formatPercent(locale, low.share)];
  if (shares.length === 1) return t('message_matrix_one', { answer, row: apart(locale, top.label), share: topShare });
  if (topShare === lowShare) return t('message_matrix_even', { answer, share: topShare });
  return t('message_matrix', { answer, top: apart(locale, top.label), topShare, low: apart(locale, low.label), lowShare });
}
