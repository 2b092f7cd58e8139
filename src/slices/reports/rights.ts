import { below, OFFICE, STAFF, type AreaRights } from '../../kernel/rights.ts';
import { CARRY_OUT } from '../concept/public.ts';
import { RELEASE } from './policy.ts';
import { PATHS } from './urls.ts';

export const reportRights: AreaRights = {
  area: { de: 'Berichte', en: 'Reports' },
  module: 'reports',
  rows: [
    { what: { de: 'Berichte lesen und mitnehmen', en: 'Read reports and take them along' }, who: 'everybody', at: [below(PATHS.reports)] },
    { what: { de: 'Berichtsrunden und ihren Stand sehen', en: 'See report rounds and where they stand' }, who: STAFF, at: [PATHS.rounds, `GET ${PATHS.round}`] },
    { what: { de: 'Entwürfe eines Berichts lesen', en: 'Read drafts of a report' }, who: STAFF, at: [`GET ${PATHS.draft}`, PATHS.draftPdf, PATHS.draftDocx] },
    { what: { de: 'Einen Entwurf mitzeichnen', en: 'Co-sign a draft' }, who: CARRY_OUT, at: [PATHS.sign], also: { de: 'nur Fachbereiche, die eine Maßnahme des Berichts verantworten', en: 'only departments that lead a measure of the report' } },
    { what: { de: 'Einen Bericht freigeben', en: 'Release a report' }, who: RELEASE, at: [PATHS.release], also: { de: 'nie, wer den Entwurf gemacht hat, außer es gibt sonst niemanden; die Koordination nur, solange niemand die Rolle Freigabe hat', en: 'never who made the draft, unless there is nobody else; the coordination only while nobody holds the role of release' } },
    { what: { de: 'Für eine Maßnahme berichten', en: 'Report on a measure' }, who: CARRY_OUT, at: [PATHS.answers] },
    { what: { de: 'Runden beginnen, erinnern, Entwürfe machen, berichtigen', en: 'Begin rounds, remind, make drafts, correct' }, who: OFFICE, at: [PATHS.roundNew, below(PATHS.round)] },
    { what: { de: 'Einen Bericht ohne Entwurf veröffentlichen', en: 'Publish a report without a draft' }, who: OFFICE, at: [PATHS.close], also: { de: 'nur, solange niemand die Rolle Freigabe hat', en: 'only while nobody holds the role of release' } },
  ],
};
