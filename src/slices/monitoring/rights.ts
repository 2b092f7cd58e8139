import { below, type AreaRights } from '../../kernel/rights.ts';
import { PATHS } from './urls.ts';

export const monitoringRights: AreaRights = {
  area: { de: 'Kennzahlen', en: 'Indicators' },
  module: 'monitoring',
  rows: [{ what: { de: 'Kennzahlen mit Werten und Quellen lesen', en: 'Read indicators with values and sources' }, who: 'everybody', at: [below(PATHS.indicators)] }],
};
