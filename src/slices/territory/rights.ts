import { ADMINISTRATION, below, type AreaRights } from '../../kernel/rights.ts';
import { PATHS } from './urls.ts';

export const territoryRights: AreaRights = {
  area: { de: 'Gebiet', en: 'Territory' },
  rows: [
    { what: { de: 'Region und Kommunen mit dem, was dort geschieht', en: 'Region and municipalities with what happens there' }, who: 'everybody', at: [below(PATHS.list)] },
    { what: { de: 'Grenzen laden und ersetzen', en: 'Load and replace boundaries' }, who: ADMINISTRATION, at: [below(PATHS.boundaries)] },
  ],
};
