import type { SliceJobs } from './platform/jobs.ts';
import { retentionJobs, type RetentionClass } from './platform/retention.ts';
import type { Site } from './platform/web/site.ts';
import { legalRetention, retentionBook } from './slices/legal/public.ts';
import { mountLegal } from './slices/legal/routes.tsx';
import { peopleJobs } from './slices/people/jobs.ts';
import { mountPeople } from './slices/people/routes.tsx';

/** What is deleted on schedule, by every slice. */
export const retention: readonly RetentionClass[] = [...legalRetention];

/** Every slice's routes. Together with `app.tsx` this is the only file that knows all slices. */
export function mountSlices(site: Site): void {
  mountLegal(site, retention);
  mountPeople(site);
}

/** What the worker does for every slice. */
export const sliceJobs: readonly SliceJobs[] = [retentionJobs(retention, retentionBook), peopleJobs];
