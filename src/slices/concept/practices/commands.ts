import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import { newId, slugOf } from '../../../kernel/ids.ts';
import { sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { putNode, record, type ThreadTables } from '../../thread/public.ts';
import type { ConceptTables } from '../tables.ts';
import { hrefs } from '../urls.ts';
import type { PracticeKind } from './rules.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

export interface NewPractice {
  readonly slug?: string;
  readonly conceptId?: string | null;
  readonly fieldCode?: string | null;
  readonly title: Localized;
  readonly note?: Localized | null;
  readonly kind: PracticeKind;
  readonly sinceYear?: number | null;
  readonly partners?: readonly string[];
  readonly amountEur?: number | null;
  readonly targetGroup?: string | null;
  readonly place?: string | null;
  readonly source?: string | null;
  readonly position?: number;
  /** Day it is known from, for the timeline. */
  readonly date: Day;
}

/** Something that exists and can be built on. */
export async function createPractice(tx: Tx, actor: Actor, input: NewPractice): Promise<Result<{ id: string; slug: string }>> {
  const id = newId();
  const slug = input.slug ?? slugOf(sourceText(input.title));
  const { conceptId, fieldCode, sinceYear, amountEur, targetGroup, date, ...rest } = input;
  const made = await tx
    .insertInto('practice')
    .values({ ...rest, id, slug, concept_id: conceptId ?? null, field_code: fieldCode ?? null, since_year: sinceYear ?? null, amount_eur: amountEur ?? null, target_group: targetGroup ?? null })
    .onConflict((c) => c.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) return failed('already_taken', 'title');
  await putNode(tx, { kind: 'practice', id, title: input.title, href: hrefs.practice(slug), visible: true, date });
  await record(tx, { actor, kind: 'practice', id, action: 'practice.created', values: { slug, title: input.title } });
  return ok({ id, slug });
}
