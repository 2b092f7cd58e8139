import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { containsWords } from '../../../platform/database/words.ts';
import type { Eye } from '../rules.ts';
import type { BodyTables } from '../tables.ts';

type R = Reads<BodyTables>;

/** A councillor's question, asked under a public mandate. */
export interface Question {
  readonly id: string;
  readonly slug: string;
  readonly title: Localized;
  readonly question: Localized;
  readonly askedOn: Day;
  readonly askedAs: string;
  readonly partyGroup: string;
  readonly departmentId: string | null;
  readonly dueOn: Day;
  readonly answer: Localized;
  readonly answeredOn: Day | null;
  readonly publishedOn: Day | null;
  readonly invented: boolean;
  readonly modifiedAt: Date;
  readonly version: number;
}

const COLUMNS = [
  'id', 'slug', 'title', 'question', 'asked_on as askedOn', 'asked_as as askedAs', 'party_group as partyGroup', 'department_id as departmentId', 'due_on as dueOn', 'answer', 'answered_on as answeredOn', 'published_on as publishedOn', 'invented',
  'modified_at as modifiedAt', 'version',
] as const;

/** Everybody sees what was answered and published; the office all of it. */
const questionsFor = (reads: R, eye: Eye) => reads.selectFrom('council_question').where('deleted_at', 'is', null).$if(!eye.office, (q) => q.where('published_on', '<=', eye.today));

/** The latest first. */
export async function questionList(reads: R, eye: Eye, q: string | null, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ items: Question[]; total: number }> {
  const text = sql`concat_ws(' ', localized_words(title), localized_words(question), localized_words(answer), party_group)`;
  const matching = questionsFor(reads, eye).$if(q !== null, (x) => x.where(containsWords(text, q ?? '')));
  const [{ n }, items] = await Promise.all([
    matching.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    matching.select(COLUMNS).orderBy('asked_on', 'desc').orderBy('slug').limit(limit).offset(offset).execute(),
  ]);
  return { items, total: n };
}

export async function questionBySlug(reads: R, eye: Eye, slug: string): Promise<Question | null> {
  return (await questionsFor(reads, eye).select(COLUMNS).where('slug', '=', slug).executeTakeFirst()) ?? null;
}

/** A question with the department that answers it, whoever asks: for rights alone. */
export async function anyQuestion(reads: R, slug: string): Promise<Question | null> {
  return questionBySlug(reads, { office: true, today: '9999-12-31' }, slug);
}

/** Questions that wait: for an answer, or for being published. */
export async function openQuestions(reads: R): Promise<readonly Question[]> {
  return reads.selectFrom('council_question').select(COLUMNS).where('deleted_at', 'is', null).where('published_on', 'is', null).orderBy('due_on').orderBy('slug').execute();
}
