import { below, OFFICE, type AreaRights } from '../../../kernel/rights.ts';
import { CARRY_OUT } from '../policy.ts';
import { PATHS as OFFERS } from '../practices/offers/urls.ts';
import { PATHS as CONCEPT } from '../urls.ts';
import { PATHS as ADVISING } from './advising/urls.ts';
import { PATHS } from './urls.ts';

export const carryingRights: AreaRights = {
  area: { de: 'Maßnahmen umsetzen', en: 'Carrying out measures' },
  module: 'concept',
  rows: [
    { what: { de: 'Eine Maßnahme fortschreiben: Angaben, Zustand, Fortschritt, Plan, Kosten, Risiken, Unterlagen', en: 'Keep a measure up to date: data, state, progress, plan, costs, risks, documents' }, who: CARRY_OUT, at: [CONCEPT.measureEdit, CONCEPT.measureState, CONCEPT.measureProgress, PATHS.plan, PATHS.costs, PATHS.risks, PATHS.documents, PATHS.documentRemove, PATHS.update] },
    { what: { de: 'Mit dem Link aus der Mail eine Maßnahme fortschreiben', en: 'Update a measure with the link of a mail' }, who: 'everybody', at: [below(PATHS.link)], also: { de: 'nur mit dem Link, einmal, bis er abläuft', en: 'only with the link, once, until it expires' } },
    { what: { de: 'Was Aufmerksamkeit braucht; die eigene Arbeitsseite; Ansichten; Tabelle laden und einlesen', en: 'What needs attention; the unit’s own page; views; take the sheet and read it in' }, who: CARRY_OUT, at: [below(PATHS.attention)], also: { de: 'öffentliche Ansichten speichert nur die Koordination', en: 'public views are saved by the coordination only' } },
    { what: { de: 'Ein gutes Beispiel einreichen, ansehen, ändern und zurückziehen', en: 'Hand in a good example, see, change and withdraw it' }, who: 'everybody', at: [below(OFFERS.offer)], also: { de: 'ansehen und ändern nur mit dem Beleg', en: 'seeing and changing only with the receipt' } },
    { what: { de: 'Eingereichte gute Beispiele lesen und veröffentlichen; Beratung der Fachbereiche notieren', en: 'Read and publish good practice that was handed in; note advice to departments' }, who: OFFICE, at: [below(OFFERS.desk), below(ADVISING.list)] },
    { what: { de: 'Kosten einschalten, Bestand annehmen, Buchungen einlesen', en: 'Turn costs on, accept the baseline, read bookings in' }, who: OFFICE, at: [below(PATHS.baseline), below(PATHS.finance), `POST ${PATHS.ours}`] },
  ],
};
