import { z } from 'zod';

import { byLanguage } from '../../../kernel/localized.ts';
import { found } from '../../../kernel/problem.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { remembered } from '../../../platform/web/remember.ts';
import { filter, type Query, type Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { municipalities } from '../../territory/public.ts';
import { threadSection } from '../sections/routes.tsx';
import { ConcernSection } from '../concern/pages/concern.tsx';
import { concernsOf } from '../concern/queries.ts';
import { mayModerate, publicProcess, readableProcess } from '../policy.ts';
import { allProcesses, topicsById, topicsOf, type Process, type Topic } from '../processes/queries.ts';
import { publicAttachments, publicGroups, type PublicGroup } from '../enclosed/queries.ts';
import { referralOf, referralsOf, type Referral } from '../moderation/referrals/queries.ts';
import { translatedFor, translationsOf } from '../moderation/translations/queries.ts';
import { recommendationsFrom } from '../recommendations/queries.ts';
import { PATHS, pathTo, recommendationSlug, submissionHref, submissionSlug } from '../urls.ts';
import { SubmissionPage } from './pages/item.tsx';
import { SubmissionsPage, type Surroundings } from './pages/list.tsx';
import { languagesUsed, mergedInto, publicSubmission, submissionList, submissionsByIds, type Submission } from './queries.ts';
import { CHANNELS, SubmissionItem } from './schema.ts';
import { mountSending } from './sending/routes.tsx';

const FILTERS = {
  topic: filter(z.uuid()),
  municipality: filter(z.string().regex(/^\d{2,14}$/)),
  language: filter(z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/i)),
  channel: filter(z.enum(CHANNELS)),
  state: filter(z.enum(['published', 'considered'])),
};
type Asked = Query<typeof FILTERS>;
type Item = z.infer<typeof SubmissionItem>;

export function mountSubmissions(site: Site): void {
  mountSending(site);
  const shared = { item: SubmissionItem, filters: FILTERS, csv: csvRow };
  site.list({
    ...shared,
    path: PATHS.submissions,
    summary: 'Public contributions of one process',
    load: async (c, asked) => load(c, (await publicProcess(c)).id, asked),
    page: async (c, asked) => listPage(c, await readableProcess(c), asked),
  });
  site.list({ ...shared, path: PATHS.allSubmissions, summary: 'Public contributions of all processes', load: (c, asked) => load(c, null, asked), page: (c, asked) => listPage(c, null, asked) });
  site.item({ path: PATHS.submission, summary: 'One public contribution', item: SubmissionItem, load: itemOf, page: itemPage });
}

const csvRow = ({ topic, recommendations, outsideCompetence, attachments, group, ...item }: Item) => ({ ...item, attachments: attachments.map((a) => a.url).join(' '), group: group?.name ?? '', people: group?.people ?? null, competent: outsideCompetence?.body ?? '', topic: topic?.name['de'] ?? '', recommendations: recommendations.join(' ') });

function competenceItem(referral: Pick<Referral, 'level' | 'body' | 'forwardedOn' | 'replyOn'> | undefined): Item['outsideCompetence'] {
  return referral === undefined ? null : { level: referral.level, body: referral.body, forwardedOn: referral.forwardedOn, repliedOn: referral.replyOn };
}

async function load(c: Ctx, processId: string | null, { page, pageSize, ...asked }: Asked): Promise<{ items: Item[]; total: number }> {
  const { items, total } = await submissionList(c.get('db'), { processId, ...asked }, { page, pageSize });
  return { items: await asItems(c, items), total };
}

