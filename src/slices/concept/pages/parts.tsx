import type { ComponentChildren } from 'preact';
import { dirOf } from '../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import { StateBadge, useText, useView, languageName, Icon } from '../../../ui/index.ts';
import type { State } from '../measures/rules.ts';
import { words } from '../words.ts';

/** Attributes of an element whose text is in another language than the page; none otherwise, which keeps long lists small. */
export function langOf(lang: string, locale: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
  return lang === locale || lang === locale.split('-')[0] ? {} : { lang, dir: dirOf(lang) };
}

/** A localized text in a line, in the language the reader gets. */
export function Said({ value }: { value: Localized }) {
  const { locale } = useView();
  const { text, lang } = inLanguage(value, locale);
  const attributes = langOf(lang, locale);
  return attributes.lang === undefined ? <>{text}</> : <span {...attributes}>{text}</span>;
}

/** A link whose words are a localized text. */
export function SaidLink({ value, href }: { value: Localized; href: string }) {
  const { locale } = useView();
  const { text, lang } = inLanguage(value, locale);
  return <a href={href} {...langOf(lang, locale)}>{text}</a>;
}

/** A localized text in paragraphs. */
export function SaidText({ value }: { value: Localized }) {
  const { locale } = useView();
  const { text, lang } = inLanguage(value, locale);
  return <div class="mt-flow" {...langOf(lang, locale)}>{text.split(/\n{2,}/).map((part) => <p>{part.split('\n').flatMap((line, i) => (i === 0 ? [line] : [<br />, line]))}</p>)}</div>;
}

export function MeasureState({ state }: { state: State }) {
  const t = useText(words);
  return <StateBadge state={state}>{t(`state.${state}`)}</StateBadge>;
}

/** Said once a page where its contents are not in the page's language. */
export function ContentsIn({ source }: { source: string }) {
  const { locale } = useView();
  const t = useText(words);
  if (source === locale || source === locale.split('-')[0]) return null;
  return <p class="mt-language"><Icon name="globe" small />{t('contents_in', { language: languageName(locale, source) })}</p>;
}

/** Links to the same thing as data. */
export function DataLinks({ links }: { links: readonly { readonly label: string; readonly href: string }[] }) {
  const t = useText(words);
  return (
    <p class="mt-source">
      {t('as_data')}{' '}
      {links.flatMap((link, i) => [i === 0 ? '' : ' · ', <a href={link.href}>{link.label}</a>])}
    </p>
  );
}

/** Number, words and state of one measure in a list: the number is its mark, the words are the link. */
export function EntryLine({ number, href, title, state, children }: { number: number | null; href: string; title: Localized; state: State; children?: ComponentChildren }) {
  return (
    <li class="mt-entry">
      <span class="mt-entry__number">{number ?? '–'}</span>
      <span class="mt-entry__text">
        <SaidLink value={title} href={href} />
        {children}
      </span>
      <MeasureState state={state} />
    </li>
  );
}

/** Runs of rows that belong together, in their order. */
export function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): readonly (readonly [Row, ...Row[]])[] {
  const groups: [Row, ...Row[]][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last !== undefined && keyOf(last[0]) === keyOf(row)) last.push(row);
    else groups.push([row]);
  }
  return groups;
}
