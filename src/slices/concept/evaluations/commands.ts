import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Database, Writes } from '../../../platform/database/types.ts';
import { recordFile, type StoredFile } from '../../../platform/files.ts';
import { linkNodes, putNode, record, unlinkNodes, type ThreadTables } from '../../thread/public.ts';
import { fileNameOf } from '../carrying/plan/rules.ts';
import type { ConceptTables } from '../tables.ts';
import { evaluationByNumber, findingsOf } from './queries.ts';
import type { Evaluation, FindingState } from './rules.ts';
import { hrefs } from './urls.ts';

type Tx = Writes<ConceptTables & ThreadTables & Pick<Database, 'file'>>;

export interface EvaluationInput {
  readonly title: Localized;
  readonly author: string;
  readonly finishedOn: Day;
  readonly summary: Localized | null;
  /** Where the document is, elsewhere or kept here; one of the two. */
  readonly url: string | null;
  readonly file: StoredFile | null;
}

/** An evaluation from outside; for the office until it is published. */
export async function addEvaluation(tx: Tx, actor: Actor, conceptId: string, input: EvaluationInput): Promise<Result<{ id: string; number: number }>> {
  if (input.url === null && input.file === null) return failed('required', 'file');
  if (input.finishedOn > dayOf(new Date())) return failed('date_in_future', 'finishedOn');
  const concept = await tx.selectFrom('concept').select('slug').where('id', '=', conceptId).forUpdate().executeTakeFirst();
  if (concept === undefined) return failed('not_found');
  const last = await tx.selectFrom('evaluation').select((e) => e.fn.max('number').as('n')).where('concept_id', '=', conceptId).executeTakeFirst();
  const made = { id: newId(), number: (last?.n ?? 0) + 1 };
  const { file, finishedOn, ...said } = input;
  if (file !== null) await recordFile(tx, file);
  await tx.insertInto('evaluation').values({ ...made, concept_id: conceptId, ...said, finished_on: finishedOn, file: file?.sha256 ?? null, file_name: file === null ? null : fileNameOf(sourceText(input.title)) }).execute();
  await putNode(tx, { kind: 'evaluation', id: made.id, title: input.title, href: hrefs.one(concept.slug, made.number), visible: false, date: finishedOn });
  await linkNodes(tx, conceptId, 'assessed_in', made.id);
  await record(tx, { actor, kind: 'concept', id: conceptId, action: 'evaluation.added', values: { number: made.number, ...said, finishedOn, file: file?.sha256 ?? null } });
  return ok(made);
}

async function lock(tx: Tx, conceptId: string, number: number, version: number | null): Promise<Result<Evaluation>> {
  await tx.selectFrom('evaluation').select('id').where('concept_id', '=', conceptId).where('number', '=', number).forUpdate().execute();
  const now = await evaluationByNumber(tx, conceptId, number);
  if (now === null) return failed('not_found');
  return version !== null && now.version !== version ? failed('stale') : ok(now);
}

async function putEvaluation(tx: Tx, { id, number, conceptId, title, finishedOn }: Evaluation, visible: boolean): Promise<void> {
  const { slug } = await tx.selectFrom('concept').select('slug').where('id', '=', conceptId).executeTakeFirstOrThrow();
  await putNode(tx, { kind: 'evaluation', id, title, href: hrefs.one(slug, number), visible, date: finishedOn });
}

/** Facts about it; a file that is given replaces the one before. */
export async function changeEvaluation(tx: Tx, actor: Actor, conceptId: string, number: number, version: number, input: EvaluationInput): Promise<Result<null>> {
  const locked = await lock(tx, conceptId, number, version);
  if (!locked.ok) return locked;
  const now = locked.value;
  const { file, finishedOn, ...said } = input;
  if (input.url === null && file === null && now.file === null) return failed('required', 'file');
  if (finishedOn > dayOf(new Date())) return failed('date_in_future', 'finishedOn');
  if (file !== null) await recordFile(tx, file);
  await tx.updateTable('evaluation').set({ ...said, finished_on: finishedOn, version: version + 1, ...(file === null ? {} : { file: file.sha256, file_name: fileNameOf(sourceText(input.title)) }) }).where('id', '=', now.id).execute();
  await putEvaluation(tx, { ...now, title: said.title, finishedOn }, now.publishedOn !== null);
  await record(tx, { actor, kind: 'concept', id: conceptId, action: 'evaluation.changed', values: { number, ...said, finishedOn, ...(file === null ? {} : { file: file.sha256 }) } });
  return ok(null);
}

