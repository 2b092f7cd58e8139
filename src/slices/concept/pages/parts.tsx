import { dirOf } from '../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import { escaped, Icon, languageName, markup, StateBadge, useText, useView } from '../../../ui/index.ts';
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

export interface Entry {
  readonly number: number | null;
  /** With language prefix. */
  readonly href: string;
  readonly title: Localized;
  readonly state: State;
  /** A few words below the title. */
  readonly note?: string | undefined;
}

/** As the state's badge elsewhere. */
const TONES: Readonly<Record<State, string>> = { idea: 'neutral', selected: 'plum', planned: 'info', running: 'info', done: 'success', permanent: 'success', stopped: 'danger', not_pursued: 'neutral' };

/** Numbered measures below each other. Rows are written as HTML: a page may have hundreds, and as elements they would cost more than the rest of it. */
export function EntryList({ entries }: { entries: readonly Entry[] }) {
  const { locale } = useView();
  const t = useText(words);
  const row = ({ number, href, title, state, note }: Entry): string => {
    const { text, lang } = inLanguage(title, locale);
    const foreign = langOf(lang, locale);
    const attributes = foreign.lang === undefined ? '' : ` lang="${escaped(foreign.lang)}" dir="${foreign.dir}"`;
    const small = note === undefined ? '' : `<small>${escaped(note)}</small>`;
    return `<li><span>${number ?? '–'}</span><a href="${escaped(href)}"${attributes}>${escaped(text)}</a><b class="mt-state mt-tone--${TONES[state]}">${escaped(t(`state.${state}`))}</b>${small}</li>`;
  };
  return <ul class="mt-entries" role="list">{markup(entries.map(row).join(''))}</ul>;
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
