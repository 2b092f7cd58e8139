import type { SliceJobs } from './platform/jobs.ts';
import type { Site } from './platform/web/site.ts';

/** Every slice's routes. Together with `app.tsx` this is the only file that knows all slices. */
export function mountSlices(_site: Site): void {}

/** What the worker does for every slice. */
export const sliceJobs: readonly SliceJobs[] = [];
