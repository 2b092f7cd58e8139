import type { Site } from '../../platform/web/site.ts';
import { mountAnswers } from './answers/routes.tsx';
import { mountDrafts } from './drafts/routes.tsx';
import { mountEditions } from './editions/routes.tsx';
import { mountRounds } from './rounds/routes.tsx';

export function mountReports(site: Site): void {
  const own = site.module('reports');
  mountEditions(own);
  mountAnswers(own);
  mountRounds(own);
  mountDrafts(own);
}
