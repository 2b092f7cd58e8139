import { STAFF, below, type AreaRights } from '../../kernel/rights.ts';
import { PATHS as DIGEST } from './digest/urls.ts';
import { SEARCH } from './search/urls.ts';
import { PATHS } from './urls.ts';

export const frontRights: AreaRights = {
  area: { de: 'Start und Schreibtisch', en: 'Start and desk' },
  rows: [
    { what: { de: 'Startseite, Suche, Darstellung wählen', en: 'Start page, search, choice of appearance' }, who: 'everybody', at: [PATHS.start, '', below(SEARCH), PATHS.theme, below('/robots'), below('/sitemap'), below('/favicon'), below('/site'), below('/.well-known')] },
    { what: { de: 'Der Schreibtisch mit dem, was wartet', en: 'The desk with what waits' }, who: STAFF, at: [PATHS.desk], also: { de: 'jede Person sieht nur, was sie tun darf', en: 'everybody sees only what they may do' } },
    { what: { de: 'Was wartet, per Mail: die eigene Einstellung', en: 'What waits, by mail: one’s own setting' }, who: STAFF, at: [DIGEST.setting] },
    { what: { de: 'Diese Mails abschalten', en: 'Switch these mails off' }, who: 'everybody', at: [DIGEST.off], also: { de: 'nur mit dem Link aus der Mail', en: 'only with the link of the mail' } },
    { what: { de: 'Die Beschreibung der offenen Daten', en: 'The description of the open data' }, who: 'everybody', at: ['/health', below('/openapi')] },
  ],
};
