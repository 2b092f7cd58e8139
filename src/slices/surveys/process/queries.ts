import { sql } from 'kysely';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { inAllLanguages, type ProcessPart } from '../../participation/public.ts';
import { phaseOf } from '../rules.ts';
import type { SurveyTables } from '../tables.ts';
import { pathTo, PATHS } from '../urls.ts';
import { words } from '../words.ts';

const running = composed((reads: Reads<SurveyTables>, processId: string) =>
  reads.selectFrom('survey').select(['slug', 'title', 'closes_on as closesOn']).where('process_id', '=', processId).where('state', '=', 'running').where('open_link', '=', true).orderBy('slug'),
);

/** Totals of the surveys of a process that have ended, as they were counted at their end. */
const totals = composed((reads: Reads<SurveyTables>, processId: string) =>
  reads
    .selectFrom('survey')
    .select([
      sql<number>`coalesce(sum((result ->> 'partial')::int), 0)`.as('partial'),
      sql<number>`coalesce(sum((result ->> 'complete')::int), 0)`.as('complete'),
      sql<number>`coalesce(sum((select sum((s ->> 'invited')::int) from jsonb_array_elements(result -> 'standings') s)), 0)`.as('invited'),
    ])
    .where('process_id', '=', processId)
    .where('state', '=', 'ended'),
);

const COUNTED = ['invited', 'partial', 'complete'] as const;

/** What a process's page says of its surveys: those one can take part in, and how many did. */
export const surveysOfProcess: ProcessPart = {
  module: 'surveys',
  openNow: async (db, { id }, locale, today) =>
    (await running(db, id))
      .filter((s) => phaseOf({ state: 'running', closesOn: s.closesOn }, today) === 'running')
      .map((s) => ({ title: s.title, action: words(locale)('part.action'), href: pathTo(PATHS.take, { slug: s.slug }), until: s.closesOn })),
  counted: async (db, { id }) => {
    const [row] = await totals(db, id);
    return COUNTED.map((quantity) => ({ quantity, phase: 'survey' as const, label: inAllLanguages((l) => words(l)(`part.${quantity}`)), value: row?.[quantity] ?? 0 }));
  },
};
