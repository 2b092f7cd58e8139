import { z } from 'zod';
import { LOCALES } from '../../../kernel/locale.ts';
import { found } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { csvOf } from '../../../platform/web/csv.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { boundaries, municipalities } from '../../territory/public.ts';
import { concernsOf } from '../concern/queries.ts';
import { forumByNumber, forumsOf } from '../forums/queries.ts';
import { mayModerate, moderatedProcess, publicProcess, readableProcess } from '../policy.ts';
import { topicsById, topicsOf } from '../processes/queries.ts';
import { countsByPlace, submissionCount } from '../submissions/queries.ts';
import { PATHS, pathTo, recommendationSlug, submissionHref } from '../urls.ts';
import { orderDocumentation } from './commands.ts';
import { DocumentationPage, MapPage } from './pages/pages.tsx';
import { countsByForum, documented, pdfMadeAt, pdfOf } from './queries.ts';

export function mountDocumentation(site: Site): void {
  site.page(PATHS.submissionMap, map);
  site.page(PATHS.documentation, page);
  site.data(PATHS.documentationCsv, csv);
  site.data(PATHS.documentationPdf, pdf);
  site.action(PATHS.deskDocumentation, order);
}

async function map(c: Ctx): Promise<Response> {
  const db = c.get('db');
  const process = await readableProcess(c);
  const asked = z.uuid().safeParse(c.req.query('topic'));
  const topics = await topicsOf(db, process.id);
  const topic = topics.find((t) => t.id === asked.data)?.id ?? null;
  const [counts, places, outlines] = await Promise.all([countsByPlace(db, process.id, topic), municipalities(db), boundaries(db, 'municipality')]);
  return html(c, <MapPage process={process} places={places} boundaries={outlines} counts={counts} topics={topics} topic={topic} />);
}

async function page(c: Ctx): Promise<Response> {
  const db = c.get('db');
  const process = await readableProcess(c);
  const [total, forums, counts, madeAt] = await Promise.all([submissionCount(db, process.id), forumsOf(db, process.id), countsByForum(db, process.id), pdfMadeAt(db, process.id, c.get('locale'))]);
  const listed = forums.flatMap((forum) => { const n = counts.get(forum.number) ?? 0; return n === 0 ? [] : [{ forum, n }]; });
  return html(c, <DocumentationPage process={process} total={total} forums={listed} madeAt={madeAt} staff={mayModerate(c.get('actor'), process.id)} ordered={c.req.query('ordered') === '1'} />);
}

/** Everything at once, by number; `?forum=` those that a forum spoke about. */
async function csv(c: Ctx): Promise<Response> {
  const db = c.get('db');
  const process = await publicProcess(c);
  const asked = c.req.query('forum');
  const forum = asked === undefined ? null : found(/^[1-9]\d{0,5}$/.test(asked) ? await forumByNumber(db, process.id, Number(asked)) : null);
  const list = await documented(db, process.id, forum?.id ?? null);
  const [topics, places, concerns] = await Promise.all([topicsById(db), municipalities(db), concernsOf(db, list.map((d) => d.submission.id))]);
  const names = new Map(places.map((p) => [p.key, p.name]));
  const rows = list.map(({ submission: s, mergedInto, recommendations, translations }) => ({
    number: s.number, text: s.text, language: s.language, topic: topics.get(s.topicId ?? '')?.name.texts['de']?.text ?? '', municipality: names.get(s.municipality ?? '') ?? '', municipalityKey: s.municipality, channel: s.channel,
    receivedOn: s.receivedOn, state: s.consideredOn === null ? 'published' : 'considered', redacted: s.redacted, mergedInto, recommendations: recommendations.map((r) => recommendationSlug(r.processSlug, r.number)).join(' '),
    translationDe: translations.find((t) => t.language === 'de')?.text ?? '', concernsToo: concerns.get(s.id) ?? null, url: c.get('view').absolute(submissionHref(s.processSlug, s.number)),
  }));
  const columns = ['number', 'text', 'language', 'topic', 'municipality', 'municipalityKey', 'channel', 'receivedOn', 'state', 'redacted', 'mergedInto', 'recommendations', 'translationDe', 'concernsToo', 'url'];
  const name = forum === null ? process.slug : `${process.slug}-forum-${forum.number}`;
  return c.body(csvOf(rows, { columns }), 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}.csv"` });
}

async function pdf(c: Ctx): Promise<Response> {
  const process = await publicProcess(c);
  const locale = found(LOCALES.find((l) => c.req.param('file') === `${l}.pdf`));
  const bytes = found(await pdfOf(c.get('db'), process.id, locale));
  return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${process.slug}-${locale}.pdf"` });
}

async function order(c: Ctx): Promise<Response> {
  const process = await moderatedProcess(c);
  await write(c.get('db'), (tx) => orderDocumentation(tx, process.id));
  return goTo(c, `${pathTo(PATHS.documentation, { slug: process.slug })}?ordered=1`);
}
