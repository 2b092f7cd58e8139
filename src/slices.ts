import type { AreaRights } from './kernel/rights.ts';
import { jobRetention, type SliceJobs } from './platform/jobs.ts';
import type { Holder } from './platform/held.ts';
import { retentionJobs, type RetentionClass } from './platform/retention.ts';
import type { Site } from './platform/web/site.ts';
import { ballotJobs, ballotRetention, ballotsOfProcess } from './slices/ballots/public.ts';
import { mountBallots } from './slices/ballots/routes.tsx';
import { assessmentJobs, assessmentRetention } from './slices/assessment/public.ts';
import { mountAssessment } from './slices/assessment/routes.tsx';
import { applicationHolder, bodyJobs, bodyRetention, memberHolder } from './slices/bodies/public.ts';
import { mountBodies } from './slices/bodies/routes.tsx';
import { adviceJobs, conceptRetention, measureJobs, reviewJobs } from './slices/concept/public.ts';
import { conceptSteps, measurePairs, measureSource, measureSteps, offerJobs, offerRetention, practiceOfferHolder, practicePairs } from './slices/concept/public.ts';
import { mountConcept } from './slices/concept/routes.tsx';
import { contactHolder, contactRetention, mailingJobs, mailingsOfProcess, processTarget, type LinkTarget } from './slices/contacts/public.ts';
import { mountContacts } from './slices/contacts/routes.tsx';
import { eventJobs, eventRetention, eventsOfProcess, registrationHolder, stallHolder } from './slices/events/public.ts';
import { mountEvents } from './slices/events/routes.tsx';
import { followerHolder, followingJobs, followingRetention, type StepSource } from './slices/following/public.ts';
import { mountFollowing } from './slices/following/routes.tsx';
import { deskJobs } from './slices/front/digest/jobs.ts';
import { mountFront } from './slices/front/routes.tsx';
import { interviewHolder, interviewRetention, interviewsOfProcess } from './slices/interviews/public.ts';
import { mountInterviews } from './slices/interviews/routes.tsx';
import { legalRetention, retentionBook } from './slices/legal/public.ts';
import { mountHeld } from './slices/legal/held/routes.tsx';
import { mountLegal } from './slices/legal/routes.tsx';
import { mountOpenData } from './slices/opendata/routes.tsx';
import { councilJobs } from './slices/oparl/public.ts';
import { mountOparl } from './slices/oparl/routes.tsx';
import { contributionSource, participationJobs, participationRetention, processSteps, recommendationPairs, submissionHolder, submissionPairs } from './slices/participation/public.ts';
import { liveJobs, liveRetention, roomsOfProcess } from './slices/live/public.ts';
import { mountLive } from './slices/live/routes.tsx';
import { mountParticipation } from './slices/participation/routes.tsx';
import { peopleJobs } from './slices/people/jobs.ts';
import { accountHolder, namesOf } from './slices/people/public.ts';
import { ownCountJobs, profileHref, type CountSource } from './slices/monitoring/public.ts';
import { mountMonitoring } from './slices/monitoring/routes.tsx';
import { mountPeople } from './slices/people/routes.tsx';
import { reportJobs } from './slices/reports/public.ts';
import { mountReports } from './slices/reports/routes.tsx';
import { mountSetup } from './slices/setup/routes.tsx';
import { partyHolder, surveyJobs, surveyRetention, surveysOfProcess, surveyTarget } from './slices/surveys/public.ts';
import { mountSurveys } from './slices/surveys/routes.tsx';
import { mountPairs } from './slices/similarity/pairs/routes.tsx';
import { pairJobs, type PairOwner } from './slices/similarity/public.ts';
import { mountTerritory } from './slices/territory/routes.tsx';
import { historyJobs } from './slices/thread/public.ts';
import { mountThread } from './slices/thread/routes.tsx';
import { followingRights } from './slices/following/rights.ts';
import { handbookRights } from './slices/handbook/rights.ts';
import { mountHandbook } from './slices/handbook/routes.tsx';
import { frontRights } from './slices/front/rights.ts';
import { setupRights } from './slices/setup/rights.ts';
import { legalRights } from './slices/legal/rights.ts';
import { territoryRights } from './slices/territory/rights.ts';
import { peopleRights } from './slices/people/rights.ts';
import { threadRights } from './slices/thread/rights.ts';
import { participationRights } from './slices/participation/rights.ts';
import { surveyRights } from './slices/surveys/rights.ts';
import { ballotRights } from './slices/ballots/rights.ts';
import { liveRights } from './slices/live/rights.ts';
import { eventRights } from './slices/events/rights.ts';
import { carryingRights } from './slices/concept/carrying/rights.ts';
import { conceptRights } from './slices/concept/rights.ts';
import { assessmentRights } from './slices/assessment/rights.ts';
import { pairRights } from './slices/similarity/pairs/rights.ts';
import { reportRights } from './slices/reports/rights.ts';
import { monitoringRights } from './slices/monitoring/rights.ts';
import { bodyRights } from './slices/bodies/rights.ts';
import { openDataRights } from './slices/opendata/rights.ts';
import { oparlRights } from './slices/oparl/rights.ts';
import { contactRights } from './slices/contacts/rights.ts';
import { interviewRights } from './slices/interviews/rights.ts';

