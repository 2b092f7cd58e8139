import { below, type AreaRights } from '../../kernel/rights.ts';
import { ENTER, RUN } from './policy.ts';
import { PATHS } from './urls.ts';

export const surveyRights: AreaRights = {
  area: { de: 'Befragungen', en: 'Surveys' },
  module: 'surveys',
  rows: [
    { what: { de: 'Befragungen und freigegebene Ergebnisse lesen; antworten', en: 'Read surveys and released results; answer' }, who: 'everybody', at: [below(PATHS.list)], also: { de: 'wo eingeladen wird, nur mit dem persönlichen Link; Entwürfe sehen nur, wer die Befragung führt', en: 'where parties are invited, only with the personal link; drafts are shown only to those who run the survey' } },
    { what: { de: 'Liste der Befragungen; Papierbögen eintippen', en: 'List of surveys; type in paper' }, who: ENTER, at: [PATHS.desk, PATHS.deskPaper] },
    { what: { de: 'Eine Befragung vorbereiten, einladen, starten, beenden, auswerten, freigeben', en: 'Prepare, invite, start, end, evaluate and release a survey' }, who: RUN, at: [below(PATHS.desk)] },
  ],
};
