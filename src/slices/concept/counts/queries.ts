import type { CountSource } from '../../monitoring/public.ts';
import { measuresByState } from '../measures/queries.ts';
import { STATES } from '../measures/rules.ts';
import { words } from '../words.ts';

/** Public measures as they stand now: all, and by state. */
export const measureSource: CountSource = {
  module: 'concept',
  count: async (db, thisYear) => {
    const byState = await measuresByState(db);
    const total = STATES.reduce((n, state) => n + Number(byState[state] ?? 0), 0);
    const one = { code: 'own-measures', area: null, year: thisYear };
    return [{ ...one, groups: [], value: total }, ...STATES.map((state) => ({ ...one, groups: [['stand', words('de')(`state.${state}`)]] as const, value: Number(byState[state] ?? 0) }))];
  },
};
