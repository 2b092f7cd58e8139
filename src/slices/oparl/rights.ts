import { below, type AreaRights } from '../../kernel/rights.ts';
import { SYSTEM } from './urls.ts';

export const oparlRights: AreaRights = {
  area: { de: 'Schnittstelle OParl', en: 'OParl interface' },
  module: 'bodies',
  rows: [{ what: { de: 'Öffentliche Sitzungen und Vorlagen für andere Programme', en: 'Public sittings and papers for other programs' }, who: 'everybody', at: [below(SYSTEM.slice(0, SYSTEM.lastIndexOf('/')))] }],
};
