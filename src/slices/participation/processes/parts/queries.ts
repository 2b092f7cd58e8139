import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/dates.ts';
import type { Locale } from '../../../../kernel/locale.ts';
import { composed } from '../../../../platform/database/composed.ts';
import type { Db, Reads } from '../../../../platform/database/types.ts';
import { laterOf, type ThreadNode, type ThreadTables } from '../../../thread/public.ts';
import type { RecommendationHead } from '../../recommendations/queries.ts';
import type { PublicTables } from '../../tables.ts';
import type { Process } from '../queries.ts';
import { words } from '../words.ts';
import { inAllLanguages, type CountedNumber, type DeskGroup, type OfProcess, type OpenNow, type ProcessPart } from './rules.ts';

/** What the other parts are told of a process. Only what is public of it counts. */
export const ofProcess = ({ id, slug }: Process, recommendations: readonly Pick<RecommendationHead, 'id'>[]): OfProcess => ({ id, slug, recommendationIds: recommendations.map((r) => r.id) });

/** Everything that can be done in a process today, in the order of the parts. */
export async function openNow(db: Db, parts: readonly ProcessPart[], process: OfProcess, locale: Locale, today: Day): Promise<readonly OpenNow[]> {
  return (await Promise.all(parts.map(async (part) => part.openNow?.(db, process, locale, today) ?? []))).flat();
}

/** Where the office works on a process beside its own page. */
export async function deskGroups(db: Db, parts: readonly ProcessPart[], process: Pick<Process, 'id' | 'slug'>, actor: Actor, locale: Locale): Promise<readonly DeskGroup[]> {
  return (await Promise.all(parts.map(async (part) => part.desk?.(db, process, actor, locale) ?? null))).filter((group) => group !== null);
}

/** Everything the program has counted of a process. */
export async function countedOf(db: Db, parts: readonly ProcessPart[], process: OfProcess): Promise<readonly CountedNumber[]> {
  return (await Promise.all([ownNumbers(db, process), ...parts.map(async (part) => part.counted?.(db, process) ?? [])])).flat();
}

const label = (quantity: 'submissions' | 'forums' | 'recommendations') => inAllLanguages((locale) => words(locale)(`counted.${quantity}`));
const LABELS = { submissions: label('submissions'), forums: label('forums'), recommendations: label('recommendations') };

const amounts = composed((reads: Reads<PublicTables>, id: string) =>
  reads.selectNoFrom((e) => [
    e.selectFrom('submission').select(({ fn }) => fn.countAll<number>().as('n')).where('process_id', '=', id).where('state', '=', 'published').as('submissions'),
    e.selectFrom('forum').select(({ fn }) => fn.countAll<number>().as('n')).where('process_id', '=', id).as('forums'),
  ]),
);

/** Contributions that are public, forums with their minutes, recommendations. What was withheld is not counted: it may be no contribution. */
async function ownNumbers(reads: Reads<PublicTables>, { id, recommendationIds }: OfProcess): Promise<CountedNumber[]> {
  const [n] = await amounts(reads, id);
  return [
    { quantity: 'submissions', phase: 'call', label: LABELS.submissions, value: n?.submissions ?? 0 },
    { quantity: 'forums', phase: 'forums', label: LABELS.forums, value: n?.forums ?? 0 },
    { quantity: 'recommendations', phase: 'forums', label: LABELS.recommendations, value: recommendationIds.length },
  ];
}

/** What became of the process and its recommendations, as far as it is public. */
export async function outcomesOf(reads: Reads<PublicTables & ThreadTables>, process: OfProcess): Promise<readonly ThreadNode[]> {
  return laterOf(reads, [process.id, ...process.recommendationIds], ['ballot', 'decision', 'concept', 'measure', 'resolution', 'report']);
}
