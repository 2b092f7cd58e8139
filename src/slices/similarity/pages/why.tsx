import type { Locale } from '../../../kernel/locale.ts';
import { formatPercent, useText, useView } from '../../../ui/index.ts';
import type { Reason } from '../reasons/rules.ts';
import { likenessOf } from '../rules.ts';
import { words } from '../words.ts';

export interface WhyProps {
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** Language of the compared texts. */
  readonly lang: string;
  /** With the score as a figure, for staff. */
  readonly figure?: boolean;
}

/** How alike two texts are, and which words say so: „Dolmetscherpool“ ~ „Sprachmittlern“ (anderes Wort dafür). */
export function Why({ score, reasons, lang, figure = false }: WhyProps) {
  const t = useText(words);
  const { locale } = useView();
  return (
    <span>
      {likeness(locale, score, figure)}
      {reasons.map((reason, i) => (
        <>{i === 0 ? ': ' : ', '}<bdi lang={lang}>{quoted(locale, reason)}</bdi>{sameWord(reason) ? '' : ` (${t(`how.${reason.how}`)})`}</>
      ))}
    </span>
  );
}

/** The same in one line without markup, for the hint of a choice. */
export function whyText(locale: Locale, { score, reasons, figure = false }: Omit<WhyProps, 'lang'>): string {
  const t = words(locale);
  const said = reasons.map((reason) => `\u2068${quoted(locale, reason)}\u2069${sameWord(reason) ? '' : ` (${t(`how.${reason.how}`)})`}`);
  return `${likeness(locale, score, figure)}${said.length === 0 ? '' : ': '}${said.join(', ')}`;
}

function likeness(locale: Locale, score: number, figure: boolean): string {
  const t = words(locale);
  const like = t(`like.${likenessOf(score)}`);
  return figure ? t('scored', { like, percent: formatPercent(locale, score) }) : like;
}

const sameWord = ({ mine, theirs }: Reason): boolean => mine.toLowerCase() === theirs.toLowerCase();
const quoted = (locale: Locale, reason: Reason): string => (sameWord(reason) ? words(locale)('word', { word: reason.mine }) : words(locale)('pair', { mine: reason.mine, theirs: reason.theirs }));
