import type { StepSource } from '../../following/public.ts';
import { recommendationList } from '../recommendations/queries.ts';
import { submissionCount } from '../submissions/queries.ts';
import { PATHS, pathTo } from '../urls.ts';
import { words } from './words.ts';

/** A process: its recommendations with what comes of them, and, beside other news, how many contributions there are. */
export const processSteps: StepSource = {
  kind: 'process',
  stepsOf: async (db, id) => {
    const [recommendations, n, process] = await Promise.all([recommendationList(db, id), submissionCount(db, id), db.selectFrom('process').select('slug').where('id', '=', id).executeTakeFirst()]);
    const counted = n === 0 || process === undefined ? [] : [{ key: `contributions:${n}`, minor: true, href: pathTo(PATHS.submissions, { slug: process.slug }), say: (locale: Parameters<typeof words>[0]) => words(locale)('contributions', { n }) }];
    return { steps: counted, with: recommendations.map((r) => r.id) };
  },
};
