import type { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { historySection, threadSection } from '../sections/routes.tsx';
import { isLook, pick, picked } from '../picking/routes.tsx';
import { mayRun, publicProcess, readableProcess, runProcess } from '../policy.ts';
import type { Process } from '../processes/queries.ts';
import { recommendationsOfForum } from '../recommendations/queries.ts';
import { localizedFrom } from '../rules.ts';
import { submissionsByIds, type Submission } from '../submissions/queries.ts';
import { forumHref, forumSlug, NEW, PATHS, pathTo, recommendationSlug, submissionSlug } from '../urls.ts';
import { saveForum } from './commands.ts';
import { ForumEditPage, type ForumEditProps } from './pages/edit.tsx';
import { ForumPage, ForumsPage } from './pages/forum.tsx';
import { discussedIn, forumByNumber, forumsOf, type Forum } from './queries.ts';
import { EditForumForm, ForumForm, ForumItem } from './schema.ts';

type Item = z.infer<typeof ForumItem>;

export function mountForums(site: Site): void {
  site.list({
    path: PATHS.forums,
    summary: 'Forums of one process',
    item: ForumItem,
    filters: {},
    csv: ({ title, minutes, submissions, recommendations, ...item }) => ({ ...item, title: title['de'] ?? '', minutes: minutes['de'] ?? '', submissions: submissions.join(' '), recommendations: recommendations.join(' ') }),
    load: async (c, { page, pageSize }) => {
      const forums = await forumsOf(c.get('db'), (await publicProcess(c)).id);
      return { items: await Promise.all(forums.slice((page - 1) * pageSize, page * pageSize).map((f) => asItem(c, f))), total: forums.length };
    },
    page: async (c) => {
      const process = await readableProcess(c);
      return html(c, <ForumsPage process={process} forums={await forumsOf(c.get('db'), process.id)} staff={mayRun(c.get('actor'), process.id)} />);
    },
  });
  site.item({ path: PATHS.forum, summary: 'One forum', item: ForumItem, load: async (c) => asItem(c, found(await forumOf(c, await publicProcess(c)))), page: forumPage });
  site.page(PATHS.deskForum, async (c) => { const process = await runProcess(c); return editPage(c, process, await editedForum(c, process)); });
  site.action(PATHS.deskForum, change);
}

async function forumOf(c: Ctx, process: Process): Promise<Forum | null> {
  const number = c.req.param('number') ?? '';
  return /^[1-9]\d{0,5}$/.test(number) ? forumByNumber(c.get('db'), process.id, Number(number)) : null;
}

const discussed = async (c: Ctx, forum: Forum): Promise<Submission[]> => (await submissionsByIds(c.get('db'), await discussedIn(c.get('db'), forum.id))).filter((s) => s.state === 'published');

async function asItem(c: Ctx, forum: Forum): Promise<Item> {
  const [submissions, recommendations] = await Promise.all([discussed(c, forum), recommendationsOfForum(c.get('db'), forum.id)]);
  const { id, number, processSlug, heldOn, place, participants, qualifier, source } = forum;
  return {
    id, number, heldOn, place, participants, source, slug: forumSlug(processSlug, number), url: c.get('view').absolute(forumHref(processSlug, number)), process: processSlug, title: byLanguage(forum.title), minutes: byLanguage(forum.minutes),
    participantsQualifier: qualifier, submissions: submissions.map((s) => submissionSlug(s.processSlug, s.number)), recommendations: recommendations.map((r) => recommendationSlug(r.processSlug, r.number)),
  };
}

async function forumPage(c: Ctx): Promise<Response> {
  const process = await readableProcess(c);
  const forum = found(await forumOf(c, process));
  const [submissions, recommendations, thread] = await Promise.all([discussed(c, forum), recommendationsOfForum(c.get('db'), forum.id), threadSection(c, forum.id)]);
  return html(c, <ForumPage process={process} forum={forum} submissions={submissions} recommendations={recommendations} thread={thread} staff={mayRun(c.get('actor'), process.id)} />);
}

const editedForum = async (c: Ctx, process: Process): Promise<Forum | null> => (c.req.param('number') === NEW ? null : found(await forumOf(c, process)));

async function editPage(c: Ctx, process: Process, forum: Forum | null, sent?: { form: FormState; picker: ForumEditProps['picker'] }, status: 200 | 409 | 422 = 200): Promise<Response> {
  const picker = sent?.picker ?? (await picked(c, process.id, forum === null ? [] : await discussedIn(c.get('db'), forum.id), ''));
  return html(c, <ForumEditPage process={process} forum={forum} picker={picker} form={sent?.form ?? EMPTY_FORM} history={forum === null ? null : await historySection(c, forum.id)} />, status);
}

async function change(c: Ctx): Promise<Response> {
  const process = await runProcess(c);
  const forum = await editedForum(c, process);
  const raw = await readForm(c);
  const { picker, values, ids } = await pick(c, process.id, raw, ['title', 'minutes']);
  if (isLook(raw)) return editPage(c, process, forum, { form: { values, problems: [] }, picker });
  const parsed = parseForm(forum === null ? ForumForm.extend({ revision: EditForumForm.shape.revision.optional() }) : EditForumForm, { ...raw, values });
  if (!parsed.ok) return editPage(c, process, forum, { form: parsed.form, picker }, 422);
  const { heldOn, place, participants, qualifier, source, revision } = parsed.value;
  const input = { title: localizedFrom(forum?.title ?? null, parsed.value, 'title'), minutes: localizedFrom(forum?.minutes ?? null, parsed.value, 'minutes'), heldOn, place: place ?? '', participants, qualifier, source: source ?? '', submissionIds: ids };
  const known = forum === null ? undefined : { id: forum.id, version: revision as number };
  const done = await write(c.get('db'), (tx) => saveForum(tx, c.get('actor'), process.id, input, known));
  if (done.ok) return goTo(c, `${pathTo(PATHS.deskProcess, { slug: process.slug })}?saved=1`);
  return editPage(c, process, await editedForum(c, process), { form: withProblems(parsed.form, done.problems), picker }, done.problems[0]?.code === 'stale' ? 409 : 422);
}
