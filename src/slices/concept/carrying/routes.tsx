import type { Site } from '../../../platform/web/site.ts';
import { mountAdvising } from './advising/routes.tsx';
import { mountAttention } from './attention/routes.tsx';
import { mountCosts } from './costs/routes.tsx';
import { mountPlan } from './plan/routes.tsx';
import { mountSheet } from './sheet/routes.tsx';
import { mountUpdates } from './updates/routes.tsx';
import { mountViews } from './views/routes.tsx';

/** Carrying out measures: how they are looked at, planned, paid for and kept an eye on. */
export function mountCarrying(site: Site): void {
  mountViews(site);
  mountPlan(site);
  mountCosts(site);
  mountSheet(site);
  mountAttention(site);
  mountAdvising(site);
  mountUpdates(site);
}
