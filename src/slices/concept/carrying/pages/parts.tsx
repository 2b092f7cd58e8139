import type { ComponentChildren } from 'preact';
import { inLanguage, sourceText, type Localized } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Alert, DefinitionList, Page, useText, useView } from '../../../../ui/index.ts';
import { langOf } from '../../pages/parts.tsx';
import { hrefs, PATHS as CONCEPT } from '../../urls.ts';
import { words } from '../words.ts';

export interface Unit {
  readonly id: string;
  readonly name: Localized;
}

interface MeasureHead {
  readonly key: string;
  readonly title: Localized;
}

/** A page that edits a part of a measure: its way back, its title. */
export function MeasurePartPage({ measure, title, lead, children }: { measure: MeasureHead; title: string; lead?: string; children: ComponentChildren }) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={title} eyebrow={sourceText(measure.title)} {...(lead === undefined ? {} : { lead })} crumbs={[{ label: t('measures'), href: view.href(CONCEPT.measures) }, { label: measure.key, href: view.href(hrefs.measure(measure.key)) }]} staff>
      {children}
    </Page>
  );
}

/** What a colleague saved in the meantime, beside what was typed here and is still in the form. Only what differs is shown. */
export function Stored({ form, items }: { form: FormState; items: readonly { readonly term: string; readonly value: string }[] }) {
  const t = useText(words);
  if (!form.problems.some((p) => p.code === 'stale')) return null;
  return (
    <Alert tone="warning" title={t('staff.stored_title')}>
      <p>{t(items.length === 0 ? 'staff.stored_same' : 'staff.stored_text')}</p>
      {items.length > 0 && <DefinitionList items={items.map((i) => ({ term: i.term, value: i.value === '' ? t('staff.stored_empty') : <span lang="de">{i.value}</span> }))} />}
    </Alert>
  );
}

/** Text of a field as it was sent. */
export const sent = (form: FormState, name: string): string => [form.values[name] ?? ''].flat()[0] ?? '';

/** Name of a unit, in its language where the page has another. */
export function UnitName({ unit }: { unit: Unit }) {
  const { locale } = useView();
  const { text, lang } = inLanguage(unit.name, locale);
  const foreign = langOf(lang, locale);
  return foreign.lang === undefined ? <>{text}</> : <span {...foreign}>{text}</span>;
}
