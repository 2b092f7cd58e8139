import { sql } from 'kysely';
import type { Search } from '../../../kernel/found.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { containsWords } from '../../../platform/database/words.ts';
import type { Level } from '../measures/rules.ts';
import type { ConceptTables } from '../tables.ts';
import { hrefs } from '../urls.ts';

export interface UnpursuedMeasure {
  readonly id: string;
  readonly title: Localized;
  readonly href: string;
  readonly since: string;
  readonly reason: Localized;
  readonly level: Level | null;
}

const MOST = 1_000;

/** Public measures that were stopped or are not pursued, with the reason; with a question those that hold its words. */
export async function unpursuedMeasures(reads: Reads<ConceptTables>, question: Pick<Search, 'words' | 'nearly'> | null): Promise<readonly UnpursuedMeasure[]> {
  const rows = await reads
    .selectFrom('measure')
    .select(['id', 'key', 'title', 'state_since as since', 'state_reason as reason', 'competent_level as level'])
    .where('public', '=', true)
    .where('state', 'in', ['stopped', 'not_pursued'])
    .where('state_reason', 'is not', null)
    .$if(question !== null, (q) => q.where(containsWords(sql`concat_ws(' ', localized_words(title), localized_words(description), localized_words(state_reason))`, question as Search)))
    .orderBy('state_since', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(({ key, reason, level, ...row }) => ({ ...row, href: hrefs.measure(key), reason: reason as Localized, level: level as Level | null }));
}
