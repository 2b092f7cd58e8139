import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import { filter, type Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { linesOf } from '../calendar/routes.tsx';
import { AUDIENCES } from '../schema.ts';
import { eventHref, PATHS, pathTo } from '../urls.ts';
import { CataloguePage } from './pages/catalogue.tsx';
import { offersOf } from './queries.ts';
import { OfferItem } from './schema.ts';

/** The catalogue: what one can learn here, for whom, and when next. */
export function mountCatalogue(site: Site): void {
  site.list({
    path: PATHS.catalogue,
    summary: 'Catalogue of trainings, workshops and information evenings that are offered again and again',
    item: OfferItem,
    filters: { audience: filter(z.enum(AUDIENCES)) },
    csv: ({ title, summary, audiences, dates, certificate }) => ({ title: title['de'] ?? Object.values(title)[0], summary: summary['de'] ?? Object.values(summary)[0], audiences: audiences.join(' '), certificate, dates: dates.map((d) => d.startsAt).join(' ') }),
    load: async (c, { page, pageSize, ...asked }) => {
      const all = await offersOf(c.get('db'), asked);
      const { absolute } = c.get('view');
      const items = all.slice((page - 1) * pageSize, page * pageSize).map((o) => ({
        id: o.id, slug: o.slug, url: absolute(pathTo(PATHS.series, { slug: o.slug })), title: byLanguage(o.title), summary: byLanguage(o.summary), audiences: [...o.audiences], certificate: o.certificate,
        dates: o.dates.map((e) => ({ url: absolute(eventHref(e.slug)), startsAt: e.startsAt.toISOString(), place: e.place })),
      }));
      return { items, total: all.length };
    },
    page: async (c, { audience, q }) => {
      const now = new Date();
      const offers = await offersOf(c.get('db'), { audience, q }, now);
      const shown = await Promise.all(offers.map(async (offer) => ({ offer, lines: await linesOf(c, offer.dates, now) })));
      return html(c, <CataloguePage offers={shown} audience={audience} q={q} now={now} />);
    },
  });
}
