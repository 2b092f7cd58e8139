import { dayOf } from '../../../kernel/dates.ts';
import type { FoundList, Search } from '../../../kernel/found.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { paperList } from '../papers/queries.ts';
import { bodyList } from '../register/queries.ts';
import { resolutionList } from '../resolutions/queries.ts';
import { everybody } from '../rules.ts';
import type { BodyTables } from '../tables.ts';
import { bodyHref, paperHref, resolutionHref } from '../urls.ts';

type R = Reads<BodyTables>;

/** Public bodies by name and purpose. */
export async function searchBodies(reads: R, search: Search, locale: Locale): Promise<FoundList> {
  const { items, total } = await bodyList(reads, everybody(dayOf(new Date())), { kind: null, q: search }, { page: Math.floor(search.offset / search.limit) + 1, pageSize: search.limit });
  return { total, items: items.map((b) => ({ title: inLanguage(b.name, locale), href: bodyHref(b.slug) })) };
}

/** Papers that were sent, by number and text. */
export async function searchPapers(reads: R, search: Search, locale: Locale): Promise<FoundList> {
  const { items, total } = await paperList(reads, everybody(dayOf(new Date())), { kind: null, bodyId: null, q: search }, search);
  return { total, items: items.map((p) => ({ title: inLanguage(p.title, locale), href: paperHref(p.slug) })) };
}

/** Public resolutions by title and wording. */
export async function searchResolutions(reads: R, search: Search, locale: Locale): Promise<FoundList> {
  const { items, total } = await resolutionList(reads, everybody(dayOf(new Date())), { bodyId: null, report: null, q: search }, search);
  return { total, items: items.map((r) => ({ title: inLanguage(r.title, locale), href: resolutionHref(r.slug) })) };
}
