import type { Config } from '../src/platform/config.ts';
import type { Db } from '../src/platform/database/types.ts';
import { loadBeispiel } from './beispiel.ts';
import { loadConcept } from './concept.ts';
import { loadInstance } from './instance.ts';
import { loadParticipation } from './participation.ts';
import { loadPeople } from './people.ts';
import { loadTerritory } from './territory.ts';

/** The demonstration region, through the slices' own commands. The caller makes one transaction of it. */
export async function loadDemo(db: Db, config: Config): Promise<void> {
  await loadInstance(db, config);
  await loadTerritory(db, config);
  const people = await loadPeople(db, config);
  await loadConcept(db, config);
  await loadParticipation(db, config);
  await loadBeispiel(db, config, people);
}
