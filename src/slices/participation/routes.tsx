import type { Site } from '../../platform/web/site.ts';
import { mountForums } from './forums/routes.tsx';
import { mountMerging } from './merging/routes.tsx';
import { mountProcessDesk } from './processes/desk/routes.tsx';
import { mountProcesses } from './processes/routes.tsx';
import { mountReceipts } from './receipts/routes.tsx';
import { mountRecommendations } from './recommendations/routes.tsx';
import { mountCards } from './submissions/cards/routes.tsx';
import { mountModeration } from './submissions/desk/routes.tsx';
import { mountSubmissions } from './submissions/routes.tsx';

/** Everything people say, and what it is condensed into. */
export function mountParticipation(all: Site): void {
  const site = all.module('participation');
  for (const mount of [mountProcesses, mountSubmissions, mountReceipts, mountForums, mountRecommendations, mountProcessDesk, mountModeration, mountMerging, mountCards]) mount(site);
}
