import { below, OFFICE, type AreaRights } from '../../kernel/rights.ts';
import { COUNT } from './policy.ts';
import { PATHS } from './urls.ts';

export const ballotRights: AreaRights = {
  area: { de: 'Punkteabfragen', en: 'Dot ballots' },
  module: 'ballots',
  rows: [
    { what: { de: 'Abfragen und Ergebnisse lesen, nachzählen; abstimmen', en: 'Read ballots and results, count again; vote' }, who: 'everybody', at: [below(PATHS.list)], also: { de: 'abstimmen nur mit Code; vor dem Schluss sieht niemand ein Ergebnis', en: 'voting only with a code; nobody sees a result before closing' } },
    { what: { de: 'Liste der Abfragen; Tafeln und Stimmzettel zählen und bestätigen', en: 'List of ballots; count and confirm boards and paper' }, who: COUNT, at: [PATHS.desk, below(PATHS.deskBoards), PATHS.deskStubs, below(PATHS.deskPiles)], also: { de: 'wer gezählt hat, bestätigt nicht selbst', en: 'who counted does not confirm' } },
    { what: { de: 'Abfragen vorbereiten, Codes ausgeben, öffnen, schließen, entscheiden', en: 'Prepare ballots, issue codes, open, close, decide' }, who: OFFICE, at: [below(PATHS.desk)] },
  ],
};
