import type { ComponentChildren } from 'preact';
import { dirOf } from '../kernel/locale.ts';
import { formatDate, formatDateTime, languageName } from './format.ts';
import { Icon } from './icons.tsx';
import { useText, useView } from './view.ts';
import { words } from './words.ts';

/** A date for people and machines. */
export function DateText({ value, style = 'long', time = false }: { value: string | Date; style?: 'short' | 'long' | 'month' | 'year'; time?: boolean }) {
  const { locale } = useView();
  const shown = time && value instanceof Date ? formatDateTime(locale, value) : formatDate(locale, value, style);
  return <time dateTime={value instanceof Date ? value.toISOString() : value}>{shown}</time>;
}

export interface SourceNoteProps {
  readonly source: ComponentChildren;
  readonly href?: string;
  /** When it was read (`YYYY-MM-DD`). */
  readonly accessed?: string;
}

/** Where a fact comes from. */
export function SourceNote({ source, href, accessed }: SourceNoteProps) {
  const { locale } = useView();
  const t = useText(words);
  const [before, after] = t('source', { source: '\u0000' }).split('\u0000');
  return (
    <p class="mt-source">
      {before}
      <bdi>{href === undefined ? source : <a href={href}>{source}</a>}</bdi>
      {after}
      {accessed !== undefined && ` (${t('source_accessed', { date: formatDate(locale, accessed) })})`}
    </p>
  );
}

/** A text and, below it, where it comes from. */
export function DescriptionWithSource({ children, ...source }: SourceNoteProps & { children: ComponentChildren }) {
  return (
    <div class="mt-flow">
      {typeof children === 'string' ? <p>{children}</p> : children}
      <SourceNote {...source} />
    </div>
  );
}

/** A picture or chart with its caption. */
export function Figure({ caption, children }: { caption: ComponentChildren; children: ComponentChildren }) {
  return (
    <figure class="mt-figure">
      {children}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** Somebody's own words. */
export function Quote({ children, by, lang }: { children: ComponentChildren; by?: ComponentChildren; lang?: string }) {
  return (
    <blockquote class="mt-quote">
      <div lang={lang} dir={lang === undefined ? 'auto' : dirOf(lang)}>{typeof children === 'string' ? paragraphs(children) : children}</div>
      {by !== undefined && <footer>{by}</footer>}
    </blockquote>
  );
}

/** Free text with its line breaks; each paragraph finds its own direction. */
export function PlainText({ text, lang }: { text: string; lang?: string }) {
  return <div class="mt-flow" lang={lang}>{paragraphs(text)}</div>;
}

function paragraphs(text: string) {
  return text.split(/\n{2,}/).map((part) => <p dir="auto">{part.split('\n').flatMap((line, i) => (i === 0 ? [line] : [<br />, line]))}</p>);
}

export interface LanguageNoteProps {
  /** The text as the reader gets it (see `inLanguage`). */
  readonly lang: string;
  /** The language of the original. */
  readonly source?: string;
  readonly machine?: boolean;
  readonly stale?: boolean;
  readonly children: ComponentChildren;
}

/** Text with its language, and a note where that is not the page's, or where a translation is unreviewed or out of date. */
export function LanguageNote({ lang, source, machine, stale, children }: LanguageNoteProps) {
  const { locale } = useView();
  const t = useText(words);
  const same = lang === locale || lang === locale.split('-')[0];
  const notes = [
    !same && t('other_language', { language: languageName(locale, lang) }),
    machine === true && t('machine_translated'),
    stale === true && t('stale_translation', { language: languageName(locale, source ?? 'de') }),
  ].filter((note) => note !== false);
  return (
    <>
      {notes.length > 0 && <p class="mt-language"><Icon name="globe" small />{notes.join(' ')}</p>}
      {lang === locale ? children : <div class="mt-flow" lang={lang} dir={dirOf(lang)}>{children}</div>}
    </>
  );
}

/** More for those who want it; closed at first. */
export function More({ summary, open, children }: { summary: ComponentChildren; open?: boolean; children: ComponentChildren }) {
  return (
    <details class="mt-more" open={open}>
      <summary><Icon name="down" small />{summary}</summary>
      <div class="mt-more__body mt-flow">{children}</div>
    </details>
  );
}

/** Heard, not seen. */
export function ScreenReaderOnly({ children }: { children: ComponentChildren }) {
  return <span class="kern-sr-only">{children}</span>;
}

/** A code to copy or read aloud: large, left to right in every language. */
export function Code({ children }: { children: string }) {
  return <p class="mt-code" dir="ltr">{children}</p>;
}
