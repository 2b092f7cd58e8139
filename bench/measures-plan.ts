import type pg from 'pg';

/** What the plan holds; the numbers a large region would have after decades. */
export const PLAN = { concepts: 300, fields: 5, goals: 2, measures: 20_000, steps: 200_000, departments: 20, towns: 21, notes: 20_000 } as const;

/** Ids that can be counted: md5 of a name, so that every run makes the same plan. */
const id = (name: string) => `md5(${name})::uuid`;
const text = (words: string) => `jsonb_build_object('source', 'de', 'version', 1, 'texts', jsonb_build_object('de', jsonb_build_object('text', ${words}, 'of', 1, 'by', 'source')))`;

/**
 * 300 concepts of five fields with two goals each, adopted one after the other; 20,000 measures spread over them in all eight states, led
 * by 20 departments (one in ten by none), in 21 towns (one in three in the whole region), ten steps each, every third step done; a
 * report for each. Two thirds are watched over, the rest is a baseline; one in twenty has money to be decided.
 */
const STATEMENTS = [
  `insert into department (id, slug, name) select ${id(`'department' || n`)}, 'fachbereich-' || n, ${text(`'Fachbereich ' || n`)} from generate_series(1, ${PLAN.departments}) n`,
  `insert into territory (id, key, parent_key, kind, name, designation, lat, lon) values (${id(`'region'`)}, '03241', null, 'region', 'Region', '', 52.4, 9.7)`,
  `insert into territory (id, key, parent_key, kind, name, designation, lat, lon) select ${id(`'town' || n`)}, '03241' || lpad(n::text, 3, '0'), '03241', 'municipality', 'Ort ' || n, 'Stadt', 52.2 + (n % 5) * 0.1, 9.4 + (n / 5) * 0.15 from generate_series(1, ${PLAN.towns}) n`,
  `insert into concept (id, slug, title, costs, created_at) select ${id(`'concept' || n`)}, 'konzept-' || n, ${text(`'Konzept ' || n`)}, case when n % 3 = 0 then 'internal' else 'off' end, timestamptz '2010-01-01' + n * interval '1 day' from generate_series(1, ${PLAN.concepts}) n`,
  `insert into concept_edition (id, concept_id, number, slug) select ${id(`'edition' || n`)}, ${id(`'concept' || n`)}, 1, '1' from generate_series(1, ${PLAN.concepts}) n`,
  `insert into concept_field (id, edition_id, code, position, title) select ${id(`'field' || n || '-' || f`)}, ${id(`'edition' || n`)}, 'feld-' || f, f, ${text(`'Handlungsfeld ' || f`)} from generate_series(1, ${PLAN.concepts}) n, generate_series(1, ${PLAN.fields}) f`,
  `insert into concept_goal (id, field_id, position, title) select ${id(`'goal' || n || '-' || f || '-' || g`)}, ${id(`'field' || n || '-' || f`)}, g, ${text(`'Ziel ' || g`)} from generate_series(1, ${PLAN.concepts}) n, generate_series(1, ${PLAN.fields}) f, generate_series(1, ${PLAN.goals}) g`,
  `insert into measure (id, key, concept_id, field_id, title, state, state_reason, competent_level, state_since, public, lead_department_id, territory_keys, starts_on, ends_on, watched_since)
    select ${id(`'measure' || m`)}, 'massnahme-' || m, ${id(`'concept' || c`)}, ${id(`'field' || c || '-' || f`)}, ${text(`'Beratung und Begleitung im Stadtteil, Angebot Nummer ' || m`)}, s.state,
      case when s.state in ('stopped', 'not_pursued') then ${text(`'Das Geld fehlt.'`)} end, case when s.state = 'not_pursued' then 'land' end, date '2024-01-01' + m % 600, true,
      case when m % 10 = 0 then null else ${id(`'department' || (1 + m % ${PLAN.departments})`)} end, case when m % 3 = 0 then '{}' else array['03241' || lpad((1 + m % ${PLAN.towns})::text, 3, '0')] end,
      date '2023-01-01' + m % 700, date '2026-06-01' + m % 900, case when m % 3 = 0 then null else date '2024-01-01' end
    from (select m, 1 + m % ${PLAN.concepts} as c, 1 + m / ${PLAN.concepts} % ${PLAN.fields} as f from generate_series(1, ${PLAN.measures}) m) x
    cross join lateral (select (array['idea', 'selected', 'planned', 'running', 'running', 'done', 'permanent', 'stopped', 'not_pursued', 'planned'])[1 + m / 7 % 10] as state) s`,
  `insert into edition_entry (id, edition_id, field_id, goal_id, measure_id, number, wording)
    select ${id(`'entry' || m`)}, ${id(`'edition' || c`)}, ${id(`'field' || c || '-' || f`)}, ${id(`'goal' || c || '-' || f || '-' || (1 + m / 1500 % ${PLAN.goals})`)}, ${id(`'measure' || m`)}, m, ${text(`'Beratung und Begleitung im Stadtteil, Angebot Nummer ' || m`)}
    from (select m, 1 + m % ${PLAN.concepts} as c, 1 + m / ${PLAN.concepts} % ${PLAN.fields} as f from generate_series(1, ${PLAN.measures}) m) x`,
  `update measure set entry_id = e.id from edition_entry e where e.measure_id = measure.id`,
  `update concept_edition e set state = 'adopted', about = jsonb_build_object('title', c.title) from concept c where c.id = e.concept_id`,
  `insert into measure_state_change (id, measure_id, state, date) select ${id(`'state' || m`)}, ${id(`'measure' || m`)}, 'selected', date '2024-01-01' from generate_series(1, ${PLAN.measures}) m`,
  `insert into measure_step (id, measure_id, position, title, due_on, done_on, department_id)
    select ${id(`'step' || m || '-' || s`)}, ${id(`'measure' || m`)}, s, 'Schritt ' || s || ' ist getan', date '2024-06-01' + (m % 500) + s * 90, case when s <= 3 then date '2024-06-01' + (m % 500) + s * 90 end, case when s % 4 = 0 then ${id(`'department' || (1 + m % ${PLAN.departments})`)} end
    from generate_series(1, ${PLAN.measures}) m, generate_series(1, ${PLAN.steps / PLAN.measures}) s`,
  `insert into progress_note (id, measure_id, date, text) select ${id(`'note' || m`)}, ${id(`'measure' || m`)}, date '2025-01-01' + m % 500, ${text(`'Es geht voran.'`)} from generate_series(1, ${PLAN.notes}) m`,
  `insert into cost_line (id, measure_id, position, label, year, planned, subject_to_budget) select ${id(`'cost' || m`)}, ${id(`'measure' || m`)}, 1, 'Honorare', 2025, 500000, true from generate_series(20, ${PLAN.measures}, 20) m`,
  // As the server itself does it some minutes after so many rows.
  'vacuum analyze',
] as const;

/** Fills an empty, migrated database with the plan; gives how long it took in seconds. */
export async function fillPlan(pool: pg.Pool): Promise<number> {
  const began = performance.now();
  for (const statement of STATEMENTS) await pool.query(statement);
  const { rows: [row] } = await pool.query<{ measures: number; steps: number; concepts: number }>('select (select count(*)::int from measure) as measures, (select count(*)::int from measure_step) as steps, (select count(*)::int from concept) as concepts');
  if (row?.measures !== PLAN.measures || row.steps !== PLAN.steps || row.concepts !== PLAN.concepts) throw new Error(`the plan is not as stated: ${JSON.stringify(row)}`);
  return (performance.now() - began) / 1000;
}
