import { below, OFFICE, type AreaRights } from '../../kernel/rights.ts';
import { MODERATE, RUN, TRANSLATE } from './policy.ts';
import { PATHS } from './urls.ts';

export const participationRights: AreaRights = {
  area: { de: 'Verfahren, Beiträge, Empfehlungen', en: 'Processes, contributions, recommendations' },
  module: 'participation',
  rows: [
    { what: { de: 'Verfahren, Beiträge, Foren und Empfehlungen lesen; beitragen', en: 'Read processes, contributions, forums and recommendations; contribute' }, who: 'everybody', at: [below(PATHS.processes), below(PATHS.allSubmissions), below(PATHS.allRecommendations)], also: { de: 'Entwürfe sehen nur, wer das Verfahren führt oder moderiert', en: 'drafts are shown only to those who run or moderate the process' } },
    { what: { de: 'Den eigenen Beitrag verfolgen, berichtigen, zurückziehen', en: 'Follow, correct and withdraw one’s own contribution' }, who: 'everybody', at: [below(PATHS.follow), below(PATHS.draft)], also: { de: 'nur mit dem Code der Quittung oder dem Link aus der Mail', en: 'only with the code of the receipt or the link of the mail' } },
    { what: { de: 'Ein Verfahren beginnen, auch als Kopie eines anderen', en: 'Start a process, also as a copy of another' }, who: OFFICE, at: [PATHS.deskNewProcess, PATHS.deskCopy] },
    { what: { de: 'Ein Verfahren führen: Seite, Phasen, Foren, Empfehlungen, Unterlagen, Wege zum Mitmachen; das Original eines geschwärzten Beitrags lesen', en: 'Run a process: page, phases, forums, recommendations, papers, ways to take part; read the original of a redacted contribution' }, who: RUN, at: [below(PATHS.deskProcess), PATHS.deskOriginal] },
    { what: { de: 'Verfahren auf dem Schreibtisch sehen; Karten eintippen, Listen einlesen, Vordrucke, Dokumentation', en: 'See processes on the desk; type in cards, read lists in, forms to print, documentation' }, who: MODERATE, at: [PATHS.deskProcesses, `GET ${PATHS.deskProcess}`, PATHS.deskCards, PATHS.deskSlips, PATHS.deskDocumentation, below(PATHS.deskImport), PATHS.deskPrint] },
    { what: { de: 'Beiträge lesen, freigeben, zurückhalten, zuordnen, zusammenführen, weiterleiten', en: 'Read, publish, withhold, sort, merge and forward contributions' }, who: MODERATE, at: [below(PATHS.deskQueue)] },
    { what: { de: 'Beiträge übersetzen', en: 'Translate contributions' }, who: TRANSLATE, at: [below(PATHS.translations)], also: { de: 'wer nur übersetzt, sieht Namen, Nummern und Adressen verdeckt', en: 'for those who only translate, names, numbers and addresses are covered' } },
  ],
};
