import { below, STAFF, type AreaRights } from '../../kernel/rights.ts';
import { PATHS } from './urls.ts';

export const handbookRights: AreaRights = {
  area: { de: 'Handbuch', en: 'Handbook' },
  rows: [{ what: { de: 'Das Handbuch mit dieser Tabelle lesen', en: 'Read the handbook with this table' }, who: STAFF, at: [below(PATHS.handbook)] }],
};
