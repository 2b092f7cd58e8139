import { dirOf, type Locale } from '../../../../kernel/locale.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { formatDate, formatNumber, useText, useView } from '../../../../ui/index.ts';
import type { Figure } from '../schema.ts';
import { words } from '../words.ts';

/** "more than 300,000", "15.1 to 20 %", "not there in the document". */
export function useFigureText(): (figure: Pick<Figure, 'value' | 'valueTo' | 'unit' | 'qualifier'>) => string {
  const t = useText(words);
  const { locale } = useView();
  return ({ value, valueTo, unit, qualifier }) => {
    if (value === null) return t('qualifier.lost');
    const number = valueTo === null ? formatNumber(locale, value) : t('from_to', { from: formatNumber(locale, value), to: formatNumber(locale, valueTo) });
    const whole = t(`in_unit.${unit}`, { number });
    return qualifier === 'exact' || qualifier === 'lost' ? whole : t(`said.${qualifier}`, { number: whole });
  };
}

/** What a figure counts, marked where it is not in the page's language. */
export function FigureName({ figure }: { figure: Pick<Figure, 'name'> }) {
  const { locale } = useView();
  const { text, lang } = inLanguage(figure.name, locale);
  return <span lang={lang} dir={dirOf(lang)}>{text}</span>;
}

/** `2016`, "June 2015", "November 2015 to January 2019", "since 2017". */
export function useAsOf(): (asOf: string) => string {
  const t = useText(words);
  const { locale } = useView();
  return (asOf) => {
    const [from = '', to] = asOf.split('/');
    if (to === undefined) return oneDate(locale, from);
    return to === '' ? t('since', { from: oneDate(locale, from) }) : t('from_to', { from: oneDate(locale, from), to: oneDate(locale, to) });
  };
}

function oneDate(locale: Locale, value: string): string {
  if (value.length === 4) return value;
  return value.length === 7 ? formatDate(locale, `${value}-01`, 'month') : formatDate(locale, value, 'long');
}
