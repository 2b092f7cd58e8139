import { below, OFFICE, type AreaRights } from '../../kernel/rights.ts';
import { RECEIVE, RUN } from './policy.ts';
import { PATHS } from './urls.ts';

export const eventRights: AreaRights = {
  area: { de: 'Veranstaltungen', en: 'Events' },
  module: 'events',
  rows: [
    { what: { de: 'Veranstaltungen, Kalender, Dokumentation, Meinungswand, Markt lesen; anmelden, mitmachen, einen Stand anfragen', en: 'Read events, calendar, documentation, wall and market; register, take part, ask for a stall' }, who: 'everybody', at: [below(PATHS.events)], also: { de: 'Entwürfe sehen nur, wer die Veranstaltung plant oder betreut', en: 'drafts are shown only to those who plan or look after the event' } },
    { what: { de: 'Die eigene Anmeldung, Karte, Karte an der Wand, den eigenen Stand, die Auswahl im Tandem', en: 'One’s own registration, ticket, card on the wall, stall, and a tandem’s selection' }, who: 'everybody', at: [below(PATHS.find), PATHS.ticket, below(PATHS.tandem), below(PATHS.wallReceipt), below(PATHS.stall)], also: { de: 'nur mit dem Code oder dem Link aus der Mail', en: 'only with the code or the link of the mail' } },
    { what: { de: 'Veranstaltungen und Reihen anlegen; einen Stand als gutes Beispiel übernehmen', en: 'Make events and series; take a stall over as good practice' }, who: OFFICE, at: [PATHS.deskNew, below(PATHS.deskSeries), PATHS.deskStallPractice] },
    { what: { de: 'Eine Veranstaltung planen: Programm, Anmeldungen, Warteliste, Markt, Unterlagen, Protokoll, Dokumentation, Absage', en: 'Plan an event: programme, registrations, waiting list, market, papers, minutes, documentation, cancelling' }, who: RUN, at: [below(PATHS.deskEvent)] },
    { what: { de: 'Liste der Veranstaltungen; Einlass; Auswahl und Protokoll lesen und schreiben; Meinungswand betreuen', en: 'List of events; the door; read and write selection and minutes; look after the wall' }, who: RECEIVE, at: [PATHS.desk, `GET ${PATHS.deskEvent}`, below(PATHS.deskDoor), below(PATHS.deskSelection), below(PATHS.deskMinutes), `GET ${PATHS.deskWall}`, PATHS.deskWallShow, PATHS.deskWallHide, PATHS.deskWallContribute], also: { de: 'am Einlass ohne Adressen und ohne das, was jemand braucht', en: 'at the door without addresses and without what somebody needs' } },
  ],
};
