import { useText, useView } from '../../../../ui/index.ts';
import { EntryList, grouped, Said } from '../../pages/parts.tsx';
import { hrefs } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Facets, MeasureLine, TitlesOf } from '../queries.ts';

/** Measures below their fields and goals, as the concept has them. */
export function GroupedMeasures({ rows, facets, titles }: { rows: readonly MeasureLine[]; facets: Facets; titles: TitlesOf }) {
  const crossing = new Set(rows.map((r) => titles[r.fieldId]?.concept)).size > 1;
  return <>{grouped(rows, (r) => r.fieldId).map((group) => <FieldGroup rows={group} crossing={crossing} facets={facets} titles={titles} />)}</>;
}

function FieldGroup({ rows, crossing, facets, titles }: { rows: readonly [MeasureLine, ...MeasureLine[]]; crossing: boolean; facets: Facets; titles: TitlesOf }) {
  const field = titles[rows[0].fieldId];
  const concept = crossing ? facets.concepts.find((c) => c.slug === field?.concept) : undefined;
  return (
    <section class="mt-field">
      {field !== undefined && <h2><Said value={field.title} /></h2>}
      {concept !== undefined && <p class="mt-muted"><Said value={concept.title} /></p>}
      {grouped(rows, (r) => r.goalId).map((group) => <GoalGroup rows={group} titles={titles} />)}
    </section>
  );
}

function GoalGroup({ rows, titles }: { rows: readonly [MeasureLine, ...MeasureLine[]]; titles: TitlesOf }) {
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
