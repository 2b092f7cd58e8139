import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { staffLocale } from '../../../../kernel/locale.ts';
import { failed, found, refuse, type FormState } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { dataPaths } from '../../../../platform/paths.ts';
import { SETTLED_MS } from '../../../../platform/web/cache.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import { PAGING, type Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { municipalities } from '../../../territory/public.ts';
import { mayModerate, requireModerator } from '../../policy.ts';
import { allProcesses, processById, topicsOf, type Process } from '../../processes/queries.ts';
import { sayToAuthor } from '../../moderation/messages/commands.ts';
import { alsoSaidIn } from '../../moderation/messages/imports.ts';
import { reasonOf } from '../../moderation/reasons/rules.ts';
import { moreSection } from '../../moderation/sections/routes.tsx';
import { translatedFor, translationsOf } from '../../moderation/translations/queries.ts';
import { isRead } from '../../moderation/translations/rules.ts';
import { showSeen } from '../../enclosed/commands.ts';
import { enclosedSection } from '../../enclosed/sections/routes.tsx';
import { historySection } from '../../sections/routes.tsx';
import { tellAuthors } from '../../receipts/news/commands.ts';
import { PATHS, pathTo } from '../../urls.ts';
import { publishSubmission, redactSubmission, sortSubmission, withholdSubmission } from '../commands.ts';
import { ModeratePage, type ModerateProps, type ModerationForm } from '../pages/moderate.tsx';
import { QueuePage } from '../pages/queue.tsx';
import { contactOf, countsByProcess, mergedInto, staffList, submissionById, submissionsByIds, type Submission } from '../queries.ts';
import { PublishForm, SortForm, STATES, WithholdForm, type SubmissionState } from '../schema.ts';

export function mountModeration(site: Site): void {
  site.page(PATHS.deskQueue, queuePage);
  site.page(PATHS.deskSubmission, async (c) => moderatePage(c, await moderated(c)));
  site.action(PATHS.deskSubmissionPublish, publish);
  site.action(PATHS.deskSubmissionRedact, redact);
  site.action(PATHS.deskSubmissionWithhold, withhold);
  site.action(PATHS.deskSubmissionSort, sort);
}

export interface Moderated {
  readonly process: Process;
  readonly submission: Submission;
}

/** The submission of the address, for those who moderate its process. */
export async function moderated(c: Ctx): Promise<Moderated> {
  const actor = requireModerator(c);
  const id = c.req.param('id') ?? '';
  const submission = found(z.uuid().safeParse(id).success ? await submissionById(c.get('db'), id) : null);
  if (!mayModerate(actor, submission.processId)) refuse('forbidden');
  return { submission, process: (await processById(c.get('db'), submission.processId)) as Process };
}

const Asked = z.object({ page: PAGING.page, q: PAGING.q, state: z.enum(STATES).catch('received'), process: z.string().nullish().transform((v) => (v === undefined || v === '' ? null : v)), done: z.enum(['published', 'withheld']).nullish().catch(null) });

async function queuePage(c: Ctx): Promise<Response> {
  const actor = requireModerator(c);
  const db = c.get('db');
  const asked = Asked.catch({ page: 1, q: null, state: 'received', process: null, done: null }).parse(c.req.query());
  const [all, counted] = await Promise.all([allProcesses(db), countsByProcess(db)]);
  const processes = all.filter((p) => mayModerate(actor, p.id));
  const chosen = processes.filter((p) => asked.process === null || p.slug === asked.process);
  const counts = Object.fromEntries(STATES.map((s) => [s, chosen.reduce((sum, p) => sum + (counted.get(p.id)?.[s] ?? 0), 0)])) as Record<SubmissionState, number>;
  const paging = { page: asked.page, pageSize: 25 };
  const { items, total } = await staffList(db, { processIds: chosen.map((p) => p.id), state: asked.state, q: asked.q }, paging);
  const translations = await translatedFor(db, items, staffLocale(c.get('locale')));
  const unread = new Set(items.filter((s) => s.text !== '' && !translations.has(s.id) && !isRead(s.language, processes.find((p) => p.id === s.processId)?.languagesRead ?? [])).map((s) => s.id));
  return html(c, <QueuePage translations={translations} unread={unread} items={items} total={total} {...paging} state={asked.state} counts={counts} process={asked.process} processes={processes} q={asked.q} done={asked.done ?? null} />);
}

interface Refused {
  readonly decision?: ModerateProps['refused'];
  readonly transcript?: FormState;
}

