import type { Config } from '../src/platform/config.ts';
import type { Db } from '../src/platform/database/types.ts';
import { loadOpenRound } from './beispiel/assessment.ts';
import { loadCarrying } from './beispiel/carrying.ts';
import { loadOpen } from './beispiel/open.ts';
import { loadPlan } from './beispiel/plan.ts';
import { loadSurveys } from './beispiel/survey.ts';
import { loadVoices } from './beispiel/voices.ts';
import { loadWeighting } from './beispiel/weighting.ts';
import type { DemoPeople } from './people.ts';

/**
 * The invented process of 2026 from the first card to measures in progress, and beside it an open call, an open ballot and a
 * running survey that a visitor can try. Its concept is adopted by the resolution named. It says on every page that it is invented, and it has a concept of its own.
 */
export async function loadBeispiel(db: Db, config: Config, people: DemoPeople, resolutionId: string): Promise<{ readonly processId: string; readonly conceptSlug: string; readonly measures: ReadonlyMap<string, string> }> {
  const voices = await loadVoices(db);
  await loadWeighting(db, config, voices);
  const plan = await loadPlan(db, voices, people, resolutionId);
  await loadCarrying(db, plan.measures, people.departments);
  await loadOpenRound(db, voices, people);
  await loadOpen(db, config);
  await loadSurveys(db, people);
  return { processId: voices.processId, ...plan };
}
