import { below, OFFICE, STAFF, type AreaRights } from '../../kernel/rights.ts';
import { CARRY_OUT } from '../concept/public.ts';
import { PATHS } from './urls.ts';

export const reportRights: AreaRights = {
  area: { de: 'Berichte', en: 'Reports' },
  module: 'reports',
  rows: [
    { what: { de: 'Berichte lesen und mitnehmen', en: 'Read reports and take them along' }, who: 'everybody', at: [below(PATHS.reports)] },
    { what: { de: 'Berichtsrunden und ihren Stand sehen', en: 'See report rounds and where they stand' }, who: STAFF, at: [PATHS.rounds, `GET ${PATHS.round}`] },
    { what: { de: 'Für eine Maßnahme berichten', en: 'Report on a measure' }, who: CARRY_OUT, at: [PATHS.answers] },
    { what: { de: 'Runden beginnen, erinnern, abschließen, berichtigen', en: 'Begin, remind, close and correct rounds' }, who: OFFICE, at: [PATHS.roundNew, below(PATHS.round)] },
  ],
};
