import { inAllLanguages, type ProcessPart } from '../../participation/public.ts';
import { surveyList } from '../queries.ts';
import { resultOf } from '../results/queries.ts';
import { pathTo, PATHS } from '../urls.ts';
import { words } from '../words.ts';

/** What a process's page says of its surveys: those one can take part in, and how many did. */
export const surveysOfProcess: ProcessPart = {
  module: 'surveys',
  openNow: async (db, { id }, locale, today) => {
    const surveys = await surveyList(db, { processId: id, states: ['running'] }, today);
    return surveys.filter((s) => s.phase === 'running' && s.openLink).map((s) => ({ title: s.title, action: words(locale)('part.action'), href: pathTo(PATHS.take, { slug: s.slug }), until: s.closesOn }));
  },
  counted: async (db, { id }) => {
    const results = await Promise.all((await surveyList(db, { processId: id, states: ['ended'] })).map((s) => resultOf(db, s)));
    const sum = (pick: (r: (typeof results)[number]) => number): number => results.reduce((n, r) => n + pick(r), 0);
    const number = (quantity: 'invited' | 'partial' | 'complete', value: number) => ({ quantity, phase: 'survey' as const, label: inAllLanguages((l) => words(l)(`part.${quantity}`)), value });
    return [number('invited', sum((r) => r.standings.reduce((n, s) => n + s.invited, 0))), number('partial', sum((r) => r.partial)), number('complete', sum((r) => r.complete))];
  },
};
