import { below, OFFICE_AND_ADMINISTRATION, type AreaRights } from '../../kernel/rights.ts';
import { PATHS } from './urls.ts';

export const legalRights: AreaRights = {
  area: { de: 'Recht und Datenschutz', en: 'Law and data protection' },
  rows: [
    { what: { de: 'Impressum, Datenschutz, Barrierefreiheit, Leichte Sprache; eine Barriere melden', en: 'Imprint, privacy, accessibility, easy language; report a barrier' }, who: 'everybody', at: [PATHS.imprint, PATHS.privacy, PATHS.notice, PATHS.easy, PATHS.accessibility, PATHS.report, PATHS.thanks] },
    { what: { de: 'Gemeldete Barrieren lesen und beantworten', en: 'Read and answer reported barriers' }, who: OFFICE_AND_ADMINISTRATION, at: [below(PATHS.reports)] },
    { what: { de: 'Auskunft, Mitnahme und Löschung für eine Person', en: 'Tell, hand over and erase what is held about a person' }, who: OFFICE_AND_ADMINISTRATION, at: [below(PATHS.held)], also: { de: 'Konten löscht nur die Administration', en: 'only the administration deletes accounts' } },
    { what: { de: 'Verzeichnis der Verarbeitungen, Löschplan, Anbietung an das Archiv', en: 'Record of processing, deletion plan, offers to the archive' }, who: OFFICE_AND_ADMINISTRATION, at: [below(PATHS.processing)] },
  ],
};
