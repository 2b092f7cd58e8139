import { Alert, Badge, DateText, EmptyState, FilterBar, Page, Pagination, Table, useText, useView } from '../../../../../ui/index.ts';
import { DataLinks, MeasureState, SaidLink } from '../../../pages/parts.tsx';
import { hrefs } from '../../../urls.ts';
import { UnitName, type Unit } from '../../pages/parts.tsx';
import { CONCERNS, daysOver, type Concern } from '../../rules.ts';
import { carryingHrefs, PATHS } from '../../urls.ts';
import { words as updateWords } from '../../updates/words.ts';
import { words } from '../../words.ts';
import type { AttentionLine, UnitConcerns } from '../queries.ts';

export interface AttentionPageProps {
  readonly items: readonly AttentionLine[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly units: readonly (Unit & { readonly slug: string })[];
  readonly concerns: readonly UnitConcerns[];
  readonly asked: { readonly concern: Concern | null; readonly department: string | null };
  readonly today: string;
  /** Whether the reader runs the office: settings, finance. */
  readonly runs: boolean;
  readonly baseline: number;
}

/** What is missing, by unit: the sums, then the measures. No figure is about a person. */
export function AttentionPage(props: AttentionPageProps) {
  const view = useView();
  const t = useText(words);
  const ours = useText(updateWords);
  const { items, total, asked } = props;
  const query = Object.fromEntries(Object.entries(asked).filter((pair): pair is [string, Concern] => pair[1] !== null));
  return (
    <Page title={t('staff.attention')} lead={t('staff.attention_lead')} staff>
      <nav aria-label={t('staff.tools')}>
        <ul>
          <li><a href={view.href(PATHS.ours)}>{ours('staff.ours')}</a></li>
          <li><a href={view.href(PATHS.sheet)}>{t('staff.sheet_title')}</a></li>
          <li><a href={view.href(PATHS.views)}>{t('staff.views_title')}</a></li>
          {props.runs && <li><a href={view.href(PATHS.finance)}>{t('staff.finance_title')}</a></li>}
          {props.runs && <li><a href={view.href(PATHS.baseline)}>{t('staff.baseline_title')}</a></li>}
        </ul>
      </nav>
      {props.baseline > 0 && <Alert>{t('staff.attention_baseline', { n: props.baseline })}</Alert>}
      {props.concerns.length > 0 && <ByUnit {...props} />}
      <h2>{t('measures')}</h2>
      <FilterBar
        choices={[
          { name: 'concern', label: t('staff.concern'), options: CONCERNS.map((c) => ({ value: c, label: t(`staff.concern.${c}`) })), value: asked.concern },
          { name: 'department', label: t('unit'), options: [{ value: 'none', label: t('unit_none') }, ...props.units.map((u) => ({ value: u.slug, label: u.name.texts[u.name.source]?.text ?? u.slug }))], value: asked.department },
        ]}
      />
      {items.length === 0 ? <EmptyState title={t('staff.attention_none')} /> : <Lines {...props} />}
      {items.length > 0 && <Pagination page={props.page} pageSize={props.pageSize} total={total} />}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.attention}.${ending}${Object.keys(query).length === 0 ? '' : `?${new URLSearchParams(query).toString()}`}` }))} />
    </Page>
  );
}

function ByUnit({ concerns, units }: AttentionPageProps) {
  const view = useView();
  const t = useText(words);
  const known = new Map(units.map((u) => [u.id, u]));
  const slugOf = (u: UnitConcerns) => (u.departmentId === null ? 'none' : (known.get(u.departmentId)?.slug ?? ''));
  return (
    <Table
      caption={t('staff.attention_by_unit')} rows={concerns}
      columns={[
        { label: t('unit'), rowHeader: true, cell: (u) => { const unit = u.departmentId === null ? undefined : known.get(u.departmentId); return <a href={view.href(carryingHrefs.attention({ department: slugOf(u) }))}>{unit === undefined ? t('unit_none') : <UnitName unit={unit} />}</a>; } },
        { label: t('measures'), cell: (u) => u.measures, type: 'number' },
        ...CONCERNS.map((concern) => ({
          label: t(`staff.concern.${concern}`),
          type: 'number' as const,
          cell: (u: UnitConcerns) => (u.byConcern[concern] === 0 ? 0 : <a href={view.href(carryingHrefs.attention({ department: slugOf(u), concern }))}>{u.byConcern[concern]}</a>),
        })),
      ]}
    />
  );
}

function Lines({ items, units, today }: AttentionPageProps) {
  const view = useView();
  const t = useText(words);
  const known = new Map(units.map((u) => [u.id, u]));
  return (
    <Table
      caption={t('staff.attention_list')} hideCaption rows={items}
      columns={[
        { label: t('measure'), rowHeader: true, cell: (m) => <SaidLink value={m.title} href={view.href(hrefs.measure(m.key))} /> },
        { label: t('unit'), cell: (m) => { const unit = m.departmentId === null ? undefined : known.get(m.departmentId); return unit === undefined ? t('unit_none') : <UnitName unit={unit} />; } },
        { label: t('state'), cell: (m) => <MeasureState state={m.state} />, type: 'short' },
        { label: t('staff.concern'), cell: (m) => <>{m.concerns.map((c) => <><Badge tone={c === 'overdue' ? 'warning' : 'neutral'}>{c === 'overdue' ? t('staff.overdue_days', { n: daysOver(m.due, today) }) : t(`staff.concern.${c}`)}</Badge>{' '}</>)}</> },
        { label: t('staff.last_word'), cell: (m) => <DateText value={m.lastWord} />, type: 'short' },
      ]}
    />
  );
}
