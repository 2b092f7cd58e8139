import { allProcesses, processBySlug, processHref } from '../../../participation/public.ts';
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
