import type { ComponentChildren } from 'preact';
import { inLanguage } from '../../../../../kernel/localized.ts';
import { Actions, Button, EmptyState, FilterBar, formatNumber, Kept, Page, Pagination, Tabs, useText, useView, type FilterChoice } from '../../../../../ui/index.ts';
import type { Facets } from '../../../measures/queries.ts';
import { STATES, type State } from '../../../measures/rules.ts';
import { ContentsIn, DataLinks, langOf } from '../../../pages/parts.tsx';
import { hrefs, PATHS } from '../../../urls.ts';
import { words as conceptWords } from '../../../words.ts';
import { carryingHrefs, PATHS as CARRYING } from '../../urls.ts';
import { words } from '../../words.ts';
import type { SavedView } from '../queries.ts';
import { VIEWS, type View } from '../rules.ts';

/** The filters as asked. */
export interface AskedFor {
  readonly q: string | null;
  readonly concept: string | null;
  readonly field: string | null;
  readonly goal: string | null;
  readonly state: State | null;
  readonly department: string | null;
  readonly municipality: string | null;
}

export interface MeasuresPageProps {
  readonly kind: View;
  readonly facets: Facets;
  readonly asked: AskedFor;
  readonly departments: readonly { readonly slug: string; readonly name: string }[];
  readonly places: readonly { readonly key: string; readonly name: string }[];
  readonly saved: readonly SavedView[];
  /** Whether the reader carries out: sheets, saved views, what needs attention. */
  readonly staff: boolean;
  readonly mayImport: boolean;
  /** Pages of a view that has them; null where all is on one page. */
  readonly paging: { readonly page: number; readonly pageSize: number; readonly total: number } | null;
  readonly empty: boolean;
  /** The measures in this view. */
  readonly children: ComponentChildren;
}

const FILTERS = ['q', 'concept', 'field', 'goal', 'state', 'department', 'municipality'] as const;

