import { below, OFFICE, type AreaRights } from '../../kernel/rights.ts';
import { ANSWER_FOR_PLACE } from './advice/policy.ts';
import { PATHS as ADVICE } from './advice/urls.ts';
import { PATHS as EFFECTS } from './effects/urls.ts';
import { PATHS as EVALUATIONS } from './evaluations/urls.ts';
import { PATHS as LOCAL } from './local/urls.ts';
import { CARRY_OUT } from './policy.ts';
import { PATHS as REVIEWS } from './reviewing/urls.ts';
import { PATHS } from './urls.ts';

export const conceptRights: AreaRights = {
  area: { de: 'Konzept und Maßnahmen', en: 'Concept and measures' },
  module: 'concept',
  rows: [
    { what: { de: 'Konzepte, Maßnahmen und gute Beispiele lesen; zum Entwurf Stellung nehmen', en: 'Read concepts, measures and good practice; comment on a draft' }, who: 'everybody', at: [below(PATHS.concepts), below(PATHS.measures), below(PATHS.practices), below(EFFECTS.list)], also: { de: 'was nur für das Büro ist, sehen Koordination und Fachbereiche', en: 'what is kept to the office is shown to the coordination and the departments' } },
    { what: { de: 'Konzepte anlegen, einlesen, entwerfen, beschließen; Stellungnahmen beantworten', en: 'Make, read in, draft and adopt concepts; answer comments' }, who: OFFICE, at: [PATHS.conceptNew, below(PATHS.conceptImport), below(PATHS.draft), PATHS.practiceNew, PATHS.practiceEdit] },
    { what: { de: 'Überprüfungen eröffnen, Fachbereiche fragen, Ergebnisse festhalten, veröffentlichen und in den Entwurf übernehmen', en: 'Open reviews, ask departments, conclude, publish and carry into the draft' }, who: OFFICE, at: [REVIEWS.new, REVIEWS.settings, REVIEWS.desk, REVIEWS.ask, REVIEWS.agree, REVIEWS.release, REVIEWS.carry, REVIEWS.item] },
    { what: { de: 'In einer Überprüfung sagen, was aus den Maßnahmen werden soll', en: 'Say in a review what should become of the measures' }, who: CARRY_OUT, at: [REVIEWS.say], also: { de: 'für Gremien und Foren trägt die Koordination ein', en: 'for bodies and forums the coordination enters it' } },
    { what: { de: 'Mit dem Link aus der Mail in einer Überprüfung antworten', en: 'Answer in a review with the link of a mail' }, who: 'everybody', at: [below(REVIEWS.link)], also: { de: 'nur mit dem Link, bis die Überprüfung endet', en: 'only with the link, until the review ends' } },
    { what: { de: 'Evaluationen und ihre Befunde eintragen und veröffentlichen', en: 'Enter and publish evaluations and their findings' }, who: OFFICE, at: [EVALUATIONS.new, EVALUATIONS.edit, EVALUATIONS.publish] },
    { what: { de: 'Befunde einer Evaluation beantworten', en: 'Answer findings of an evaluation' }, who: CARRY_OUT, at: [EVALUATIONS.finding], also: { de: 'Befunde selbst trägt die Koordination ein', en: 'findings themselves are entered by the coordination' } },
    { what: { de: 'Anderswo erfüllte Forderungen eintragen', en: 'Record demands met elsewhere' }, who: OFFICE, at: [EFFECTS.new, EFFECTS.edit] },
    { what: { de: 'Pläne von Kommunen ableiten und verknüpfen; den Kommunen etwas empfehlen und sie fragen', en: 'Derive and link local plans; recommend to the municipalities and ask them' }, who: OFFICE, at: [LOCAL.derive, LOCAL.derivation, ADVICE.new, ADVICE.edit, ADVICE.publish, ADVICE.ask] },
    { what: { de: 'Für eine Kommune auf eine Empfehlung antworten', en: 'Answer a recommendation for a municipality' }, who: ANSWER_FOR_PLACE, at: [ADVICE.answer] },
    { what: { de: 'Mit dem Link aus der Mail für eine Kommune antworten', en: 'Answer for a municipality with the link of a mail' }, who: 'everybody', at: [below(ADVICE.link)], also: { de: 'nur mit dem Link, bis er abläuft', en: 'only with the link, until it expires' } },
  ],
};