/**
 * The table of rights: who may see and do what, at which addresses. The program asks it before every page and every form, the handbook
 * shows it, and a test asks the program as every role.
 */
export const rights: readonly AreaRights[] = [frontRights, handbookRights, setupRights, legalRights, territoryRights, peopleRights, threadRights, participationRights, followingRights, surveyRights, ballotRights, liveRights, eventRights, conceptRights, carryingRights, assessmentRights, pairRights, reportRights, monitoringRights, bodyRights, oparlRights, openDataRights, contactRights, interviewRights];

/** What is deleted on schedule, by every slice. */
export const retention: readonly RetentionClass[] = [jobRetention, ...legalRetention, ...participationRetention, ...followingRetention, offerRetention, ...assessmentRetention, ...conceptRetention, ...ballotRetention, ...liveRetention, ...surveyRetention, ...eventRetention, ...contactRetention, ...interviewRetention, ...bodyRetention];

/** Where something about people is stored, for whoever asks. */
const holders: readonly Holder[] = [contactHolder, submissionHolder, followerHolder, practiceOfferHolder, registrationHolder, stallHolder, partyHolder, interviewHolder, memberHolder, applicationHolder, accountHolder];

/** What letters and mails of invitation can lead to. */
const linkTargets: readonly LinkTarget[] = [processTarget, surveyTarget];

/** What followers are told of beyond the thread. */
const steps: readonly StepSource[] = [processSteps, measureSteps, conceptSteps];

/** What may say the same as something else, across slices. */
export const pairOwners: readonly PairOwner[] = [submissionPairs, recommendationPairs, measurePairs, practicePairs];

/** What the program counts of itself, as indicators. */
export const countSources: readonly CountSource[] = [contributionSource, measureSource];

/** Every slice's routes. Together with `app.tsx` this is the only file that knows all slices. */
export function mountSlices(site: Site): void {
  mountFront(site);
  mountSetup(site, retention);
  mountHeld(site, holders);
  mountLegal(site, retention);
  mountTerritory(site, [
    { key: 'submissions', module: 'participation', href: (key) => `/submissions?municipality=${key}` },
    { key: 'measures', module: 'concept', href: (key) => `/measures?municipality=${key}` },
    { key: 'events', module: 'events', href: (key) => `/events?municipality=${key}` },
    { key: 'profile', module: 'monitoring', href: profileHref },
  ]);
  mountPeople(site);
  mountThread(site, namesOf);
  mountParticipation(site, [surveysOfProcess, ballotsOfProcess, eventsOfProcess, roomsOfProcess, interviewsOfProcess, mailingsOfProcess]);
  mountFollowing(site, steps);
  mountSurveys(site);
  mountBallots(site);
  mountLive(site);
  mountEvents(site);
  mountConcept(site);
  mountAssessment(site);
  mountPairs(site, pairOwners);
  mountReports(site);
  mountMonitoring(site);
  mountBodies(site);
  mountOparl(site);
  mountOpenData(site);
  mountContacts(site, linkTargets);
  mountInterviews(site);
  mountHandbook(site, rights);
}

/** What the worker does for every slice. */
export const sliceJobs: readonly SliceJobs[] = [retentionJobs(retention, retentionBook), peopleJobs, historyJobs, ballotJobs, liveJobs, surveyJobs, participationJobs, followingJobs(steps), eventJobs, assessmentJobs, reportJobs, measureJobs, reviewJobs, adviceJobs, councilJobs, offerJobs, deskJobs, mailingJobs(linkTargets), pairJobs(pairOwners), ownCountJobs(countSources), bodyJobs];
