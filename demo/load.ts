import type { Config } from '../src/platform/config.ts';
import type { Db } from '../src/platform/database/types.ts';
import { system } from '../src/kernel/actor.ts';
import { valueOf } from '../src/kernel/problem.ts';
import { write } from '../src/platform/database/write.ts';
import { conceptBySlug } from '../src/slices/concept/public.ts';
import { orderDocumentation, setConcepts } from '../src/slices/participation/public.ts';
import { loadAssessment } from './assessment.ts';
import { loadBallots } from './ballots.ts';
import { loadBeispiel } from './beispiel.ts';
import { loadBodies2026, reportToBody } from './beispiel/bodies.ts';
import { loadCouncil } from './beispiel/council.ts';
import { loadContacts } from './beispiel/contacts.ts';
import { loadEnclosed } from './beispiel/enclosed.ts';
import { loadInterviews } from './beispiel/interviews.ts';
import { loadPairs } from './beispiel/pairs.ts';
import { loadNextEdition } from './beispiel/edition.ts';
import { loadReview } from './beispiel/review.ts';
import { loadRoom } from './beispiel/room.ts';
import { loadSaid } from './beispiel/said.ts';
import { loadBodies } from './bodies.ts';
import { loadConcept } from './concept.ts';
import { loadEvents } from './events.ts';
import { loadFigures, loadIndicators, loadInventedValues, loadOwnCounts } from './indicators.ts';
import { loadInstance } from './instance.ts';
import { loadParticipation } from './participation.ts';
import { loadPeople } from './people.ts';
import { loadReports } from './reports.ts';
import { loadTerritory } from './territory.ts';
import facts from './data/beispiel-2026.json' with { type: 'json' };

/** The demonstration region, through the slices' own commands. The caller makes one transaction of it. */
export async function loadDemo(db: Db, config: Config): Promise<void> {
  await loadInstance(db, config);
  await loadTerritory(db, config);
  const people = await loadPeople(db, config);
  await loadConcept(db, config);
  const { forum2011, process2014 } = await loadParticipation(db, config);
  await loadOutcome(db, process2014.processId, 'integrationskonzept-2016');
  await loadAssessment(db, people);
  await loadBallots(db, config, forum2011.recommendations.map((r) => ({ number: r.number, title: r.title, nodeId: r.id, href: r.href })));
  await loadBodies(db, forum2011.recommendations);
  const { resolutionId } = await loadBodies2026(db, people);
  const plan = await loadBeispiel(db, config, people, resolutionId);
  await loadCouncil(db, plan.measures);
  await loadOutcome(db, plan.processId, plan.conceptSlug);
  await loadNextEdition(db, plan.conceptSlug);
  await loadReview(db, plan, people);
  await loadEnclosed(db, config);
  await loadInterviews(db);
  await loadContacts(db);
  await loadSaid(db, config, await loadEvents(db));
  await loadRoom(db, config);
  const { slug } = await loadReports(db, { ...plan, ...facts.report });
  await reportToBody(db, resolutionId, slug, facts.report.closed);
  await loadIndicators(db);
  await loadInventedValues(db);
  await loadFigures(db);
  await loadOwnCounts(db);
  await loadPairs(db);
  // The numbered documentation is there when the first visitor asks for it, not an hour later.
  await write(db, (tx) => orderDocumentation(tx, plan.processId));
}

/** Which concept a process led to; of an invented process it says so on every page. */
async function loadOutcome(db: Db, processId: string, slug: string): Promise<void> {
  const concept = await conceptBySlug(db, slug);
  if (concept !== null) valueOf(await write(db, (tx) => setConcepts(tx, system('demo'), processId, [concept.id])));
}
