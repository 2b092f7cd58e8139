import { below, OFFICE, type AreaRights } from '../../kernel/rights.ts';
import { ANSWER, KEEP, READ } from './policy.ts';
import { PATHS } from './urls.ts';

export const bodyRights: AreaRights = {
  area: { de: 'Gremien, Sitzungen, Vorlagen', en: 'Bodies, sittings, papers' },
  module: 'bodies',
  rows: [
    { what: { de: 'Gremien, Sitzungen, versandte Vorlagen, Beschlüsse, Anfragen und Aufrufe lesen; sich bewerben', en: 'Read bodies, sittings, papers sent, resolutions, questions and calls; apply' }, who: 'everybody', at: [below(PATHS.bodies), below(PATHS.sittings), below(PATHS.papers), below(PATHS.resolutions), below(PATHS.questions), below(PATHS.calls)], also: { de: 'vor dem Versand ist nichts öffentlich', en: 'nothing is public before its dispatch' } },
    { what: { de: 'Die eigene Bewerbung ansehen, zurückziehen, mitnehmen', en: 'See, withdraw and take along one’s own application' }, who: 'everybody', at: [below(PATHS.find)], also: { de: 'nur mit dem Code der Bewerbung', en: 'only with the code of the application' } },
    { what: { de: 'Mitglieder, Sitzungen, Tagesordnung, Anwesenheit und Niederschrift eines Gremiums führen', en: 'Keep a body’s members, sittings, agenda, attendance and minutes' }, who: KEEP, at: [PATHS.desk, `GET ${PATHS.deskBody}`, below(PATHS.deskBody)] },
    { what: { de: 'Gremien anlegen und ändern, Vorlagen schreiben und versenden, Beschlüsse, Anfragen, Aufrufe und Entscheidungen über Bewerbungen', en: 'Make and change bodies, write and send papers, resolutions, questions, calls and decisions on applications' }, who: OFFICE, at: [`POST ${PATHS.deskBody}`, below(PATHS.deskPapers), below(PATHS.deskResolutions), below(PATHS.deskQuestions), below(PATHS.deskCall)] },
    { what: { de: 'Sagen, dass berichtet wurde; eine Anfrage beantworten', en: 'Say that it was reported; answer a question' }, who: ANSWER, at: [PATHS.deskReport, PATHS.deskAnswer] },
    { what: { de: 'Bewerbungen ohne Namen lesen und dazu Stellung nehmen', en: 'Read applications without names and give a view' }, who: READ, at: [PATHS.deskCalls, PATHS.deskApplications, PATHS.deskApplication], also: { de: 'Namen erfährt nach der ersten Runde nur die Koordination', en: 'names are learnt after the first round by the coordination only' } },
  ],
};
