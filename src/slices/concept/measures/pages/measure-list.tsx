import { inLanguage } from '../../../../kernel/localized.ts';
import { EmptyState, FilterBar, Kept, Page, Pagination, Tabs, useText, useView, type FilterChoice, formatNumber } from '../../../../ui/index.ts';
import { ContentsIn, DataLinks, EntryList, grouped, langOf, Said } from '../../pages/parts.tsx';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Facets, MeasureLine } from '../queries.ts';
import { STATES, type State } from '../rules.ts';

export interface MeasureListProps {
  readonly rows: readonly MeasureLine[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly facets: Facets;
  readonly departments: readonly { readonly slug: string; readonly name: string }[];
  readonly places: readonly { readonly key: string; readonly name: string }[];
  /** The filters as asked. */
  readonly asked: { readonly q: string | null; readonly concept: string | null; readonly field: string | null; readonly goal: string | null; readonly state: State | null; readonly department: string | null; readonly municipality: string | null };
  readonly mayImport: boolean;
}

export function MeasureListPage(props: MeasureListProps) {
  const view = useView();
  const t = useText(words);
  const { rows, facets, asked, total } = props;
  const all = facets.states.reduce((sum, s) => sum + s.n, 0);
  const crossing = new Set(rows.map((r) => facets.titles[r.fieldId]?.concept)).size > 1;
  return (
    <Page title={t('measures')} lead={t('measures.lead', { n: all })} description={t('measures.description')} wide>
      <ContentsIn source="de" />
      {NARROWED.every((name) => asked[name] === null) ? <Kept of={facets} name="ways in">{() => <WaysIn {...props} all={all} />}</Kept> : <WaysIn {...props} all={all} />}
      {rows.length === 0
        ? <EmptyState title={t('measures.none')} action={<a href={view.href(PATHS.measures)}>{t('measures.all')}</a>}>{all === 0 ? t('measures.none_yet') : t('measures.none_hint')}</EmptyState>
        : grouped(rows, (r) => r.fieldId).map((group) => <FieldGroup rows={group} crossing={crossing} facets={facets} />)}
      {rows.length > 0 && <Pagination page={props.page} pageSize={props.pageSize} total={total} />}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.measures}.${ending}${queryOf(asked)}` }))} />
      {props.mayImport && <p><a href={view.href(PATHS.conceptImport)}>{t('staff.import.link')}</a></p>}
    </Page>
  );
}

const NARROWED = ['q', 'concept', 'field', 'goal', 'state', 'department', 'municipality'] as const;

/** While nothing is chosen, the same on every page of the list. */
function WaysIn(props: MeasureListProps & { all: number }) {
  return (
    <>
      <Filters {...props} />
      <StateTabs {...props} />
    </>
  );
}

function queryOf(asked: MeasureListProps['asked']): string {
  const chosen = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== null);
  const query = chosen.length === 0 ? '' : new URLSearchParams(chosen).toString();
  return query === '' ? '' : `?${query}`;
}

function Filters({ facets, departments, places, asked }: MeasureListProps) {
  const { locale } = useView();
  const t = useText(words);
  const option = (value: string, title: Parameters<typeof inLanguage>[0], n: number) => {
    const { text, lang } = inLanguage(title, locale);
    const foreign = langOf(lang, locale).lang;
    return { value, label: `${text} (${formatNumber(locale, n)})`, ...(foreign === undefined ? {} : { lang: foreign }) };
  };
  const choices: FilterChoice[] = [{ name: 'field', label: t('field'), options: facets.fields.map((f) => option(f.code, f.title, f.n)), value: asked.field }];
  if (facets.concepts.length > 1) choices.unshift({ name: 'concept', label: t('concept'), options: facets.concepts.map((c) => option(c.slug, c.title, c.n)), value: asked.concept });
  if (departments.length > 0) choices.push({ name: 'department', label: t('lead_department'), options: departments.map((d) => ({ value: d.slug, label: d.name })), value: asked.department });
  if (places.length > 0) choices.push({ name: 'municipality', label: t('municipality'), options: places.map((p) => ({ value: p.key, label: p.name })), value: asked.municipality });
  return (
    <FilterBar q={asked.q} choices={choices}>
      {asked.state !== null && <input type="hidden" name="state" value={asked.state} />}
      {asked.goal !== null && <input type="hidden" name="goal" value={asked.goal} />}
    </FilterBar>
  );
}

function StateTabs({ facets, asked, all }: MeasureListProps & { all: number }) {
  const view = useView();
  const t = useText(words);
  if (facets.states.length < 2) return null;
  const href = (state: State | null) => view.href(PATHS.measures + queryOf({ ...asked, state }));
  const counts = new Map(facets.states.map((s) => [s.state, s.n]));
  const items = STATES.filter((s) => counts.has(s)).map((state) => ({ label: t(`state.${state}`), href: href(state), current: asked.state === state, count: counts.get(state) ?? 0 }));
  return <Tabs label={t('state')} items={[{ label: t('all'), href: href(null), current: asked.state === null, count: all }, ...items]} />;
}

function FieldGroup({ rows, crossing, facets }: { rows: readonly [MeasureLine, ...MeasureLine[]]; crossing: boolean; facets: Facets }) {
  const field = facets.titles[rows[0].fieldId];
  const concept = crossing ? facets.concepts.find((c) => c.slug === field?.concept) : undefined;
  return (
    <section class="mt-field">
      {field !== undefined && <h2><Said value={field.title} /></h2>}
      {concept !== undefined && <p class="mt-muted"><Said value={concept.title} /></p>}
      {grouped(rows, (r) => r.goalId).map((group) => <GoalGroup rows={group} titles={facets.titles} />)}
    </section>
  );
}

function GoalGroup({ rows, titles }: { rows: readonly [MeasureLine, ...MeasureLine[]]; titles: Facets['titles'] }) {
  const view = useView();
  const t = useText(words);
  const goal = rows[0].goalId === null ? undefined : titles[rows[0].goalId];
  return (
    <div class="mt-goal">
      {goal !== undefined && <h3><span class="mt-goal__number">{goal.position}</span><Said value={goal.title} /></h3>}
      <EntryList entries={rows.map((row) => ({ number: row.number, href: view.href(hrefs.measure(row.key)), title: row.title, state: row.state, note: row.public ? undefined : t('not_public') }))} />
    </div>
  );
}
