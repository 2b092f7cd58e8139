import { below, type AreaRights } from '../../kernel/rights.ts';
import { INTERVIEW } from './policy.ts';
import { PATHS } from './urls.ts';

export const interviewRights: AreaRights = {
  area: { de: 'Gespräche', en: 'Interviews' },
  module: 'participation',
  rows: [{ what: { de: 'Gespräche eines Verfahrens führen und Aussagen daraus aufnehmen', en: 'Lead interviews of a process and take statements from them' }, who: INTERVIEW, at: [below(PATHS.overview), below(PATHS.list)] }],
};
