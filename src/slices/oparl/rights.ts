import { ADMINISTRATION, below, OFFICE_AND_ADMINISTRATION, type AreaRights } from '../../kernel/rights.ts';
import { PATHS } from './council/urls.ts';
import { SYSTEM } from './urls.ts';

export const oparlRights: AreaRights = {
  area: { de: 'Schnittstelle OParl', en: 'OParl interface' },
  module: 'bodies',
  rows: [
    { what: { de: 'Öffentliche Sitzungen und Vorlagen für andere Programme', en: 'Public sittings and papers for other programs' }, who: 'everybody', at: [below(SYSTEM.slice(0, SYSTEM.lastIndexOf('/')))] },
    { what: { de: 'Sehen, was aus Ratsinformationssystemen übernommen wurde', en: 'See what was taken from council information systems' }, who: OFFICE_AND_ADMINISTRATION, at: [`GET ${PATHS.council}`, `GET ${PATHS.source}`, PATHS.run] },
    { what: { de: 'Ratsinformationssysteme einrichten, auswählen und abrufen', en: 'Set up council information systems, choose and read' }, who: ADMINISTRATION, at: [`POST ${PATHS.source}`, PATHS.ask, PATHS.organizations] },
  ],
};
