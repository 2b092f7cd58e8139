import type { Reads } from '../../../platform/database/types.ts';
import { holdersOf } from '../../people/public.ts';
import type { Snapshot } from '../editions/rules.ts';
import type { Approvers } from '../policy.ts';
import type { ReportTables } from '../tables.ts';

type R = Reads<ReportTables>;

export interface Signature {
  readonly departmentId: string;
  readonly agreed: boolean;
  readonly remark: string;
  readonly on: string;
  readonly onBehalf: boolean;
}
export interface Draft {
  readonly number: number;
  readonly madeOn: string;
  readonly madeBy: string | null;
  readonly snapshot: Snapshot;
  /** Hexadecimal SHA-256 of the snapshot. */
  readonly digest: string;
  readonly submitted: boolean;
  readonly returned: string | null;
  readonly signatures: readonly Signature[];
}

/** A round's drafts with what was said to them, the latest first. */
export async function draftsOf(reads: R, roundId: string): Promise<readonly Draft[]> {
  const [drafts, signatures] = await Promise.all([
    reads.selectFrom('report_draft').select(['number', 'made_on as madeOn', 'made_by as madeBy', 'snapshot', 'digest', 'submitted', 'returned']).where('round_id', '=', roundId).orderBy('number', 'desc').execute(),
    reads.selectFrom('report_signature').select(['number', 'department_id as departmentId', 'agreed', 'remark', 'on_day as on', 'on_behalf as onBehalf']).where('round_id', '=', roundId).orderBy('on_day').execute(),
  ]);
  return drafts.map((d) => ({ ...d, snapshot: d.snapshot as Snapshot, digest: d.digest.toString('hex'), signatures: signatures.filter((s) => s.number === d.number) }));
}

/** Who releases reports: those with the role, and where nobody has it, the coordinators. */
export async function approversOf(reads: Parameters<typeof holdersOf>[0]): Promise<Approvers> {
  const named = await holdersOf(reads, 'approver');
  return named.length > 0 ? { named: true, ids: named } : { named: false, ids: await holdersOf(reads, 'coordinator') };
}

/** Drafts of open rounds that wait for the release. */
export async function handedIn(reads: R): Promise<readonly { readonly roundId: string; readonly number: number; readonly madeBy: string | null }[]> {
  return reads
    .selectFrom('report_draft as d')
    .innerJoin('report_round as r', 'r.id', 'd.round_id')
    .select(['d.round_id as roundId', 'd.number', 'd.made_by as madeBy'])
    .where('r.state', '=', 'open')
    .where('d.submitted', '=', true)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('report_draft as n').select('n.number').whereRef('n.round_id', '=', 'd.round_id').whereRef('n.number', '>', 'd.number'))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('report_edition as e').select('e.id').whereRef('e.round_id', '=', 'd.round_id').whereRef('e.draft', '=', 'd.number'))))
    .execute();
}
