import type { Site } from '../../platform/web/site.ts';
import { mountCarrying } from './carrying/routes.tsx';
import { mountChapters } from './chapters/routes.tsx';
import { mountConsulting } from './consulting/routes.tsx';
import { mountCopies } from './copies/routes.tsx';
import { mountDifference } from './difference/routes.tsx';
import { mountDrafts } from './drafts/routes.tsx';
import { mountEditions } from './editions/routes.tsx';
import { mountExchange } from './exchange/routes.tsx';
import { mountLineage } from './lineage/routes.tsx';
import { mountMeasures } from './measures/routes.tsx';
import { mountPractices } from './practices/routes.tsx';

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
  mountConsulting(concept);
  mountDifference(concept);
  mountCopies(concept);
  mountEditions(concept);
}
