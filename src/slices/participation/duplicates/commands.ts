import type { Actor } from '../../../kernel/actor.ts';
import { sourceText } from '../../../kernel/localized.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { PairOwner } from '../../similarity/public.ts';
import { mergeSubmissions, unmergeSubmission } from '../merging/commands.ts';
import { runPlaces, moderatedPlaces } from '../policy.ts';
import { allProcesses } from '../processes/queries.ts';
import { recommendationsByIds } from '../recommendations/queries.ts';
import { wordingOf } from '../recommendations/rules.ts';
import { submissionById, submissionsByIds } from '../submissions/queries.ts';
import { failed } from '../../../kernel/problem.ts';
import { submissionHref } from '../urls.ts';

const processes = async (db: Db) => (await allProcesses(db)).map(({ id, title }) => ({ id, name: sourceText(title) }));
const padded = (n: number): string => String(n).padStart(9, '0');

/** Public contributions, as texts that may say the same as others. */
export const submissionPairs: PairOwner = {
  kind: 'submission',
  module: 'participation',
  texts: async (db, ids) => (await submissionsByIds(db, ids)).filter((s) => s.state === 'published').map((s) => ({
    id: s.id, kind: 'submission' as const, name: `Beitrag Nr. ${s.number}`, text: s.text, language: s.language, href: submissionHref(s.processSlug, s.number), place: s.processId, order: `${s.receivedOn} ${padded(s.number)}`,
  })),
  places: processes,
  scope: (actor: Actor) => moderatedPlaces(actor),
  merge: mergeSubmissions,
  // Somebody may have taken the merge back on the contribution's own page, or made another.
  unmerge: async (tx, actor, fromId, intoId) => ((await submissionById(tx, fromId))?.mergedInto === intoId ? unmergeSubmission(tx, actor, fromId) : failed('wrong_state')),
};

/** Public recommendations. */
export const recommendationPairs: PairOwner = {
  kind: 'recommendation',
  module: 'participation',
  texts: async (db, ids) => (await recommendationsByIds(db, ids)).map((r) => ({
    id: r.id, kind: 'recommendation' as const, name: `Empfehlung ${r.number}: ${sourceText(r.title)}`, text: wordingOf(r), language: 'de', href: r.href, place: r.processId, order: `${r.publishedOn ?? ''} ${padded(r.number)}`,
  })),
  places: processes,
  scope: (actor: Actor) => runPlaces(actor),
};
