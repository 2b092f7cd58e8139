import { ADMINISTRATION, below, type AreaRights } from '../../kernel/rights.ts';
import { PATHS } from './urls.ts';

export const peopleRights: AreaRights = {
  area: { de: 'Konten und Rollen', en: 'Accounts and roles' },
  rows: [
    { what: { de: 'Anmelden und abmelden', en: 'Sign in and out' }, who: 'everybody', at: [below(PATHS.signIn), PATHS.signOut, PATHS.accountDeleted] },
    { what: { de: 'Das eigene Konto: Name, Passkeys, Sitzungen, Daten, Löschen', en: 'One’s own account: name, passkeys, sessions, data, deletion' }, who: 'signed_in', at: [below(PATHS.account)] },
    { what: { de: 'Menschen einladen, Rollen geben und nehmen, Konten schließen', en: 'Invite people, grant and take roles, close accounts' }, who: ADMINISTRATION, at: [below(PATHS.people)] },
    { what: { de: 'Fachbereiche anlegen, umbenennen, stilllegen', en: 'Make, rename and retire departments' }, who: ADMINISTRATION, at: [below(PATHS.departments)] },
    { what: { de: 'In der Vorführung erfundene Personen ausprobieren, ihre Mails lesen', en: 'Try invented people in the demonstration, read their mails' }, who: 'everybody', at: [below(PATHS.demo)], also: { de: 'nur solange das Programm eine Vorführung ist', en: 'only while the program is a demonstration' } },
  ],
};
