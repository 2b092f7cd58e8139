import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { holdersOf } from '../../people/public.ts';
import type { DecisionKind, Level } from '../rules.ts';
import type { AssessmentTables } from '../tables.ts';

export interface DecisionDraft {
  readonly kind: DecisionKind;
  readonly reason: Localized;
  readonly forwardedTo: string | null;
  readonly level: Level | null;
  readonly measureId: string | null;
  readonly newMeasure: { readonly conceptId: string; readonly fieldCode: string } | null;
  readonly title: Localized | null;
  readonly gapsKnown: boolean;
  readonly draftedBy: string | null;
  readonly draftedOn: string;
  readonly submitted: boolean;
  readonly returned: string | null;
  readonly version: number;
}

/** The office's draft; null where there is none. Callers have asked `policy.ts` first. */
export async function draftOf(reads: Reads<AssessmentTables>, assessmentId: string): Promise<DecisionDraft | null> {
  const row = await reads
    .selectFrom('decision_draft')
    .select(['kind', 'reason', 'forwarded_to as forwardedTo', 'competent_level as level', 'measure_id as measureId', 'concept_id', 'field_code', 'title', 'gaps_known as gapsKnown', 'drafted_by as draftedBy', 'drafted_on as draftedOn', 'submitted', 'returned', 'version'])
    .where('assessment_id', '=', assessmentId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { concept_id: conceptId, field_code: fieldCode, ...rest } = row;
  return { ...rest, kind: rest.kind as DecisionKind, level: rest.level as Level | null, newMeasure: conceptId === null || fieldCode === null ? null : { conceptId, fieldCode } };
}

/** Accounts that release: those with the role, and where nobody has it, the coordinators. */
export async function approversOf(reads: Parameters<typeof holdersOf>[0]): Promise<readonly string[]> {
  const named = await holdersOf(reads, 'approver');
  return named.length > 0 ? named : holdersOf(reads, 'coordinator');
}
