import type { ComponentChildren } from 'preact';
import { dirOf, type Locale } from '../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import { Alert, DateField, FieldGroup, LanguageNote, NumberField, PlainText, RadioGroup, useText, useView } from '../../../ui/index.ts';
import { isSaid } from '../rules.ts';
import { OUTCOMES, type Outcome } from '../schema.ts';
import { staffWords, words } from '../words.ts';

/** A short localized text in a line, marked with its language where that is not the page's. */
export function Said({ value }: { value: Localized }) {
  const { locale } = useView();
  const { text, lang } = inLanguage(value, locale);
  return lang === locale ? <>{text}</> : <span lang={lang} dir={dirOf(lang)}>{text}</span>;
}

/** A link whose words are a localized text. */
export function SaidLink({ value, href }: { value: Localized; href: string }) {
  const { locale } = useView();
  const { text, lang } = inLanguage(value, locale);
  return lang === locale ? <a href={href}>{text}</a> : <a href={href} lang={lang} dir={dirOf(lang)}>{text}</a>;
}

/** A longer localized text in paragraphs; nothing where there is none. */
export function Told({ value }: { value: Localized }) {
  const { locale } = useView();
  const { text, lang, machine, stale } = inLanguage(value, locale);
  if (text === '') return null;
  return <LanguageNote lang={lang} source={value.source} machine={machine} stale={stale}><PlainText text={text} /></LanguageNote>;
}

/** A heading and a text below it; neither where the text says nothing. */
export function Part({ title, value }: { title: string; value: Localized }) {
  return isSaid(value) ? <section class="mt-flow"><h2>{title}</h2><Told value={value} /></section> : null;
}

/** Says on every page of something invented that nothing of it is real. */
export function InventedNote({ invented }: { invented: boolean }) {
  const t = useText(words);
  return invented ? <Alert tone="warning" title={t('invented.title')}>{t('invented.text')}</Alert> : null;
}

/** Links to the same thing as data or as a file. */
export function DataLinks({ links }: { links: readonly { readonly label: string; readonly href: string }[] }) {
  const t = useText(words);
  return links.length === 0 ? null : <p class="mt-source">{t('as_data')}{' '}{links.flatMap((link, i) => [i === 0 ? '' : ' · ', <a href={link.href}>{link.label}</a>])}</p>;
}

export interface Vote {
  readonly outcome: Outcome;
  readonly ayes: number | null;
  readonly noes: number | null;
  readonly abstentions: number | null;
}

/** How it was voted, in words; null where that is not known. */
export function voteText(locale: Locale, { outcome, ayes, noes, abstentions }: Vote): string | null {
  const t = words(locale);
  const counted = [ayes === null ? '' : t('vote.ayes', { n: ayes }), noes === null ? '' : t('vote.noes', { n: noes }), abstentions === null ? '' : t('vote.abstentions', { n: abstentions })].filter((x) => x !== '');
  const said = [outcome === 'unknown' ? '' : t(`outcome.${outcome}`), counted.join(locale === 'ar' ? '، ' : ', ')].filter((x) => x !== '');
  return said.length === 0 ? null : said.join(locale === 'ar' ? '؛ ' : '; ');
}

/** The fields of a vote. */
export function VoteFields({ value }: { value?: Vote | undefined }) {
  const t = useText(words);
  const s = useText(staffWords);
  return (
    <FieldGroup legend={s('vote')}>
      <RadioGroup name="outcome" legend={s('outcome')} options={OUTCOMES.map((o) => ({ value: o, label: t(`outcome.${o}`) }))} value={value?.outcome ?? 'unknown'} />
      <NumberField name="ayes" label={s('ayes')} min={0} value={value?.ayes ?? undefined} optional />
      <NumberField name="noes" label={s('noes')} min={0} value={value?.noes ?? undefined} optional />
      <NumberField name="abstentions" label={s('abstentions')} min={0} value={value?.abstentions ?? undefined} optional />
    </FieldGroup>
  );
}

/** A day that may be left out. */
export const OptionalDay = (props: { name: string; label: string; hint?: string; value: string | null | undefined; max?: string }) => <DateField {...props} value={props.value ?? undefined} optional />;

/** Below an address that changes something: what was done. */
export function Saved({ shown, children }: { shown: boolean; children?: ComponentChildren }) {
  const s = useText(staffWords);
  return shown ? <Alert tone="success" role="status" title={s('saved')}>{children}</Alert> : null;
}
