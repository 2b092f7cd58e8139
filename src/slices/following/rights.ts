import type { AreaRights } from '../../kernel/rights.ts';
import { PATHS } from './urls.ts';

/** Rights of this slice. */
export const followingRights: AreaRights = {
  area: { de: 'Neuigkeiten per Mail', en: 'News by mail' },
  rows: [
    { what: { de: 'Einem Thema per Mail folgen, ändern und beenden', en: 'Follow something by mail, change and end it' }, who: 'everybody', at: [PATHS.ask, PATHS.subscription], also: { de: 'ändern und beenden nur mit dem Link aus der Mail', en: 'changing and ending only with the link of the mail' } },
  ],
};
