import type { ComponentChildren } from 'preact';
import { DateText, formatPeriod, Table, useText, useView } from '../../../../../ui/index.ts';
import { stageOf, STATES, type State } from '../../../measures/rules.ts';
import type { Facets, MeasureTableRow, TitlesOf } from '../../../measures/queries.ts';
import { MeasureState, Said, SaidLink } from '../../../pages/parts.tsx';
import { hrefs } from '../../../urls.ts';
import { words } from '../../words.ts';
import type { GoalTally, Tally } from '../queries.ts';

/** A line a measure, for those who compare. */
export function MeasureTable({ rows, titles, units, today }: { rows: readonly MeasureTableRow[]; titles: TitlesOf; units: ReadonlyMap<string, string>; today: string }) {
  const view = useView();
  const t = useText(words);
  return (
    <Table
      caption={t('measures')} hideCaption rows={rows}
      columns={[
        { label: t('measure'), rowHeader: true, cell: (m) => <><SaidLink value={m.title} href={view.href(hrefs.measure(m.key))} />{!m.public && <small> ({t('not_public')})</small>}</> },
        { label: t('state'), cell: (m) => <MeasureState state={m.state} />, type: 'short' },
        { label: t('field'), cell: (m) => { const field = titles[m.fieldId]; return field === undefined ? '' : <Said value={field.title} />; } },
        { label: t('unit'), cell: (m) => { const unit = m.leadDepartmentId === null ? undefined : units.get(m.leadDepartmentId); return unit === undefined ? t('unit_none') : <span lang="de">{unit}</span>; } },
        { label: t('period'), cell: (m) => (m.startsOn === null && m.endsOn === null ? '' : formatPeriod(view.locale, m.startsOn, m.endsOn)) },
        { label: t('steps'), cell: (m) => (m.stepsOpen + m.stepsDone === 0 ? '' : t('steps_done_of', { done: m.stepsDone, all: m.stepsOpen + m.stepsDone })), type: 'short' },
        { label: t('next_due'), cell: (m) => (m.nextDue === null ? '' : <><DateText value={m.nextDue} />{m.nextDue < today && ` (${t('step.late')})`}</>), type: 'short' },
      ]}
    />
  );
}

const STAGES = ['open', 'moving', 'reached', 'ended'] as const;
type Stage = (typeof STAGES)[number];

const stagesOf = (tally: Tally): Readonly<Record<Stage, number>> => {
  const sums = { open: 0, moving: 0, reached: 0, ended: 0 };
  for (const state of STATES) sums[stageOf(state)] += tally.byState[state] ?? 0;
  return sums;
};
const all = (tally: Tally): number => STATES.reduce((sum, s: State) => sum + (tally.byState[s] ?? 0), 0);

function StageTable<Row extends Tally>({ caption, head, rows, name }: { caption: string; head: string; rows: readonly Row[]; name: (row: Row) => ComponentChildren }) {
  const t = useText(words);
  return (
    <Table
      caption={caption} rows={rows}
      columns={[
        { label: head, rowHeader: true, cell: name },
        { label: t('measures'), cell: all, type: 'number' },
        ...STAGES.map((stage) => ({ label: t(`stage.${stage}`), cell: (row: Row) => stagesOf(row)[stage], type: 'number' as const })),
      ]}
    />
  );
}

export interface UnitsProps {
  readonly tallies: readonly Tally[];
  readonly units: ReadonlyMap<string, string>;
  /** Address of the table of one unit; null for measures without one. */
  readonly unitHref: (id: string | null) => string;
}

/** What each unit leads and how far it is. */
export function UnitsView({ tallies, units, unitHref }: UnitsProps) {
  const t = useText(words);
  const name = (tally: Tally): string => (tally.id === null ? t('unit_none') : (units.get(tally.id) ?? t('unit_none')));
  const rows = tallies.toSorted((a, b) => Number(a.id === null) - Number(b.id === null) || all(b) - all(a) || name(a).localeCompare(name(b), 'de'));
  return <StageTable caption={t('units.caption')} head={t('unit')} rows={rows} name={(r) => <a href={unitHref(r.id)}><span lang={r.id === null ? undefined : 'de'}>{name(r)}</span></a>} />;
}

/** How far each goal of a concept is. */
export function GoalsView({ tallies, goalHref }: { tallies: readonly GoalTally[]; goalHref: (tally: GoalTally) => string }) {
  const t = useText(words);
  return (
    <>
      {[...Map.groupBy(tallies, (g) => g.field)].map(([, goals]) => (
        <section class="mt-flow">
          <h2><Said value={(goals[0] as GoalTally).fieldTitle} /></h2>
          <StageTable caption={t('goals.caption')} head={t('goal')} rows={goals} name={(g) => <a href={goalHref(g)}>{g.goal === null ? t('without_goal') : <><span class="mt-goal__number">{g.goal.position}</span> <Said value={g.goal.title} /></>}</a>} />
        </section>
      ))}
    </>
  );
}

/** Goals belong to a concept: which one. */
export function ConceptChoice({ concepts, hrefOf }: { concepts: Facets['concepts']; hrefOf: (slug: string) => string }) {
  const t = useText(words);
  return (
    <>
      <p>{t('goals.choose')}</p>
      <Table caption={t('goals.choose')} hideCaption rows={concepts} columns={[{ label: t('concept'), rowHeader: true, cell: (c) => <SaidLink value={c.title} href={hrefOf(c.slug)} /> }, { label: t('measures'), cell: (c) => c.n, type: 'number' }]} />
    </>
  );
}
