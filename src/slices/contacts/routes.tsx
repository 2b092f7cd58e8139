import type { Site } from '../../platform/web/site.ts';
import { mountConsents } from './consents/routes.tsx';
import { mountDuplicates } from './duplicates/routes.tsx';
import { mountExchange } from './exchange/routes.tsx';
import type { LinkTarget } from './mailings/queries.ts';
import { mountMailings } from './mailings/routes.tsx';
import { mountEntries, mountRegister } from './register/routes.tsx';

/** Whom the office knows in their function, and what it writes to them. `targets`: what a letter can lead to. */
export function mountContacts(all: Site, targets: readonly LinkTarget[]): void {
  const site = all.module('contacts');
  mountRegister(site);
  mountDuplicates(site);
  mountExchange(site);
  mountMailings(site, targets);
  mountConsents(site);
  mountEntries(site);
}
