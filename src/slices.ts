import type { SliceJobs } from './platform/jobs.ts';
import { retentionJobs, type RetentionClass } from './platform/retention.ts';
import type { Site } from './platform/web/site.ts';
import { ballotJobs } from './slices/ballots/public.ts';
import { mountBallots } from './slices/ballots/routes.tsx';
import { mountFront } from './slices/front/routes.tsx';
import { legalRetention, retentionBook } from './slices/legal/public.ts';
import { mountLegal } from './slices/legal/routes.tsx';
import { peopleJobs } from './slices/people/jobs.ts';
import { namesOf } from './slices/people/public.ts';
import { mountPeople } from './slices/people/routes.tsx';
import { mountSetup } from './slices/setup/routes.tsx';
import { historyJobs } from './slices/thread/public.ts';
import { mountThread } from './slices/thread/routes.tsx';

/** What is deleted on schedule, by every slice. */
export const retention: readonly RetentionClass[] = [...legalRetention];

/** Every slice's routes. Together with `app.tsx` this is the only file that knows all slices. */
export function mountSlices(site: Site): void {
  mountFront(site);
  mountSetup(site);
  mountLegal(site, retention);
  mountPeople(site);
  mountThread(site, namesOf);
  mountBallots(site);
}

/** What the worker does for every slice. */
export const sliceJobs: readonly SliceJobs[] = [retentionJobs(retention, retentionBook), peopleJobs, historyJobs, ballotJobs];
