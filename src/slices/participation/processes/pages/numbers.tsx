import { inLanguage } from '../../../../kernel/localized.ts';
import { DefinitionList, formatDate, formatNumber, ScreenReaderOnly, useText, useView } from '../../../../ui/index.ts';
import type { Locale } from '../../../../kernel/locale.ts';
import type { Phase, PhaseNumber } from '../queries.ts';
import { byQuantity } from '../rules.ts';
import { words } from '../words.ts';

/** Numbers of a phase; where sources disagree, every one is shown with where it stands. */
export function PhaseNumbers({ numbers }: { numbers: readonly PhaseNumber[] }) {
  const t = useText(words);
  const { locale } = useView();
  if (numbers.length === 0) return null;
  const items = byQuantity(numbers).map(({ statements, contradictory }) => ({
    term: inLanguage((statements[0] as PhaseNumber).label, locale).text,
    value: [
      ...statements.map((s) => (
        <>
          <strong>{valueText(t, locale, s)}</strong>
          {s.source !== '' && <span class="mt-muted mt-small"> ({s.source})</span>}
        </>
      )),
      ...(contradictory ? [<span class="mt-small">{t(statements.some((s) => s.qualifier === 'recorded') ? 'number.differs' : 'number.contradictory')}</span>] : []),
    ],
  }));
  return (
    <>
      <ScreenReaderOnly>{t('number.title')}</ScreenReaderOnly>
      <DefinitionList items={items} />
    </>
  );
}

type T = ReturnType<typeof words>;

function valueText(t: T, locale: Locale, { value, unit, qualifier }: PhaseNumber): string {
  const n = formatNumber(locale, value);
  const plain = unit === 'percent' ? t('number.percent', { n }) : unit === 'months' ? t('number.months', { n: value }) : n;
  return qualifier === 'exact' ? plain : t(`number.${qualifier}`, { n: plain });
}

/** A phase's dates as exactly as the source has them; empty where it has none. */
export function phaseDates(t: T, locale: Locale, { startsOn, endsOn, precision }: Pick<Phase, 'startsOn' | 'endsOn' | 'precision'>): string {
  const style = precision === 'day' ? 'long' : precision;
  const [from, to] = [startsOn, endsOn].map((day) => (day === null ? null : formatDate(locale, day, style)));
  if (from === null || from === undefined) return to === null || to === undefined ? '' : t('dates.until', { to });
  if (to === null || to === undefined) return t('dates.from', { from });
  return from === to ? from : t('dates.period', { from, to });
}
