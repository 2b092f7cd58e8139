import type { ComponentChildren } from 'preact';
import { Alert, DateText, PlainText, useText, useView } from '../../../ui/index.ts';
import { words } from '../words.ts';

export type Settings = Readonly<Record<string, string>>;

/** Until the operator has confirmed a legal text, everybody sees that it is a template. */
export function DraftMark({ reviewed }: { reviewed: string | null }) {
  const t = useText(words);
  if (reviewed === null) return <Alert tone="warning" title={t('draft.title')}>{t('draft.text')}</Alert>;
  const [before, after] = t('reviewed', { date: '\u0000' }).split('\u0000');
  return <p class="mt-muted mt-small">{before}<DateText value={reviewed} />{after}</p>;
}

/** A text that the operator entered, in German; says so to readers of other languages. */
export function Given({ value, mono }: { value: string | undefined; mono?: boolean }) {
  const t = useText(words);
  const { locale } = useView();
  if (value === undefined || value === '') return <span class="mt-muted">{t('not_given')}</span>;
  if (mono === true) return <bdi dir="ltr">{value}</bdi>;
  return locale.startsWith('de') ? <PlainText text={value} /> : <PlainText text={value} lang="de" />;
}

export function MailLink({ to }: { to: string | undefined }) {
  return to === undefined || to === '' ? <Given value={to} /> : <a href={`mailto:${to}`}><bdi dir="ltr">{to}</bdi></a>;
}

export function Section({ title, id, children }: { title: string; id?: string; children: ComponentChildren }) {
  return (
    <section class="mt-flow" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
