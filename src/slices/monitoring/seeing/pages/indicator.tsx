import type { ComponentChildren } from 'preact';
import { dirOf, type Locale } from '../../../../kernel/locale.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Alert, DefinitionList, EmptyState, formatDate, formatNumber, Page, useText, useView } from '../../../../ui/index.ts';
import type { Boundary, Territory } from '../../../territory/public.ts';
import type { Seen, ShownValue } from '../../register/queries.ts';
import { indicatorHref, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import { seriesOf, type Choice, type Place, type Snapshot } from '../rules.ts';
import { ChoiceForm, ChoiceNotes } from './choice.tsx';
import { Course } from './course.tsx';
import { TakeAway } from '../pictures/pages/take-away.tsx';
import { Places } from './places.tsx';
import { groupName } from './say.tsx';

/** Values as the address asks for them. */
export interface SeenValues {
  /** Of the chosen territories. */
  readonly values: readonly ShownValue[];
  readonly areas: readonly Place[];
  readonly choice: Choice;
  readonly snapshot: Snapshot | null;
  readonly places: readonly Territory[];
  readonly boundaries: readonly Boundary[];
}

export interface IndicatorPageProps {
  readonly indicator: Seen;
  readonly seen: SeenValues;
  /** The indicators that a derived one is computed from. */
  readonly from: readonly Pick<Seen, 'code' | 'name'>[];
  /** What the office noted about it. */
  readonly needs: ComponentChildren;
  readonly thread: ComponentChildren;
}

/** One indicator: its course, its values, and all that is needed to understand them. */
export function IndicatorPage({ indicator, seen, from, needs, thread }: IndicatorPageProps) {
  const t = useText(words);
  const view = useView();
  const name = inLanguage(indicator.name, view.locale);
  const definition = inLanguage(indicator.definition, view.locale);
  const href = indicatorHref(indicator.code);
  const { values, areas, choice, snapshot } = seen;
  const shown = seriesOf(values, choice);
  return (
    <Page title={name.text} {...(name.lang === view.locale ? {} : { contentLang: name.lang })} eyebrow={t(`field.${indicator.field}`)} crumbs={[{ label: t('title'), href: view.href(PATHS.indicators) }]} sheets={['charts']} wide>
      {indicator.invented && <Alert tone="warning">{t('invented')}</Alert>}
      <p lang={definition.lang} dir={dirOf(definition.lang)}>{definition.text}</p>
      {areas.length > 0 && <ChoiceForm action={view.href(href)} areas={areas} choice={choice} values={values} {...(snapshot === null ? {} : { map: snapshot })} />}
      <ChoiceNotes choice={choice} more={shown.more} />
      {values.length === 0 ? <EmptyState title={t('values.none.title')}><p>{t('values.none.text')}</p></EmptyState> : <Course indicator={indicator} values={values} choice={choice} series={shown.series} name={name.text} />}
      <Places indicator={indicator} name={name.text} seen={seen} />
      {values.length > 0 && <TakeAway href={href} name={name.text} places={snapshot !== null} />}
      {needs}
      <DefinitionList items={factsOf(indicator, t, view.locale)} />
      {from.length > 0 && <p>{t('fact.formula')}: {from.flatMap((f, i) => [i === 0 ? '' : ' · ', <a href={view.href(indicatorHref(f.code))}>{inLanguage(f.name, view.locale).text}</a>])}</p>}
      {thread}
      <p class="mt-source">{t('as_data')} <a href={`${href}.json`}>JSON</a> · <a href={`${href}.csv`}>CSV</a></p>
    </Page>
  );
}

type Words = ReturnType<typeof words>;

function factsOf(i: Seen, t: Words, locale: Locale) {
  return [
    { term: t('fact.unit'), value: t(`unit.${i.unit}`) },
    { term: t('fact.direction'), value: t(`direction.${i.direction}`) },
    { term: t('fact.every'), value: t(`every.${i.periodicity}`) },
    { term: t('fact.level'), value: t(`level.${i.finestLevel}`) },
    { term: t('fact.comparison'), value: i.comparison === '' ? null : <bdi lang="de">{groupName(i.comparison, locale)}</bdi> },
    { term: t('fact.target'), value: i.target === null || i.targetOn === null ? null : t('target.text', { value: formatNumber(locale, i.target), day: formatDate(locale, i.targetOn, 'long') }) },
    { term: t('fact.source'), value: i.usualSource === '' ? null : <bdi lang="de">{i.usualSource}</bdi> },
    { term: t('fact.licence'), value: i.licence === '' ? null : <bdi lang="de">{i.licence}</bdi> },
    { term: t('fact.formula'), value: i.formula === '' ? null : <code dir="ltr">{i.formula}</code> },
  ].flatMap((d) => (d.value === null ? [] : [{ term: d.term, value: d.value }]));
}
