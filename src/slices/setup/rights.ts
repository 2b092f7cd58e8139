import { ADMINISTRATION, below, type AreaRights } from '../../kernel/rights.ts';
import { PATHS } from './urls.ts';

export const setupRights: AreaRights = {
  area: { de: 'Einrichtung und Einstellungen', en: 'Setup and settings' },
  rows: [
    { what: { de: 'Das Programm zum ersten Mal einrichten', en: 'Set the program up for the first time' }, who: 'everybody', at: [below(PATHS.setup)], also: { de: 'nur mit dem Code, den das Programm beim ersten Start nennt, und nur bis die Einrichtung fertig ist', en: 'only with the code that the program names when it first starts, and only until setup is finished' } },
    { what: { de: 'Einstellungen, Kontakt, Rechtstexte, Löschfristen', en: 'Settings, contact, legal texts, deletion periods' }, who: ADMINISTRATION, at: [below(PATHS.settings)] },
  ],
};
