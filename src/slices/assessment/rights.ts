import { below, OFFICE, STAFF, type AreaRights } from '../../kernel/rights.ts';
import { ANSWER, DELEGATE, RELEASE } from './policy.ts';
import { PATHS } from './urls.ts';

export const assessmentRights: AreaRights = {
  area: { de: 'Fachliche Einschätzung', en: 'Assessment' },
  module: 'assessment',
  rows: [
    { what: { de: 'Entscheidungen, Runden, Zuständigkeiten, „Warum ist mein Thema nicht dabei?“', en: 'Decisions, rounds, competences, “Why is my topic not in it?”' }, who: 'everybody', at: [below(PATHS.assessments), below(PATHS.rounds), below(PATHS.why), below(PATHS.competences)], also: { de: 'interne Notizen sehen das Büro, die Freigabe und die gefragten Fachbereiche', en: 'internal notes are shown to the office, the release and the departments that were asked' } },
    { what: { de: 'Was auf mich wartet', en: 'What waits for me' }, who: STAFF, at: [PATHS.mine] },
    { what: { de: 'Runden anlegen und versenden, Workshops, Entscheidungen entwerfen, weiterleiten, Zuständigkeiten pflegen', en: 'Make and send rounds, workshops, draft decisions, forward, keep competences' }, who: OFFICE, at: [PATHS.assessmentNew, PATHS.roundNew, PATHS.roundEdit, below(PATHS.roundItems), PATHS.roundSend, PATHS.roundClose, PATHS.consultation, PATHS.competenceEdit, PATHS.decision, PATHS.forwarding, PATHS.letter] },
    { what: { de: 'Eine Einschätzung abgeben, nachfragen', en: 'Give an opinion, ask back' }, who: ANSWER, at: [PATHS.answer, PATHS.comments], also: { de: 'nur Fachbereiche, die gefragt wurden; die Koordination trägt nach, was sie am Telefon erfährt', en: 'only departments that were asked; the coordination enters what it is told on the telephone' } },
    { what: { de: 'Im Fachbereich weitergeben', en: 'Hand on inside a department' }, who: DELEGATE, at: [PATHS.delegate] },
    { what: { de: 'Entscheidungen freigeben', en: 'Release decisions' }, who: RELEASE, at: [PATHS.release], also: { de: 'nie, wer entworfen hat, außer es gibt sonst niemanden; die Koordination nur, solange niemand die Rolle Freigabe hat', en: 'never who drafted it, unless there is nobody else; the coordination only while nobody holds the role of release' } },
  ],
};
