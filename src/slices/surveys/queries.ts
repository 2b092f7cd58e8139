import { dayOf, type Day } from '../../kernel/dates.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { Reads } from '../../platform/database/types.ts';
import { processById, type ParticipationTables } from '../participation/public.ts';
import { emptyQuestionnaire } from './questionnaire/rules.ts';
import { Questionnaire } from './questionnaire/schema.ts';
import { phaseOf, type Phase, type State } from './rules.ts';
import type { SurveyTables } from './tables.ts';

export type SurveyReads = Reads<SurveyTables & ParticipationTables>;

export interface Survey {
  readonly id: string;
  readonly slug: string;
  readonly processId: string;
  readonly process: { readonly slug: string; readonly title: Localized; readonly invented: boolean; readonly public: boolean };
  readonly title: Localized;
  readonly intro: Localized;
  readonly thanks: Localized;
  readonly anonymous: boolean;
  readonly openLink: boolean;
  readonly state: State;
  readonly phase: Phase;
  readonly closesOn: Day | null;
  readonly startedOn: Day | null;
  readonly endedOn: Day | null;
  readonly minGroup: number;
  readonly remindedOn: Day | null;
  readonly releasedOn: Day | null;
  readonly releasedBy: string | null;
  /** Number of the current questionnaire. */
  readonly version: number;
  readonly revision: number;
}

const COLUMNS = ['id', 'slug', 'process_id', 'title', 'intro', 'thanks', 'anonymous', 'open_link', 'state', 'closes_on', 'started_on', 'ended_on', 'min_group', 'reminded_on', 'released_on', 'released_by', 'version', 'revision'] as const;

const rows = (reads: SurveyReads) => reads.selectFrom('survey').select(COLUMNS);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

async function asSurvey(reads: SurveyReads, row: Row | undefined, today: Day): Promise<Survey | null> {
  if (row === undefined) return null;
  const process = await processById(reads, row.process_id);
  if (process === null) return null;
  const timing = { state: row.state as State, closesOn: row.closes_on };
  return {
    id: row.id, slug: row.slug, processId: row.process_id, process: { slug: process.slug, title: process.title, invented: process.invented, public: process.publishedOn !== null }, title: row.title, intro: row.intro,
    thanks: row.thanks, anonymous: row.anonymous, openLink: row.open_link, ...timing, phase: phaseOf(timing, today), startedOn: row.started_on, endedOn: row.ended_on, minGroup: row.min_group,
    remindedOn: row.reminded_on, releasedOn: row.released_on, releasedBy: row.released_by, version: row.version, revision: row.revision,
  };
}

export async function surveyBySlug(reads: SurveyReads, slug: string, today = dayOf(new Date())): Promise<Survey | null> {
  return asSurvey(reads, await rows(reads).where('slug', '=', slug).executeTakeFirst(), today);
}

export async function surveyById(reads: SurveyReads, id: string, today = dayOf(new Date())): Promise<Survey | null> {
  return asSurvey(reads, await rows(reads).where('id', '=', id).executeTakeFirst(), today);
}

export interface SurveyFilter {
  readonly states?: readonly State[];
  readonly q?: string | null;
  readonly processId?: string;
  /** Leaves out surveys of processes that are not public yet. */
  readonly publicOnly?: boolean;
}

/** Surveys, those one can take part in first, then the newest. */
export async function surveyList(reads: SurveyReads, filter: SurveyFilter, today = dayOf(new Date())): Promise<Survey[]> {
  let query = rows(reads);
  if (filter.states !== undefined) query = query.where('state', 'in', filter.states);
  if (filter.processId !== undefined) query = query.where('process_id', '=', filter.processId);
  if (filter.q !== undefined && filter.q !== null) query = query.where((e) => e(e.cast<string>('title', 'text'), 'ilike', `%${(filter.q ?? '').replace(/[\\%_]/g, '\\$&')}%`));
  const found = await query.orderBy((e) => e('state', '=', 'running'), 'desc').orderBy('started_on', (o) => o.desc().nullsFirst()).orderBy('slug').execute();
  const surveys = await Promise.all(found.map((row) => asSurvey(reads, row, today)));
  return surveys.filter((s) => s !== null).filter((s) => filter.publicOnly !== true || s.process.public);
}

/** The questionnaire as it is now. */
export async function questionnaireOf(reads: Reads<SurveyTables>, survey: Pick<Survey, 'id' | 'version'>): Promise<Questionnaire> {
  const row = await reads.selectFrom('survey_version').select('document').where('survey_id', '=', survey.id).where('number', '=', survey.version).executeTakeFirst();
  return row === undefined ? emptyQuestionnaire() : Questionnaire.parse(row.document);
}
