import { dirOf } from '../../../../kernel/locale.ts';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import type { Query } from '../../../../platform/web/site.ts';
import { Alert, Button, DefinitionList, EmptyState, FilterBar, formatNumber, Page, Pagination, RecordList, useText, useView } from '../../../../ui/index.ts';
import { figureEdit, figureHref, indicatorHref, NEW, PATHS } from '../../urls.ts';
import { words as monitoring } from '../../words.ts';
import type { ownCounts } from '../queries.ts';
import { TOPICS, type Figure, type FigureFilters } from '../schema.ts';
import { words } from '../words.ts';
import { FigureName, useAsOf, useFigureText } from './parts.tsx';

export interface FiguresPageProps {
  readonly items: readonly Figure[];
  readonly total: number;
  readonly asked: Query<typeof FigureFilters>;
  readonly territories: readonly string[];
  readonly own: Awaited<ReturnType<typeof ownCounts>>;
  readonly mayEdit: boolean;
}

/** The network in numbers: counted here, and printed in documents with source and date. */
export function FiguresPage({ items, total, asked, territories, own, mayEdit }: FiguresPageProps) {
  const t = useText(words);
  const m = useText(monitoring);
  const view = useView();
  const choices = [
    { name: 'topic', label: t('topic'), value: asked.topic ?? '', options: TOPICS.map((value) => ({ value, label: t(`topic.${value}`) })) },
    { name: 'territory', label: m('territory.label'), value: asked.territory ?? '', options: territories.map((value) => ({ value, label: value })) },
  ];
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: m('title'), href: view.href(PATHS.indicators) }]}>
      {mayEdit && <p><Button href={view.href(figureEdit(NEW))} kind="secondary">{t('staff.new')}</Button></p>}
      {own.length > 0 && (
        <section class="mt-flow">
          <h2>{t('own')}</h2>
          <p>{t('own_lead')}</p>
          <RecordList>{own.map((count) => <OwnCount count={count} />)}</RecordList>
        </section>
      )}
      <section class="mt-flow">
        <h2>{t('printed')}</h2>
        <p>{t('printed_lead')}</p>
        <FilterBar q={asked.q ?? ''} action={view.href(PATHS.figures)} choices={choices} />
        {items.length === 0 ? <EmptyState title={t('none')} /> : [...Map.groupBy(items, (figure) => figure.topic)].map(([topic, figures]) => <><h3>{t(`topic.${topic}`)}</h3><RecordList>{figures.map((figure) => <Entry figure={figure} />)}</RecordList></>)}
        {items.length > 0 && <Pagination page={asked.page} pageSize={asked.pageSize} total={total} />}
      </section>
      <p class="mt-source">{m('as_data')} <a href={`${PATHS.figures}.json`}>JSON</a> · <a href={`${PATHS.figures}.csv`}>CSV</a></p>
    </Page>
  );
}

function OwnCount({ count: { code, name, unit, value, period } }: { count: FiguresPageProps['own'][number] }) {
  const m = useText(monitoring);
  const { locale, href } = useView();
  const number = value === null ? m('qualifier.suppressed') : `${formatNumber(locale, value)}${unit === 'percent' ? ' %' : ''}`;
  return <p><a href={href(indicatorHref(code))}><strong>{number}</strong> <FigureName figure={{ name }} /></a> <span class="mt-muted">({period})</span></p>;
}

function Entry({ figure }: { figure: Figure }) {
  const view = useView();
  const text = useFigureText();
  const asOf = useAsOf();
  return (
    <>
      <p><a href={view.href(figureHref(figure.id))}><strong>{text(figure)}</strong> <FigureName figure={figure} /></a></p>
      <p class="mt-muted mt-small"><bdi lang="de">{figure.territory}</bdi> · {asOf(figure.asOf)} · <bdi lang="de">{figure.source}</bdi></p>
    </>
  );
}

/** One figure with everything that is known of it. */
export function FigurePage({ figure, mayEdit }: { figure: Figure; mayEdit: boolean }) {
  const t = useText(words);
  const m = useText(monitoring);
  const view = useView();
  const text = useFigureText();
  const asOf = useAsOf();
  const note = figure.note === null ? null : inLanguage(figure.note, view.locale);
  const facts = [
    { term: m('territory.label'), value: <bdi lang="de">{figure.territory}</bdi> },
    { term: t('as_of'), value: asOf(figure.asOf) },
    { term: t('source'), value: <bdi lang="de">{figure.source}</bdi> },
    ...(figure.citedSource === '' ? [] : [{ term: t('cited'), value: <bdi lang="de">{figure.citedSource}</bdi> }]),
    ...(figure.qualifier === 'exact' || figure.qualifier === 'lost' ? [] : [{ term: t('precision'), value: t(`qualifier.${figure.qualifier}`) }]),
  ];
  return (
    <Page title={sourceText(figure.name)} heading={<FigureName figure={figure} />} eyebrow={t(`topic.${figure.topic}`)} lead={text(figure)} crumbs={[{ label: m('title'), href: view.href(PATHS.indicators) }, { label: t('title'), href: view.href(PATHS.figures) }]}>
      {figure.invented && <Alert tone="info">{m('invented')}</Alert>}
      <DefinitionList items={facts} />
      {note !== null && <p lang={note.lang} dir={dirOf(note.lang)}>{note.text}</p>}
      {mayEdit && <p><Button href={view.href(figureEdit(figure.id))} kind="secondary">{t('staff.edit')}</Button></p>}
      <p class="mt-source">{m('as_data')} <a href={`${figureHref(figure.id)}.json`}>JSON</a></p>
    </Page>
  );
}
