import { below, type AreaRights } from '../../kernel/rights.ts';
import { PATHS } from './urls.ts';

export const threadRights: AreaRights = {
  area: { de: 'Roter Faden', en: 'The thread' },
  rows: [{ what: { de: 'Woher etwas kommt und was daraus wurde', en: 'Where something comes from and what came of it' }, who: 'everybody', at: [below(PATHS.thread)], also: { de: 'was nicht öffentlich ist, und wer was geändert hat, sehen die Mitarbeitenden', en: 'what is not public, and who changed what, is shown to staff' } }],
};
