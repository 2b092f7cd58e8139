import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized, sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import { freeSlug, type Known } from '../register/commands.ts';
import type { BodyTables } from '../tables.ts';

type Tx = Writes<BodyTables & ThreadTables>;

export interface QuestionInput {
  readonly title: Localized;
  readonly question: Localized;
  readonly askedOn: Day;
  readonly askedAs: string;
  readonly partyGroup: string | null;
  readonly departmentId: string | null;
  readonly dueOn: Day;
  readonly invented?: boolean;
}

/** Records a councillor's question, or rewrites it while it is not published. */
export async function saveQuestion(tx: Tx, actor: Actor, input: QuestionInput, known?: Known): Promise<Result<{ id: string; slug: string }>> {
  const { title, question, askedOn, askedAs, partyGroup, departmentId, dueOn } = input;
  if (askedOn > dayOf(new Date())) return failed('date_in_future', 'askedOn');
  const columns = { title, question, asked_on: askedOn, asked_as: askedAs, party_group: partyGroup ?? '', department_id: departmentId, due_on: dueOn };
  const values = { title: sourceText(title), askedOn, dueOn };
  if (known !== undefined) {
    const row = await tx.updateTable('council_question').set({ ...columns, version: known.version + 1 }).where('id', '=', known.id).where('version', '=', known.version).where('deleted_at', 'is', null).returning(['id', 'slug']).executeTakeFirst();
    if (row === undefined) return failed('stale');
    await record(tx, { actor, kind: 'council_question', id: row.id, action: 'council_question.changed', values });
    return ok(row);
  }
  const made = { id: newId(), slug: await freeSlug(tx, 'council_question', `${askedOn} ${sourceText(title)}`) };
  await tx.insertInto('council_question').values({ ...made, ...columns, answer: localized(''), invented: input.invented ?? false }).execute();
  await record(tx, { actor, kind: 'council_question', id: made.id, action: 'council_question.added', values });
  return ok(made);
}

/** The answer of a unit. Only the office publishes; a published answer stays as it is. */
export async function answerQuestion(tx: Tx, actor: Actor, known: Known, answer: Localized, publish: boolean, today: Day): Promise<Result<null>> {
  const before = await tx.selectFrom('council_question').select(['answered_on', 'published_on']).where('id', '=', known.id).where('version', '=', known.version).where('deleted_at', 'is', null).forUpdate().executeTakeFirst();
  if (before === undefined) return failed('stale');
  if (before.published_on !== null) return failed('frozen');
  await tx.updateTable('council_question').set({ answer, answered_on: before.answered_on ?? today, published_on: publish ? today : null, version: known.version + 1 }).where('id', '=', known.id).execute();
  await record(tx, { actor, kind: 'council_question', id: known.id, action: publish ? 'council_question.published' : 'council_question.answered', values: { answeredOn: before.answered_on ?? today } });
  return ok(null);
}
