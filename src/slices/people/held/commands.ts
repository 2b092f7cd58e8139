import { isAdministrator } from '../../../kernel/actor.ts';
import { failed } from '../../../kernel/problem.ts';
import type { Holder } from '../../../platform/held.ts';
import { formatDate } from '../../../ui/format.ts';
import { closeAccount } from '../accounts/commands.ts';
import { personHref } from '../urls.ts';
import { accountsOfPerson } from './queries.ts';
import { words } from './words.ts';

/** Accounts, with what hangs on them. */
export const accountHolder: Holder = {
  key: 'account',
  text: { de: { name: 'Konten', ground: 'öffentliche Aufgabe (Art. 6 Abs. 1 Buchst. e DSGVO)' }, en: { name: 'Accounts', ground: 'Public task (Art. 6 (1) e GDPR)' } },
  heldAbout: async (db, asked, locale, actor) => {
    const t = words(locale);
    const own = actor.kind === 'account' ? actor.id : null;
    const count = (n: number | null): string => (n === null || n === 0 ? '' : String(n));
    return (await accountsOfPerson(db, asked)).map((a) => ({
      id: a.id,
      title: a.name,
      href: isAdministrator(actor) ? personHref(a.id) : null,
      keep: a.id === own ? t('staff.held.own') : isAdministrator(actor) ? null : t('staff.held.administrator'),
      facts: [{ term: t('staff.held.name'), value: a.name }, { term: t('staff.held.email'), value: a.email ?? '' }, { term: t('staff.held.since'), value: formatDate(locale, a.createdAt) }, { term: t('staff.held.sessions'), value: count(a.sessions) }, { term: t('staff.held.passkeys'), value: count(a.passkeys) }, { term: t('staff.held.identities'), value: count(a.identities) }].filter((f) => f.value !== ''),
    }));
  },
  erase: async (tx, actor, id) => (isAdministrator(actor) && !(actor.kind === 'account' && actor.id === id) ? closeAccount(tx, actor, id) : failed('forbidden')),
};
