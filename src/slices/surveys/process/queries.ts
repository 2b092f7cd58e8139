import { sql } from 'kysely';
import { staffLocale } from '../../../kernel/locale.ts';
import { sourceText } from '../../../kernel/localized.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { inAllLanguages, type ProcessPart } from '../../participation/public.ts';
import { phaseOf } from '../rules.ts';
import type { SurveyTables } from '../tables.ts';
import { mayEnterPaper, mayRunSurvey } from '../policy.ts';
import { deskHref, pathTo, PATHS } from '../urls.ts';
import { staffWords, words } from '../words.ts';

const running = composed((reads: Reads<SurveyTables>, processId: string) =>
  reads.selectFrom('survey').select(['slug', 'title', 'closes_on as closesOn']).where('process_id', '=', processId).where('state', '=', 'running').where('open_link', '=', true).orderBy('slug'),
);

const inProcess = composed((reads: Reads<SurveyTables>, processId: string) => reads.selectFrom('survey').select(['slug', 'title', 'state']).where('process_id', '=', processId).orderBy('slug'));

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

const COUNTED = (['invited', 'partial', 'complete'] as const).map((quantity) => ({ quantity, phase: 'survey' as const, label: inAllLanguages((l) => words(l)(`part.${quantity}`)) }));

/** What a process's page says of its surveys: those one can take part in, and how many did. */
export const surveysOfProcess: ProcessPart = {
  module: 'surveys',
  openNow: async (db, { id }, locale, today) =>
    (await running(db, id))
      .filter((s) => phaseOf({ state: 'running', closesOn: s.closesOn }, today) === 'running')
      .map((s) => ({ title: s.title, action: words(locale)('part.action'), href: pathTo(PATHS.take, { slug: s.slug }), until: s.closesOn })),
  desk: async (db, { id }, actor, locale) => {
    if (!mayEnterPaper(actor, id)) return null;
    const mine = (await inProcess(db, id)).filter((s) => mayRunSurvey(actor, id) || s.state === 'running');
    const t = staffWords(staffLocale(locale));
    const make = mayRunSurvey(actor, id) ? { make: { title: t('staff.new'), href: `${PATHS.deskNew}?process=${id}` } } : {};
    return { all: { title: t('staff.surveys'), href: PATHS.desk }, ...make, items: mine.map((s) => ({ title: sourceText(s.title), href: mayRunSurvey(actor, id) ? deskHref(s.slug) : pathTo(PATHS.survey, { slug: s.slug }) })) };
  },
  counted: async (db, { id }) => {
    const [row] = await totals(db, id);
    return COUNTED.map((number) => ({ ...number, value: row?.[number.quantity] ?? 0 }));
  },
};
