import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { mayBeMistaken, type Search } from '../../../kernel/found.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { containsWords } from '../../../platform/database/words.ts';
import { askedWords } from '../../similarity/public.ts';
import type { Level } from '../rules.ts';
import type { AssessmentTables } from '../tables.ts';

export interface Competence {
  readonly level: Level;
  /** Who, in German. */
  readonly body: string;
  readonly task: Localized;
  /** Paragraph, where it is sure. */
  readonly law: string | null;
}
export interface Area {
  readonly id: string;
  readonly slug: string;
  readonly title: Localized;
  readonly text: Localized;
  readonly source: string | null;
  readonly version: number;
  readonly competences: readonly Competence[];
}

const areas = (reads: Reads<AssessmentTables>) =>
  reads
    .selectFrom('competence_area as a')
    .select(['a.id', 'a.slug', 'a.title', 'a.text', 'a.source', 'a.version'])
    .select((eb) => jsonArrayFrom(eb.selectFrom('competence as c').select(['c.level', 'c.body', 'c.task', 'c.law']).whereRef('c.area_id', '=', 'a.id').orderBy('c.position')).as('competences'))
    .orderBy('a.position').orderBy('a.slug');

/** Fields of policy in the office's order; with a question those that hold its words. */
async function areasWith(reads: Reads<AssessmentTables>, question: Pick<Search, 'words' | 'nearly'> | null): Promise<readonly Area[]> {
  const tasks = sql`(select string_agg(concat_ws(' ', c.body, localized_words(c.task)), ' ') from competence c where c.area_id = a.id)`;
  const rows = await areas(reads)
    .$if(question !== null, (q) => q.where(containsWords(sql`concat_ws(' ', localized_words(a.title), localized_words(a.text), ${tasks})`, question as Search)))
    .execute();
  return rows as unknown as Area[];
}

/** Fields of policy that a question is about, also with a letter wrong; every one of them without a question. */
export async function areasAbout(reads: Reads<AssessmentTables>, q: string | null): Promise<readonly Area[]> {
  const words = askedWords(q ?? '');
  if (words.length === 0) return areasWith(reads, null);
  const exact = await areasWith(reads, { words, nearly: false });
  return exact.length > 0 || !mayBeMistaken(words) ? exact : areasWith(reads, { words, nearly: true });
}

export async function areaBySlug(reads: Reads<AssessmentTables>, slug: string): Promise<Area | null> {
  return ((await areas(reads).where('a.slug', '=', slug).executeTakeFirst()) as unknown as Area | undefined) ?? null;
}