/** The contribution's page, with the form that was refused. */
export async function moderatePage(c: Ctx, { process, submission }: Moderated, { decision, transcript }: Refused = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const [topics, places, targets, origins, contact, history, more, translations, enclosed] = await Promise.all([
    topicsOf(db, process.id), municipalities(db), submissionsByIds(db, submission.mergedInto === null ? [] : [submission.mergedInto]), mergedInto(db, submission.id), contactOf(db, submission.id), historySection(c, submission.id), moreSection(c, submission), translationsOf(db, submission), enclosedSection(c, submission, transcript),
  ]);
  const asked = c.req.query('done');
  const done: ModerateProps['done'] = asked === 'sorted' || asked === 'redacted' || asked === 'merged' || asked === 'unmerged' ? asked : null;
  return html(c, <ModeratePage process={process} submission={submission} topics={topics} places={places} target={targets[0] ?? null} origins={origins} contact={contact} history={history} more={more} translations={translations} enclosed={enclosed} done={done} {...(decision === undefined ? {} : { refused: decision })} />, status);
}

/** The page again, with what is stored now. */
async function again(c: Ctx, form: ModerationForm, state: FormState): Promise<Response> {
  const code = state.problems[0]?.code;
  return moderatePage(c, await moderated(c), { decision: { form, state } }, code === 'stale' || code === 'wrong_state' ? 409 : 422);
}

async function publish(c: Ctx): Promise<Response> {
  const { submission, process } = await moderated(c);
  const raw = await readForm(c);
  const parsed = parseForm(PublishForm, raw);
  if (!parsed.ok) return again(c, 'publish', parsed.form);
  const { text, seen, revision } = parsed.value;
  const done = await write(c.get('db'), async (tx) => {
    const published = await publishSubmission(tx, c.get('actor'), submission.id, { version: revision, text });
    if (published.ok) await showSeen(tx, submission.id, seen);
    return published;
  });
  if (!done.ok && done.problems[0]?.field === 'transcript') return moderatePage(c, await moderated(c), { transcript: { values: { transcript: submission.text, language: submission.language }, problems: done.problems } }, 422);
  if (!done.ok) return again(c, 'publish', withProblems(parsed.form, done.problems));
  const next = raw.values['after'] === 'next' ? (await staffList(c.get('db'), { processIds: [process.id], state: 'received' }, { page: 1, pageSize: 1 })).items[0] : undefined;
  return goTo(c, next === undefined ? `${PATHS.deskQueue}?process=${process.slug}&done=published` : pathTo(PATHS.deskSubmission, { id: next.id }));
}

/** Answers only when no process shows the passages any more. */
async function redact(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  const parsed = parseForm(PublishForm, await readForm(c));
  if (!parsed.ok) return again(c, 'redact', parsed.form);
  const done = await write(c.get('db'), (tx) => redactSubmission(tx, c.get('actor'), submission.id, { version: parsed.value.revision, text: parsed.value.text }));
  if (!done.ok) return again(c, 'redact', withProblems(parsed.form, done.problems));
  await wait(SETTLED_MS);
  return goTo(c, `${pathTo(PATHS.deskSubmission, { id: submission.id })}?done=redacted`);
}

/** Answers only when no process shows the text any more. */
async function withhold(c: Ctx): Promise<Response> {
  const { submission, process } = await moderated(c);
  const raw = await readForm(c);
  const parsed = parseForm(WithholdForm, raw);
  const { message, problems } = await alsoSaidIn(dataPaths(c.get('config').dataDir).files, raw);
  if (!parsed.ok || problems.length > 0) return again(c, 'withhold', withProblems(parsed.form, [...parsed.form.problems, ...problems]));
  const { usual, revision } = parsed.value;
  const reason = reasonOf(usual, parsed.value.reason);
  if (reason === null) return again(c, 'withhold', withProblems(parsed.form, failed('required', 'reason').problems));
  const done = await write(c.get('db'), async (tx) => {
    const withheld = await withholdSubmission(tx, c.get('actor'), submission.id, { version: revision, reason });
    if (withheld.ok && message !== null) await sayToAuthor(tx, c.get('actor'), submission.id, message, { tell: false });
    if (withheld.ok) await tellAuthors(tx, [submission.id], 'withheld');
    return withheld;
  });
  if (!done.ok) return again(c, 'withhold', withProblems(parsed.form, done.problems));
  if (submission.state === 'published') await wait(SETTLED_MS);
  return goTo(c, `${PATHS.deskQueue}?process=${process.slug}&done=withheld`);
}

async function sort(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  const parsed = parseForm(SortForm, await readForm(c));
  if (!parsed.ok) return again(c, 'sort', parsed.form);
  const { topic, municipality, language, revision } = parsed.value;
  const done = await write(c.get('db'), (tx) => sortSubmission(tx, c.get('actor'), submission.id, { topicId: topic, municipality, language, version: revision }));
  return done.ok ? goTo(c, `${pathTo(PATHS.deskSubmission, { id: submission.id })}?done=sorted`) : again(c, 'sort', withProblems(parsed.form, done.problems));
}