/** Everybody may read it and its findings from now on, also those that have no answer yet. */
export async function publishEvaluation(tx: Tx, actor: Actor, conceptId: string, number: number, version: number, today: Day): Promise<Result<null>> {
  const locked = await lock(tx, conceptId, number, null);
  if (!locked.ok) return locked;
  const now = locked.value;
  if (now.publishedOn !== null) return ok(null);
  if (now.version !== version) return failed('stale');
  await tx.updateTable('evaluation').set({ published_on: today, version: version + 1 }).where('id', '=', now.id).execute();
  await putEvaluation(tx, now, true);
  await record(tx, { actor, kind: 'concept', id: conceptId, action: 'evaluation.published', values: { number } });
  return ok(null);
}

export interface FindingInput {
  readonly version: number | null;
  readonly text: Localized;
  readonly fieldCode: string | null;
  readonly goal: number | null;
  readonly measureId: string | null;
  readonly state: FindingState;
  readonly answer: Localized | null;
  readonly departmentId: string | null;
  readonly today: Day;
}

/** A finding and the answer to it; without a position a new one. A measure it is about has the evaluation in its thread. */
export async function saveFinding(tx: Tx, actor: Actor, conceptId: string, number: number, position: number | null, input: FindingInput): Promise<Result<{ position: number }>> {
  const locked = await lock(tx, conceptId, number, null);
  if (!locked.ok) return locked;
  const all = await findingsOf(tx, [locked.value.id]);
  const before = position === null ? null : (all.find((f) => f.position === position) ?? null);
  if (position !== null && before === null) return failed('not_found');
  if (before !== null && before.version !== input.version) return failed('stale');
  if ((input.state === 'open') !== (input.answer === null)) return failed('required', 'answer');
  if (input.measureId !== null && (await tx.selectFrom('measure').select('id').where('id', '=', input.measureId).where('concept_id', '=', conceptId).executeTakeFirst()) === undefined) return failed('invalid_choice', 'subject');
  const at = position ?? Math.max(0, ...all.map((f) => f.position)) + 1;
  const answeredOn = input.answer === null ? null : (before?.answeredOn ?? input.today);
  const values = { text: input.text, field_code: input.fieldCode, goal: input.goal, measure_id: input.measureId, state: input.state, answer: input.answer, answered_on: answeredOn, department_id: input.departmentId };
  if (before === null) await tx.insertInto('evaluation_finding').values({ id: newId(), evaluation_id: locked.value.id, position: at, ...values }).execute();
  else await tx.updateTable('evaluation_finding').set({ ...values, version: before.version + 1 }).where('id', '=', before.id).execute();
  await tieMeasure(tx, locked.value.id, before?.measureId ?? null, input.measureId);
  await record(tx, { actor, kind: 'concept', id: conceptId, action: 'evaluation.finding', values: { number, finding: at, ...values } });
  return ok({ position: at });
}

async function tieMeasure(tx: Tx, evaluationId: string, before: string | null, now: string | null): Promise<void> {
  if (now !== null) await linkNodes(tx, now, 'assessed_in', evaluationId);
  if (before === null || before === now) return;
  const other = await tx.selectFrom('evaluation_finding').select('id').where('evaluation_id', '=', evaluationId).where('measure_id', '=', before).executeTakeFirst();
  if (other === undefined) await unlinkNodes(tx, before, 'assessed_in', evaluationId);
}