async function asItems(c: Ctx, list: readonly Submission[]): Promise<Item[]> {
  const db = c.get('db');
  const [concerns, referrals, topics, led, targets, attachments, groups] = await Promise.all([concernsOf(db, list.map((s) => s.id)), referralsOf(db, list.map((s) => s.id)), topicsById(db), recommendationsFrom(db, list.map((s) => s.id)), submissionsByIds(db, list.flatMap((s) => s.mergedInto ?? [])), publicAttachments(db, list.map((s) => s.id)), publicGroups(db, list.map((s) => s.id))]);
  const shown = new Map(targets.filter((s) => s.state === 'published').map((s) => [s.id, submissionSlug(s.processSlug, s.number)]));
  return list.map((s) => ({
    id: s.id,
    slug: submissionSlug(s.processSlug, s.number),
    url: c.get('view').absolute(submissionHref(s.processSlug, s.number)),
    number: s.number,
    process: s.processSlug,
    text: s.text,
    language: s.language,
    topic: topicItem(topics.get(s.topicId ?? '')),
    municipality: s.municipality,
    channel: s.channel,
    state: s.consideredOn === null ? 'published' : 'considered',
    concernsToo: concerns.get(s.id) ?? null,
    redacted: s.redacted,
    receivedOn: s.receivedOn,
    mergedInto: shown.get(s.mergedInto ?? '') ?? null,
    recommendations: led.filter((r) => r.submissionId === s.id).map((r) => recommendationSlug(r.processSlug, r.number)),
    outsideCompetence: competenceItem(referrals.get(s.id)),
    attachments: attachments.filter((a) => a.submissionId === s.id).map((a) => ({ url: c.get('view').absolute(pathTo(PATHS.attachment, { slug: s.processSlug, number: s.number, attachment: a.id })), mediaType: a.mediaType, caption: a.caption })),
    group: groupItem(groups.find((g) => g.submissionId === s.id)),
  }));
}

const groupItem = (group: PublicGroup | undefined): Item['group'] => (group === undefined ? null : { name: group.name, people: group.people });

const topicItem = (topic: Topic | undefined): Item['topic'] => (topic === undefined ? null : { id: topic.id, name: byLanguage(topic.name) });

/** What stands around the list: choices and names. */
const surroundings = remembered(async (db, processId): Promise<Surroundings> => {
  const one = processId === '' ? null : processId;
  const [topics, topicChoices, places, languages, processes] = await Promise.all([topicsById(db), one === null ? [] : topicsOf(db, one), municipalities(db), languagesUsed(db, one), allProcesses(db)]);
  return { topics, topicChoices, places, languages, processes: new Map(processes.map((p) => [p.id, p])) };
});

async function listPage(c: Ctx, process: Process | null, asked: Asked): Promise<Response> {
  const db = c.get('db');
  const processId = process?.id ?? null;
  const [{ items, total, nearly }, around] = await Promise.all([submissionList(db, { processId, ...asked }, asked), surroundings(c, processId ?? '')]);
  const translated = await translatedFor(db, items, c.get('locale'));
  return html(c, <SubmissionsPage {...asked} process={process} items={items} total={total} nearly={nearly} translated={translated} around={around} />);
}

/** A number that is none, or of something that is not public, is not found. */
async function submissionOf(c: Ctx, process: Process): Promise<Submission> {
  const number = c.req.param('number') ?? '';
  return found(/^[1-9]\d{0,8}$/.test(number) ? await publicSubmission(c.get('db'), process.id, Number(number)) : null);
}

async function itemOf(c: Ctx): Promise<Item> {
  const [item] = await asItems(c, [await submissionOf(c, await publicProcess(c))]);
  return found(item);
}

async function itemPage(c: Ctx): Promise<Response> {
  const db = c.get('db');
  const process = await readableProcess(c);
  const submission = await submissionOf(c, process);
  const [topics, places, targets, origins, recommendations, thread, referral, translations, concerns, attachments, groups] = await Promise.all([
    topicsOf(db, process.id), municipalities(db), submissionsByIds(db, submission.mergedInto === null ? [] : [submission.mergedInto]), mergedInto(db, submission.id), recommendationsFrom(db, [submission.id]),
    threadSection(c, submission.id), referralOf(db, submission.id), translationsOf(db, submission), concernsOf(db, [submission.id]), publicAttachments(db, [submission.id]), publicGroups(db, [submission.id]),
  ]);
  const isPublic = (s: Submission): boolean => s.state === 'published';
  return html(
    c,
    <SubmissionPage
      process={process} submission={submission} topic={topics.find((t) => t.id === submission.topicId) ?? null} place={places.find((p) => p.key === submission.municipality)?.name ?? null}
      target={targets.find(isPublic) ?? null} origins={origins.filter(isPublic)} recommendations={recommendations} referral={referral} translations={translations} concern={concerns.has(submission.id) ? <ConcernSection submission={submission} n={concerns.get(submission.id) ?? 0} /> : null} attachments={attachments} group={groups[0] ?? null} thread={thread} staff={mayModerate(c.get('actor'), process.id)}
    />,
  );
}

