import { inLanguage } from '../../../../kernel/localized.ts';
import { apart, BarChart, DefinitionList, formatNumber, SharesChart, useText, useView } from '../../../../ui/index.ts';
import { words } from '../../words.ts';
import type { Chart } from '../rules.ts';
import { cellName, messageOf } from './message.tsx';

/** One question: its message as a sentence, and the chart with its table. */
export function ChartOf({ chart, number }: { chart: Chart; number: number }) {
  const { locale } = useView();
  const { question } = chart;
  return (
    <section class="mt-flow" aria-labelledby={`result-${question.id}`}>
      <h3 id={`result-${question.id}`} lang={inLanguage(question.title, locale).lang === locale ? undefined : inLanguage(question.title, locale).lang}>{`${number}. ${apart(locale, inLanguage(question.title, locale).text)}`}</h3>
      <p>{messageOf(chart, locale)}</p>
      <Picture chart={chart} />
    </section>
  );
}

function Picture({ chart }: { chart: Chart }) {
  const { locale } = useView();
  const t = useText(words);
  const { question, rows, places } = chart;
  const caption = apart(locale, inLanguage(question.title, locale).text);
  // Where every count is hidden the sentence above has said so.
  if (question.kind === 'text' || rows.every((r) => r.base === null || r.base === 0 || r.cells.every((c) => c.count === null))) return null;
  const first = rows[0];
  if (question.kind === 'matrix' || question.kind === 'scale') {
    const parts = (first?.cells ?? []).map((c) => cellName(question, c, locale));
    return <SharesChart caption={caption} parts={parts} hidden={t('hidden')} rows={rows.map((r) => ({ label: r.label === null ? '' : inLanguage(r.label, locale).text, base: r.base, values: r.cells.map((c) => c.count) }))} />;
  }
  const shown = (first?.cells ?? []).flatMap((c) => (c.count === null ? [] : [{ label: cellName(question, c, locale), value: c.count }]));
  const hidden = (first?.cells ?? []).filter((c) => c.count === null);
  return (
    <>
      <BarChart caption={question.kind === 'ranking' ? t('first_place') : caption} unit={t('answers')} valueText={(n) => t('message_base', { n })} bars={shown}>
        {hidden.length > 0 && <p class="mt-muted">{t('hidden_answers', { answers: hidden.map((c) => apart(locale, cellName(question, c, locale))).join(t('quoted_and')) })}</p>}
      </BarChart>
      {places.length > 0 && <DefinitionList items={places.map((p) => ({ term: inLanguage(p.label, locale).text, value: t('average_place', { place: formatNumber(locale, Math.round(p.mean * 10) / 10) }) }))} />}
    </>
  );
}
