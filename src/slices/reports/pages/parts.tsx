import { dirOf } from '../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import { PlainText, StateBadge, useText, useView } from '../../../ui/index.ts';
import { conceptWords, type State } from '../../concept/public.ts';

/** A localized text in a line, marked where it is in another language than the page. */
export function Said({ value }: { value: Localized }) {
  const { locale } = useView();
  const { text, lang } = inLanguage(value, locale);
  return lang === locale || lang === locale.split('-')[0] ? <>{text}</> : <span lang={lang} dir={dirOf(lang)}>{text}</span>;
}

/** A localized text in paragraphs. */
export function SaidText({ value }: { value: Localized }) {
  const { locale } = useView();
  const { text, lang } = inLanguage(value, locale);
  return lang === locale ? <PlainText text={text} /> : <PlainText text={text} lang={lang} />;
}

export function MeasureState({ state }: { state: State }) {
  const t = useText(conceptWords);
  return <StateBadge state={state}>{t(`state.${state}`)}</StateBadge>;
}
