import { below, OFFICE, type AreaRights } from '../../kernel/rights.ts';
import { PATHS as CARRYING } from './carrying/urls.ts';
import { CARRY_OUT } from './policy.ts';
import { PATHS } from './urls.ts';

export const conceptRights: AreaRights = {
  area: { de: 'Konzept und Maßnahmen', en: 'Concept and measures' },
  module: 'concept',
  rows: [
    { what: { de: 'Konzepte, Maßnahmen und gute Beispiele lesen; zum Entwurf Stellung nehmen', en: 'Read concepts, measures and good practice; comment on a draft' }, who: 'everybody', at: [below(PATHS.concepts), below(PATHS.measures), below(PATHS.practices)], also: { de: 'was nur für das Büro ist, sehen Koordination und Fachbereiche', en: 'what is kept to the office is shown to the coordination and the departments' } },
    { what: { de: 'Konzepte anlegen, einlesen, entwerfen, beschließen; Stellungnahmen beantworten', en: 'Make, read in, draft and adopt concepts; answer comments' }, who: OFFICE, at: [PATHS.conceptNew, below(PATHS.conceptImport), below(PATHS.draft), PATHS.practiceNew, PATHS.practiceEdit] },
    { what: { de: 'Eine Maßnahme fortschreiben: Angaben, Zustand, Fortschritt, Plan, Kosten, Risiken, Unterlagen', en: 'Keep a measure up to date: data, state, progress, plan, costs, risks, documents' }, who: CARRY_OUT, at: [PATHS.measureEdit, PATHS.measureState, PATHS.measureProgress, CARRYING.plan, CARRYING.costs, CARRYING.risks, CARRYING.documents, CARRYING.documentRemove, CARRYING.update] },
    { what: { de: 'Mit dem Link aus der Mail eine Maßnahme fortschreiben', en: 'Update a measure with the link of a mail' }, who: 'everybody', at: [below(CARRYING.link)], also: { de: 'nur mit dem Link, einmal, bis er abläuft', en: 'only with the link, once, until it expires' } },
    { what: { de: 'Was Aufmerksamkeit braucht; die eigene Arbeitsseite; Ansichten; Tabelle laden und einlesen', en: 'What needs attention; the unit’s own page; views; take the sheet and read it in' }, who: CARRY_OUT, at: [below(CARRYING.attention)], also: { de: 'öffentliche Ansichten speichert nur die Koordination', en: 'public views are saved by the coordination only' } },
    { what: { de: 'Kosten einschalten, Bestand annehmen, Buchungen einlesen', en: 'Turn costs on, accept the baseline, read bookings in' }, who: OFFICE, at: [below(CARRYING.baseline), below(CARRYING.finance), `POST ${CARRYING.ours}`] },
  ],
};
