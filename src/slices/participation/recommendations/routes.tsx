import type { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import { found, refuse } from '../../../kernel/problem.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { forumsOf } from '../forums/queries.ts';
import { threadSection } from '../sections/routes.tsx';
import { mayRun, publicProcess, readableProcess } from '../policy.ts';
import { allProcesses, type Process } from '../processes/queries.ts';
import { submissionsByNumber } from '../submissions/queries.ts';
import { forumSlug, PATHS, recommendationHref, recommendationSlug, submissionSlug } from '../urls.ts';
import { mountCondensing } from './condensing/routes.tsx';
import { RecommendationPage, RecommendationsPage } from './pages/item.tsx';
import { forumNumbers, originNumbers, recommendationByNumber, recommendationList, type Forwarded, type Recommendation } from './queries.ts';
import { RecommendationItem } from './schema.ts';

type Item = z.infer<typeof RecommendationItem>;

export function mountRecommendations(site: Site): void {
  const shared = { item: RecommendationItem, filters: {}, csv: csvRow };
  site.list({
    ...shared,
    path: PATHS.recommendations,
    summary: 'Recommendations of one process',
    load: async (c, asked) => load(c, (await publicProcess(c)).id, asked),
    page: async (c) => listPage(c, await readableProcess(c)),
  });
  site.list({ ...shared, path: PATHS.allRecommendations, summary: 'Recommendations of all processes', load: (c, asked) => load(c, null, asked), page: (c) => listPage(c, null) });
  site.item({ path: PATHS.recommendation, summary: 'One recommendation', item: RecommendationItem, load: itemOf, page: itemPage });
  mountCondensing(site);
}

const csvRow = ({ field, title, text, prospect, decision, submissions, forums, ...item }: Item) => ({
  ...item, field: field['de'] ?? '', title: title['de'] ?? '', text: text['de'] ?? '', prospect: prospect['de'] ?? '', decision: decision?.reason['de'] ?? '', decidedOn: decision?.decidedOn ?? '', submissions: submissions.join(' '), forums: forums.join(' '),
});

async function load(c: Ctx, processId: string | null, { page, pageSize, q }: { page: number; pageSize: number; q: string | null }): Promise<{ items: Item[]; total: number }> {
  const wanted = q?.toLowerCase() ?? '';
  const all = (await recommendationList(c.get('db'), processId)).filter((r) => wanted === '' || JSON.stringify([byLanguage(r.title), byLanguage(r.text)]).toLowerCase().includes(wanted));
  return { items: await asItems(c, all.slice((page - 1) * pageSize, page * pageSize)), total: all.length };
}

async function asItems(c: Ctx, list: readonly Recommendation[]): Promise<Item[]> {
  const ids = list.map((r) => r.id);
  const [origins, forums] = await Promise.all([originNumbers(c.get('db'), ids), forumNumbers(c.get('db'), ids)]);
  return list.map((r) => {
    const mine = origins.filter((o) => o.recommendationId === r.id);
    return {
      id: r.id, slug: recommendationSlug(r.processSlug, r.number), url: c.get('view').absolute(recommendationHref(r.processSlug, r.number)), number: r.number, process: r.processSlug,
      field: byLanguage(r.field), title: byLanguage(r.title), text: byLanguage(r.text), prospect: byLanguage(r.prospect), state: r.state as Item['state'], publishedOn: r.publishedOn as string,
      decision: r.decision === null ? null : { reason: byLanguage(r.decision.reason), decidedOn: r.decision.on, url: c.get('view').absolute(r.decision.href), ...forwardedItem(r.decision.forwarded ?? null) }, source: r.source,
      submissions: mine.filter((o) => o.public).map((o) => submissionSlug(r.processSlug, o.number)),
      submissionsNotPublic: mine.filter((o) => !o.public).length,
      forums: forums.filter((f) => f.recommendationId === r.id).map((f) => forumSlug(r.processSlug, f.number)),
    };
  });
}

const forwardedItem = (f: Forwarded | null) => ({ forwardedTo: f?.to ?? null, forwardedOn: f?.on ?? null, repliedOn: f?.repliedOn ?? null, reply: f?.reply == null ? null : byLanguage(f.reply) });

async function listPage(c: Ctx, process: Process | null): Promise<Response> {
  const [items, all] = await Promise.all([recommendationList(c.get('db'), process?.id ?? null), allProcesses(c.get('db'))]);
  return html(c, <RecommendationsPage process={process} processes={new Map(all.map((p) => [p.id, p]))} items={items} staff={process !== null && mayRun(c.get('actor'), process.id)} />);
}

async function recommendationOf(c: Ctx, process: Process): Promise<Recommendation> {
  const number = c.req.param('number') ?? '';
  return found(/^[1-9]\d{0,5}$/.test(number) ? await recommendationByNumber(c.get('db'), process.id, Number(number)) : null);
}

async function itemOf(c: Ctx): Promise<Item | null> {
  const recommendation = await recommendationOf(c, await publicProcess(c));
  return recommendation.state === 'draft' ? null : ((await asItems(c, [recommendation]))[0] ?? null);
}

async function itemPage(c: Ctx): Promise<Response> {
  const db = c.get('db');
  const process = await readableProcess(c);
  const recommendation = await recommendationOf(c, process);
  const staff = mayRun(c.get('actor'), process.id);
  if (recommendation.state === 'draft' && !staff) refuse('not_found');
  const [origins, numbers, forums, thread] = await Promise.all([originNumbers(db, [recommendation.id]), forumNumbers(db, [recommendation.id]), forumsOf(db, process.id), threadSection(c, recommendation.id)]);
  const submissions = await submissionsByNumber(db, process.id, origins.filter((o) => o.public).map((o) => o.number));
  const mine = forums.filter((f) => numbers.some((n) => n.number === f.number));
  return html(c, <RecommendationPage process={process} recommendation={recommendation} submissions={submissions} hidden={origins.length - submissions.length} forums={mine} thread={thread} staff={staff} />);
}
