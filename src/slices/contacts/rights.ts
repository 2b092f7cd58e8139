import { below, OFFICE, type AreaRights } from '../../kernel/rights.ts';
import { PATHS } from './urls.ts';

export const contactRights: AreaRights = {
  area: { de: 'Kontakte und Anschreiben', en: 'Contacts and mailings' },
  module: 'contacts',
  rows: [{ what: { de: 'Kontakte, Einwilligungen, Anschreiben, Rückläufer', en: 'Contacts, consents, mailings, returned mail' }, who: OFFICE, at: [below(PATHS.contacts), below(PATHS.consents), below(PATHS.mailings)] }],
};
