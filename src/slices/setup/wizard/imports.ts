import type { z } from 'zod';
import type { FormState, Problem } from '../../../kernel/problem.ts';
import { parseForm } from '../../../platform/web/forms.ts';
import { SETUP_STEPS, type SetupDraft, type SetupStep } from '../../instance/public.ts';
import { readTerritories, regionHannover, underRegion, type NewTerritory } from '../../territory/public.ts';
import { STEP_FORMS, type TerritoryForm } from '../schema.ts';

type Answer<S extends SetupStep> = z.output<(typeof STEP_FORMS)[S]>;

/** Everything that was answered, checked and ready to be put into force. */
export interface Plan {
  readonly region: Answer<'region'>;
  readonly territories: readonly NewTerritory[];
  readonly languages: Answer<'languages'>['languages'];
  readonly modules: Answer<'modules'>['modules'];
  readonly contact: Answer<'contact'>;
  readonly administrator: Answer<'administrator'>;
}

/** What one step's answers are worth; the state holds what was typed and what is wrong with it. */
export function checkStep(step: SetupStep, values: FormState['values']): FormState {
  const parsed = parseForm(STEP_FORMS[step], { values, files: {} });
  if (!parsed.ok || step !== 'territory') return parsed.form;
  return { values, problems: placesOf(parsed.value as z.output<typeof TerritoryForm>, '').problems };
}

function placesOf(answer: z.output<typeof TerritoryForm>, regionName: string): { territories: readonly NewTerritory[]; problems: readonly Problem[] } {
  if (answer.choice === 'hannover') return { territories: regionHannover(), problems: [] };
  if (answer.list === null) return { territories: [], problems: [{ code: 'required', field: 'list' }] };
  const { territories, problems } = readTerritories(answer.list, 'list');
  return { territories: underRegion(territories, regionName), problems };
}

/** The whole draft as a plan, or the first step that is missing or no longer holds. */
export function planOf(draft: SetupDraft): Plan | SetupStep {
  const answers: Partial<Record<SetupStep, unknown>> = {};
  for (const step of SETUP_STEPS) {
    const values = draft[step];
    if (values === undefined || checkStep(step, values).problems.length > 0) return step;
    answers[step] = STEP_FORMS[step].parse(values);
  }
  const { region, territory, languages, modules, contact, administrator } = answers as { [S in SetupStep]: Answer<S> };
  return { region, territories: placesOf(territory, region.region_name).territories, languages: languages.languages, modules: modules.modules, contact, administrator };
}
