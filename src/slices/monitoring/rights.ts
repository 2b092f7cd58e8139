import { below, OFFICE, type AreaRights } from '../../kernel/rights.ts';
import { PATHS } from './urls.ts';

export const monitoringRights: AreaRights = {
  area: { de: 'Kennzahlen', en: 'Indicators' },
  module: 'monitoring',
  rows: [
    { what: { de: 'Kennzahlen mit Werten und Quellen lesen', en: 'Read indicators with values and sources' }, who: 'everybody', at: [below(PATHS.indicators), below(PATHS.figures), below(PATHS.needs), below('/profiles')] },
    { what: { de: 'Kennzahlen bearbeiten, Werte eintragen und berichtigen', en: 'Edit indicators, type and correct values' }, who: OFFICE, at: [below(PATHS.indicatorEdit)] },
    { what: { de: 'Zahlen aus Dokumenten eintragen', en: 'Type figures of documents' }, who: OFFICE, at: [PATHS.figureEdit] },
    { what: { de: 'Handlungsbedarf festhalten', en: 'Note a need for action' }, who: OFFICE, at: [PATHS.needEdit] },
  ],
};
