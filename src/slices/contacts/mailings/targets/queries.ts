import { staffLocale } from '../../../../kernel/locale.ts';
import { allProcesses, processBySlug, processHref, type ProcessPart } from '../../../participation/public.ts';
import { mayUseContacts } from '../../policy.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { LinkTarget } from '../queries.ts';

/** Invites to a process: everybody gets the address of its public page. */
export const processTarget: LinkTarget = {
  kind: 'process',
  module: 'participation',
  label: { de: 'Beteiligung', en: 'Process' },
  options: async (db) => (await allProcesses(db)).filter((p) => p.publishedOn !== null).map((p) => ({ key: p.slug, title: p.title })),
  linksFor: async (db, key, recipients) => {
    const process = await processBySlug(db, key);
    return process === null || process.publishedOn === null ? null : new Map(recipients.map((r) => [r.id, processHref(process.slug)]));
  },
};

/** On the office's page of a process: the letters and mails that lead to it, and the register they go to. */
export const mailingsOfProcess: ProcessPart = {
  module: 'contacts',
  desk: async (db, { slug }, actor, locale) => {
    if (!mayUseContacts(actor)) return null;
    const t = words(staffLocale(locale));
    const mailings = await db.selectFrom('mailing').select(['id', 'title']).where('target_kind', '=', processTarget.kind).where('target_key', '=', slug).orderBy('created_at', 'desc').execute();
    return { all: { title: t('staff.mailings.title'), href: PATHS.mailings }, items: [...mailings.map(({ id, title }) => ({ title, href: hrefs.mailing(id) })), { title: t('staff.contacts.title'), href: PATHS.contacts }] };
  },
};
