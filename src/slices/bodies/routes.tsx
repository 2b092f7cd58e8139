import type { Site } from '../../platform/web/site.ts';
import { mountCalls } from './calls/routes.tsx';
import { mountPapers } from './papers/routes.tsx';
import { mountQuestions } from './questions/routes.tsx';
import { mountRegister } from './register/routes.tsx';
import { mountResolutions } from './resolutions/routes.tsx';
import { mountSittings } from './sittings/routes.tsx';

/** Bodies, sittings, papers, resolutions, councillors' questions and calls for members. */
export function mountBodies(all: Site): void {
  const site = all.module('bodies');
  mountRegister(site);
  mountSittings(site);
  mountPapers(site);
  mountResolutions(site);
  mountQuestions(site);
  mountCalls(site);
}
