import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { AssessmentTables } from '../tables.ts';

export interface Comment {
  readonly id: string;
  readonly departmentId: string | null;
  readonly replyTo: string | null;
  readonly text: string;
  readonly at: Date;
}

/** What the departments and the office said, oldest first. Callers have asked `policy.ts` first. */
export async function commentsOf(reads: Reads<AssessmentTables>, assessmentId: string): Promise<readonly Comment[]> {
  return reads.selectFrom('assessment_comment').select(['id', 'department_id as departmentId', 'reply_to as replyTo', 'text', 'said_at as at']).where('assessment_id', '=', assessmentId).orderBy('said_at').orderBy('id').execute();
}

export interface OpenQuestion {
  readonly number: number;
  readonly title: Localized;
  readonly due: string;
  readonly askedBy: string | null;
  /** Everybody who was asked. */
  readonly departmentIds: readonly string[];
}

/** Questions that nobody answered, about what is not decided yet. */
export async function openQuestions(reads: Reads<AssessmentTables>): Promise<readonly OpenQuestion[]> {
  return reads
    .selectFrom('assessment_comment as q')
    .innerJoin('assessment as a', 'a.id', 'q.assessment_id')
    .select(['a.number', 'a.subject_title as title', 'a.due_on as due', 'q.department_id as askedBy'])
    .select((eb) => eb.selectFrom('assessment_answer as x').select((e) => e.fn.agg<string[]>('array_agg', ['x.department_id']).as('ids')).whereRef('x.assessment_id', '=', 'a.id').$asScalar().$castTo<string[]>().as('departmentIds'))
    .where('q.reply_to', 'is', null)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('assessment_comment as r').select('r.id').whereRef('r.reply_to', '=', 'q.id'))))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('decision as d').select('d.id').whereRef('d.assessment_id', '=', 'a.id'))))
    .orderBy('q.said_at')
    .execute();
}
