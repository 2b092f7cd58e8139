import { sql } from 'kysely';
import { addDays, type Day } from '../../../../kernel/dates.ts';
import type { Localized } from '../../../../kernel/localized.ts';
import type { Reads } from '../../../../platform/database/types.ts';
import type { State } from '../../measures/rules.ts';
import type { ConceptTables } from '../../tables.ts';
import { hashOf, isToken, REMIND_DAYS, type Via } from './rules.ts';

type R = Reads<ConceptTables>;

export interface Request {
  readonly id: string;
  readonly measureId: string;
  readonly key: string;
  readonly title: Localized;
  readonly state: State;
  readonly departmentId: string;
  /** The unit that leads the measure today. */
  readonly leadDepartmentId: string | null;
  readonly expiresOn: Day;
  readonly answeredOn: Day | null;
}

const requests = (reads: R) =>
  reads
    .selectFrom('measure_request as r')
    .innerJoin('measure as m', 'm.id', 'r.measure_id')
    .select(['r.id', 'r.measure_id as measureId', 'm.key', 'm.title', 'm.state', 'r.department_id as departmentId', 'm.lead_department_id as leadDepartmentId', 'r.expires_on as expiresOn', 'r.answered_on as answeredOn']);

/** What a link was sent for; null where it is nobody's. */
export async function requestByToken(reads: R, token: string): Promise<Request | null> {
  const row = isToken(token) ? await requests(reads).where((e) => e.or([e('r.token_hash', '=', hashOf(token)), e('r.reminder_hash', '=', hashOf(token))])).executeTakeFirst() : undefined;
  return row === undefined ? null : (row as Request);
}

/** Of some requests those that still wait for an answer of the unit in charge. */
export async function openRequests(reads: R, ids: readonly string[], today: Day): Promise<readonly Request[]> {
  if (ids.length === 0) return [];
  return (await requests(reads).where('r.id', 'in', ids).where('r.answered_on', 'is', null).where('r.expires_on', '>=', today).whereRef('m.lead_department_id', '=', 'r.department_id').orderBy('m.key').execute()) as Request[];
}

/** Units with open requests whose links expire within some days and that were not reminded, with the requests of each. */
export async function requestsToRemind(reads: R, today: Day): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await requests(reads).where('r.answered_on', 'is', null).where('r.reminded_on', 'is', null).where('r.token_hash', 'is not', null).where('r.asked_on', '<', today).where('r.expires_on', '>=', today).where('r.expires_on', '<=', addDays(today, REMIND_DAYS)).whereRef('m.lead_department_id', '=', 'r.department_id').orderBy('m.key').execute();
  return new Map([...Map.groupBy(rows, (row) => row.departmentId)].map(([unit, list]) => [unit, list.map((row) => row.id)]));
}

export interface UnitMeasure {
  readonly id: string;
  readonly key: string;
  readonly title: Localized;
  readonly state: State;
  readonly nextDue: Day | null;
  readonly lastWord: Day | null;
  /** Until when an answer is asked for; null where nobody asked. */
  readonly askedUntil: Day | null;
  /** The latest update that took a minute. */
  readonly via: Via | null;
  readonly help: string | null;
  /** How many updates in a row said that there is nothing new. */
  readonly nothings: number;
}

/** A page shows no more; nobody leads as many. */
const MOST = 300;

/** Measures under way that a unit leads: those that were asked about first, then the nearest date. Never by person. */
export async function unitMeasures(reads: R, departmentId: string, today: Day): Promise<readonly UnitMeasure[]> {
  const { rows } = await sql<UnitMeasure>`select m.id, m.key, m.title, m.state, m.next_due as "nextDue", m.last_word as "lastWord", r.expires_on as "askedUntil", u.via, u.help,
      (select count(*)::int from measure_update x where x.measure_id = m.id and x.note_id is null and x.created_at > coalesce((select max(n.created_at) from progress_note n where n.measure_id = m.id), '-infinity')) as nothings
    from measure m
    left join measure_request r on r.measure_id = m.id and r.answered_on is null and r.department_id = m.lead_department_id and r.expires_on >= ${today}::date
    left join lateral (select x.via, x.help from measure_update x where x.measure_id = m.id order by x.created_at desc limit 1) u on true
    where m.lead_department_id = ${departmentId} and m.state in ('idea', 'selected', 'planned', 'running', 'permanent')
    order by r.expires_on nulls last, m.next_due nulls last, m.key limit ${MOST}`.execute(reads);
  return rows;
}
