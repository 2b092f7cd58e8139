import type { Site } from '../../platform/web/site.ts';
import { mountAdvice } from './advice/routes.tsx';
import { mountCarrying } from './carrying/routes.tsx';
import { mountChapters } from './chapters/routes.tsx';
import { mountConsulting } from './consulting/routes.tsx';
import { mountCopies } from './copies/routes.tsx';
import { mountDifference } from './difference/routes.tsx';
import { mountDrafts } from './drafts/routes.tsx';
import { mountEditions } from './editions/routes.tsx';
import { mountEffects } from './effects/routes.tsx';
import { mountEvaluations } from './evaluations/routes.tsx';
import { mountExchange } from './exchange/routes.tsx';
import { mountGoals } from './goals/routes.tsx';
import { mountLineage } from './lineage/routes.tsx';
import { mountLocal } from './local/routes.tsx';
import { mountMeasures } from './measures/routes.tsx';
import { mountPractices } from './practices/routes.tsx';
import { mountReviewing } from './reviewing/routes.tsx';
import { mountSaying } from './reviewing/saying/routes.tsx';

/** Fixed words come before addresses that take any word: `/concepts/import` before `/concepts/<slug>`. */
export function mountConcept(site: Site): void {
  const concept = site.module('concept');
  mountCarrying(concept);
  mountMeasures(concept);
  mountPractices(concept);
  mountExchange(concept);
  mountDrafts(concept);
  mountChapters(concept);
  mountLineage(concept);
  mountGoals(concept);
  mountConsulting(concept);
  mountEvaluations(concept);
  mountEffects(concept);
  mountLocal(concept);
  mountAdvice(concept);
  mountSaying(concept);
  mountReviewing(concept);
  mountDifference(concept);
  mountCopies(concept);
  mountEditions(concept);
}
