import type { Config } from '../src/platform/config.ts';
import type { Db } from '../src/platform/database/types.ts';
import { loadBallots } from './ballots.ts';
import { loadBeispiel } from './beispiel.ts';
import { loadConcept } from './concept.ts';
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
  const { forum2011 } = await loadParticipation(db, config);
  await loadBallots(db, config, forum2011.recommendations.map((r) => ({ number: r.number, title: r.title, nodeId: r.id, href: r.href })));
  const plan = await loadBeispiel(db, config, people);
  await loadReports(db, { ...plan, ...facts.report });
}
