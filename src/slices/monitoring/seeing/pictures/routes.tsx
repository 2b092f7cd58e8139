import { inLanguage } from '../../../../kernel/localized.ts';
import { found, refuse } from '../../../../kernel/problem.ts';
import { drawingAsPng } from '../../../../platform/pictures.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { addressOf } from '../../../../platform/web/address.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { renderDocument, renderPart } from '../../../../ui/document.tsx';
import { shapesOf } from '../../../territory/public.ts';
import { indicatorByCode, type Seen } from '../../register/queries.ts';
import { indicatorHref, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import { chartOf } from '../pages/course.tsx';
import type { SeenValues } from '../pages/indicator.tsx';
import { placesOf } from '../pages/places.tsx';
import { messageOf } from '../pages/say.tsx';
import { seenOf } from '../routes.tsx';
import { seriesOf } from '../rules.ts';
import { words } from '../words.ts';
import { EmbedPage } from './pages/embed.tsx';
import { dotDrawing, lineDrawing, mapDrawing, Sheet, type SheetProps } from './pages/picture.tsx';
import { DRAWING_POLICY, EMBED_HEADERS, FORMATS, PICTURES, standing, type Picture } from './rules.ts';

/** What an indicator's page shows, as pictures and for other people's pages; the address says what, as that of the page. */
export function mountPictures(site: Site): void {
  for (const picture of PICTURES) for (const format of FORMATS) site.page(`${PATHS.indicator}/${picture}.${format}`, (c) => drawing(c, picture, format));
  for (const picture of ['line', 'dots'] as const) site.page(`${PATHS.indicator}/embed/${picture}`, (c) => embed(c, picture));
}

/** Pictures that one address may have drawn: far more than people take. */
const DRAWN = { burst: 60, perMinute: 30 };

async function drawing(c: Ctx, picture: Picture, format: (typeof FORMATS)[number]): Promise<Response> {
  const indicator = found(await indicatorByCode(c.get('db'), c.req.param('slug') ?? ''));
  const sheet = found(sheetOf(c, indicator, await seenOf(c, indicator), picture));
  const svg = standing(renderPart(<Sheet {...sheet} />, c.get('view')).html);
  const name = `${indicator.code}-${picture}.${format}`;
  if (format === 'svg') return c.body(svg, 200, { 'content-type': 'image/svg+xml; charset=utf-8', 'content-disposition': `inline; filename="${name}"`, 'content-security-policy': DRAWING_POLICY });
  if (c.get('limits').take('drawings', addressOf(c), DRAWN) > 0) refuse('rate_limited');
  return c.body(await drawingAsPng(svg), 200, { 'content-type': 'image/png', 'content-disposition': `inline; filename="${name}"` });
}

function sheetOf(c: Ctx, indicator: Seen, seen: SeenValues, picture: Picture): SheetProps | null {
  const { locale, absolute, href } = c.get('view');
  const name = inLanguage(indicator.name, locale).text;
  const unit = shared(locale)(`unit.${indicator.unit}`);
  const sources = [...new Set((picture === 'line' ? seen.values : (seen.snapshot?.values ?? [])).map((v) => v.source))];
  const notes = [...(indicator.invented ? [shared(locale)('invented')] : []), ...sources.map((source) => shared(locale)('source', { source })), absolute(href(indicatorHref(indicator.code)))];
  if (picture === 'line') {
    const { series } = seriesOf(seen.values, seen.choice);
    if (series.every((s) => s.values.length === 0)) return null;
    const message = messageOf(series, indicator.unit, locale);
    const { lines, target } = chartOf(indicator, series, locale);
    return { title: `${name} (${unit})`, message, notes, drawing: lineDrawing(lines, message, target ?? null) };
  }
  const places = placesOf(indicator, name, seen, locale);
  if (places === null) return null;
  const { caption, message, dots, reference, values, keys } = places;
  if (picture === 'dots') return { title: `${caption} (${unit})`, message, notes, drawing: dotDrawing(dots, reference) };
  const { outlined, sources: outlines } = shapesOf(seen.places, seen.boundaries);
  return { title: `${caption} (${unit})`, message, notes: [...notes, ...outlines], drawing: mapDrawing(outlined.map((area) => ({ ...area, ...values.get(area.key) })), words(locale)('map.value'), keys) };
}

async function embed(c: Ctx, picture: 'line' | 'dots'): Promise<Response> {
  const indicator = found(await indicatorByCode(c.get('db'), c.req.param('slug') ?? ''));
  const seen = await seenOf(c, indicator);
  const { locale, absolute, href, search } = c.get('view');
  const name = inLanguage(indicator.name, locale).text;
  const unit = shared(locale)(`unit.${indicator.unit}`);
  const { series } = seriesOf(seen.values, seen.choice);
  const places = picture === 'dots' ? placesOf(indicator, name, seen, locale) : null;
  const line = picture === 'line' ? { ...chartOf(indicator, series, locale), caption: name, unit, message: messageOf(series, indicator.unit, locale) } : null;
  const dots = places === null ? null : { caption: places.caption, unit, dots: places.dots, ...(places.reference === null ? {} : { reference: places.reference }) };
  const sources = [...new Set((picture === 'line' ? seen.values : (seen.snapshot?.values ?? [])).map((v) => v.source))];
  const page = <EmbedPage name={name} message={places?.message ?? ''} invented={indicator.invented} sources={sources} href={absolute(href(indicatorHref(indicator.code)) + search)} line={line} dots={dots} />;
  return c.body(renderDocument(page, c.get('view')), 200, { 'content-type': 'text/html; charset=utf-8', ...EMBED_HEADERS });
}