/** All measures in one of several views; every choice has an address that can be shared. */
export function MeasuresPage(props: MeasuresPageProps) {
  const view = useView();
  const t = useText(conceptWords);
  const { facets, asked, kind } = props;
  const all = facets.states.reduce((sum, s) => sum + s.n, 0);
  const narrowed = FILTERS.some((name) => asked[name] !== null);
  return (
    <Page title={t('measures')} lead={t('measures.lead', { n: all })} description={t('measures.description')} wide>
      <ContentsIn source="de" />
      {narrowed ? <WaysIn {...props} all={all} /> : <Kept of={facets} name={`ways in ${kind}`}>{() => <WaysIn {...props} all={all} />}</Kept>}
      {props.empty ? <EmptyState title={t('measures.none')} action={<a href={view.href(PATHS.measures)}>{t('measures.all')}</a>}>{all === 0 ? t('measures.none_yet') : t('measures.none_hint')}</EmptyState> : props.children}
      {props.paging !== null && !props.empty && <Pagination {...props.paging} />}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.measures}.${ending}${queryOf(asked, 'list')}` }))} />
      {props.staff && <StaffTools asked={asked} kind={kind} />}
      {props.mayImport && <p><a href={view.href(PATHS.conceptImport)}>{t('staff.import.link')}</a></p>}
    </Page>
  );
}

function chosen(asked: AskedFor): Record<string, string> {
  return Object.fromEntries(Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== null));
}

/** A view with its filters, as part of an address. */
export function queryOf(asked: AskedFor, kind: View): string {
  const query = new URLSearchParams({ ...(kind === 'list' ? {} : { view: kind }), ...chosen(asked) }).toString();
  return query === '' ? '' : `?${query}`;
}

/** While nothing is chosen, the same on every page of the list. */
function WaysIn(props: MeasuresPageProps & { all: number }) {
  return (
    <>
      <ViewTabs {...props} />
      {props.saved.length > 0 && <Saved saved={props.saved} />}
      <Filters {...props} />
      {props.kind !== 'board' && <StateTabs {...props} />}
    </>
  );
}

function ViewTabs({ asked, kind }: MeasuresPageProps) {
  const view = useView();
  const t = useText(words);
  return <Tabs label={t('views')} items={VIEWS.map((v) => ({ label: t(`view.${v}`), href: view.href(PATHS.measures + queryOf(asked, v)), current: v === kind }))} />;
}

function Saved({ saved }: { saved: readonly SavedView[] }) {
  const view = useView();
  const t = useText(words);
  return <nav aria-label={t('saved')}><p>{t('saved')}: {saved.map((s, i) => <>{i > 0 && ' · '}<a href={view.href(`${PATHS.measures}?${s.query}`)} lang="de">{s.title}</a></>)}</p></nav>;
}

function StaffTools({ asked, kind }: { asked: AskedFor; kind: View }) {
  const view = useView();
  const t = useText(words);
  return (
    <Actions>
      <Button kind="secondary" small href={view.href(carryingHrefs.sheet(chosen(asked)))}>{t('staff.sheet_title')}</Button>
      <Button kind="secondary" small href={view.href(`${CARRYING.views}${queryOf(asked, kind)}`)}>{t('staff.view_save')}</Button>
      <Button kind="secondary" small href={view.href(CARRYING.attention)}>{t('staff.attention')}</Button>
    </Actions>
  );
}

function Filters({ facets, departments, places, asked, kind }: MeasuresPageProps) {
  const { locale } = useView();
  const t = useText(conceptWords);
  const c = useText(words);
  const option = (value: string, title: Parameters<typeof inLanguage>[0], n: number) => {
    const { text, lang } = inLanguage(title, locale);
    const foreign = langOf(lang, locale).lang;
    return { value, label: `${text} (${formatNumber(locale, n)})`, ...(foreign === undefined ? {} : { lang: foreign }) };
  };
  const choices: FilterChoice[] = [];
  if (facets.concepts.length > 1) choices.push({ name: 'concept', label: t('concept'), options: facets.concepts.map((k) => option(k.slug, k.title, k.n)), value: asked.concept });
  if (facets.fields.length > 0) choices.push({ name: 'field', label: t('field'), options: facets.fields.map((f) => option(f.code, f.title, f.n)), value: asked.field });
  if (departments.length > 0) choices.push({ name: 'department', label: t('lead_department'), options: [...departments.map((d) => ({ value: d.slug, label: d.name })), { value: 'none', label: c('unit_none') }], value: asked.department });
  if (places.length > 0) choices.push({ name: 'municipality', label: t('municipality'), options: places.map((p) => ({ value: p.key, label: p.name })), value: asked.municipality });
  return (
    <FilterBar q={asked.q} choices={choices}>
      {kind !== 'list' && <input type="hidden" name="view" value={kind} />}
      {asked.state !== null && <input type="hidden" name="state" value={asked.state} />}
      {asked.goal !== null && <input type="hidden" name="goal" value={asked.goal} />}
      {facets.fields.length === 0 && asked.field !== null && <input type="hidden" name="field" value={asked.field} />}
    </FilterBar>
  );
}

function StateTabs({ facets, asked, all, kind }: MeasuresPageProps & { all: number }) {
  const view = useView();
  const t = useText(conceptWords);
  if (facets.states.length < 2) return null;
  const href = (state: State | null) => view.href(PATHS.measures + queryOf({ ...asked, state }, kind));
  const counts = new Map(facets.states.map((s) => [s.state, s.n]));
  const items = STATES.filter((s) => counts.has(s)).map((state) => ({ label: t(`state.${state}`), href: href(state), current: asked.state === state, count: counts.get(state) ?? 0 }));
  return <Tabs label={t('state')} items={[{ label: t('all'), href: href(null), current: asked.state === null, count: all }, ...items]} />;
}

/** Where a goal has its measures. */
export const goalHref = (concept: string, field: string, goal: number | null): string => hrefs.measures({ view: 'table', concept, ...(goal === null ? { field } : { goal: `${field}-${goal}` }) });
