import { inLanguage } from '../../kernel/localized.ts';
import { found } from '../../kernel/problem.ts';
import type { Ctx } from '../../platform/web/env.ts';
import type { Line } from '../../platform/web/lines.ts';
import type { Site } from '../../platform/web/site.ts';
import { html } from '../../ui/respond.tsx';
import { mountDesk } from './desk/routes.tsx';
import { mountFigures } from './figures/routes.tsx';
import { jsonStatOf } from './jsonstat/rules.ts';
import { IndicatorListPage } from './pages/list.tsx';
import { mountNeeds } from './needs/routes.tsx';
import { mountProfiles } from './profiles/routes.tsx';
import { indicatorByCode, indicatorList, valuePortions, valuesOf, type ShownValue } from './register/queries.ts';
import { indicatorCsv, IndicatorFilters, IndicatorItem, indicatorItem, IndicatorWhole } from './schema.ts';
import { mountPictures } from './seeing/pictures/routes.tsx';
import { indicatorPage } from './seeing/routes.tsx';
import { mountUpload } from './upload/routes.tsx';
import { jsonStatPath, PATHS } from './urls.ts';
import { words } from './words.ts';

/** Indicators and their values, for everybody. */
export function mountMonitoring(all: Site): void {
  const site = all.module('monitoring');
  site.list({
    path: PATHS.indicators,
    summary: 'Indicators of integration',
    item: IndicatorItem,
    filters: IndicatorFilters,
    csv: indicatorCsv,
    load: async (c, asked) => {
      const { items, total } = await indicatorList(c.get('db'), asked, { limit: asked.pageSize, offset: (asked.page - 1) * asked.pageSize });
      return { items: items.map((i) => indicatorItem(i, c.get('view').absolute)), total };
    },
    page: async (c, asked) => html(c, <IndicatorListPage {...(await indicatorList(c.get('db'), asked, { limit: asked.pageSize, offset: (asked.page - 1) * asked.pageSize }))} page={asked.page} pageSize={asked.pageSize} field={asked.field} values={asked.values} q={asked.q} />),
  });
  site.item({
    path: PATHS.indicator,
    summary: 'One indicator with its values',
    item: IndicatorWhole,
    load: async (c) => {
      const indicator = await indicatorByCode(c.get('db'), c.req.param('slug') ?? '');
      return indicator === null ? null : { ...indicatorItem(indicator, c.get('view').absolute), values: (await valuesOf(c.get('db'), indicator)).map(observationItem) };
    },
    page: indicatorPage,
    lines: { columns: CSV_COLUMNS, read: valueLines },
  });
  site.data(`${PATHS.indicator}{[a-z0-9-]+\\.jsonstat}`, jsonStat);
  mountPictures(site);
  mountDesk(site);
  mountUpload(site);
  mountFigures(site);
  mountNeeds(site);
  mountProfiles(site);
}

const observationItem = ({ area, areaName, ...v }: ShownValue) => ({ territory: area, territoryName: areaName, ...v });
const CSV_COLUMNS = ['indicator', 'territory', 'territoryName', 'period', 'groups', 'value', 'qualifier', 'method', 'source'];

/** One observation a line. */
async function valueLines(c: Ctx, part: { readonly limit: number; readonly offset: number } | null): Promise<AsyncIterable<readonly Line[]> | null> {
  const indicator = await indicatorByCode(c.get('db'), c.req.param('slug') ?? '');
  return indicator === null ? null : linesOf(indicator.code, valuePortions(c.get('db'), indicator, part));
}

async function* linesOf(indicator: string, portions: AsyncIterable<readonly ShownValue[]>): AsyncGenerator<readonly Line[]> {
  for await (const values of portions) yield values.map((value) => ({ indicator, ...observationItem(value) }));
}

/** The values as a cube, for statistics programs. */
async function jsonStat(c: Ctx): Promise<Response> {
  const code = (c.req.param('slug') ?? '').replace(/\.jsonstat$/, '');
  const indicator = found(await indicatorByCode(c.get('db'), code));
  const about = { code, href: c.get('view').absolute(jsonStatPath(code)), label: inLanguage(indicator.name, 'de').text, definition: inLanguage(indicator.definition, 'de').text, unit: words('de')(`unit.${indicator.unit}`) };
  return c.json(jsonStatOf(await valuesOf(c.get('db'), indicator), about));
}
