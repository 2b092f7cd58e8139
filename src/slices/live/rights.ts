import { below, OFFICE, type AreaRights } from '../../kernel/rights.ts';
import { INTERPRET, MODERATE, PREPARE } from './policy.ts';
import { PATHS } from './urls.ts';

export const liveRights: AreaRights = {
  area: { de: 'Räume im Saal', en: 'Live rooms' },
  module: 'live',
  rows: [
    { what: { de: 'Einen Raum betreten, antworten, fragen, mitzeichnen; die Leinwand', en: 'Enter a room, answer, ask, support; the screen' }, who: 'everybody', at: [below(PATHS.list), PATHS.short], also: { de: 'Entwürfe sehen nur, wer im Raum arbeitet', en: 'drafts are shown only to those who work in the room' } },
    { what: { de: 'Einen Raum anlegen', en: 'Make a room' }, who: OFFICE, at: [PATHS.deskNew] },
    { what: { de: 'Einen Raum vorbereiten: Angaben und Fragen', en: 'Prepare a room: its data and polls' }, who: PREPARE, at: [PATHS.deskEdit, PATHS.deskRemove, below(PATHS.deskPoll)] },
    { what: { de: 'Einen Raum leiten: öffnen, schließen, Fragen und Wörter zulassen', en: 'Run a room: open, close, let questions and words through' }, who: MODERATE, at: [below(PATHS.deskRoom)] },
    { what: { de: 'Liste der Räume; Fragen und Umfragen übersetzen', en: 'List of rooms; translate questions and polls' }, who: INTERPRET, at: [PATHS.desk, PATHS.deskTranslate] },
  ],
};
