import type { Site } from '../../platform/web/site.ts';
import { mountConcern } from './concern/routes.tsx';
import { mountDrafts } from './drafts/routes.tsx';
import { mountEnclosed } from './enclosed/routes.tsx';
import { mountDocumentation } from './documentation/routes.tsx';
import { mountForums } from './forums/routes.tsx';
import { mountImporting } from './importing/routes.tsx';
import { mountMerging } from './merging/routes.tsx';
import { mountBeyond } from './moderation/routes.tsx';
import { mountProcessDesk } from './processes/desk/routes.tsx';
import { mountChecklist } from './processes/checklist/routes.tsx';
import { mountDocuments } from './processes/papers/routes.tsx';
import type { ProcessPart } from './processes/parts/rules.ts';
import { mountPattern } from './processes/pattern/routes.tsx';
import { mountProcesses } from './processes/routes.tsx';
import { mountPrinting } from './printing/routes.tsx';
import { mountReceipts } from './receipts/routes.tsx';
import { mountRecommendations } from './recommendations/routes.tsx';
import { mountCards } from './submissions/cards/routes.tsx';
import { mountModeration } from './submissions/desk/routes.tsx';
import { mountSubmissions } from './submissions/routes.tsx';

/** Everything people say, and what it is condensed into. */
export function mountParticipation(all: Site, parts: readonly ProcessPart[]): void {
  const site = all.module('participation');
  mountProcesses(site, parts);
  mountProcessDesk(site, parts);
  for (const mount of [mountSubmissions, mountReceipts, mountForums, mountRecommendations, mountDocuments, mountChecklist, mountPattern, mountModeration, mountMerging, mountCards, mountBeyond, mountEnclosed, mountDrafts, mountConcern, mountDocumentation, mountImporting, mountPrinting]) mount(site);
}
