import { below, type AreaRights } from '../../kernel/rights.ts';
import { PATHS } from './urls.ts';

export const openDataRights: AreaRights = {
  area: { de: 'Offene Daten', en: 'Open data' },
  rows: [{ what: { de: 'Was es an Daten gibt, für Menschen und Programme', en: 'What data there is, for people and programs' }, who: 'everybody', at: Object.values(PATHS).map(below) }],
};
