import { z } from 'zod';
import { isCoordinator, type Actor } from '../../../../kernel/actor.ts';
import { found, refuse, type FormState } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { requireRole } from '../../../people/public.ts';
import { mayModerate, mayTranslate } from '../../policy.ts';
import { allProcesses } from '../../processes/queries.ts';
import { moderated } from '../../submissions/desk/routes.tsx';
import { submissionById, type Submission } from '../../submissions/queries.ts';
import { PATHS, pathTo } from '../../urls.ts';
import { TranslationForm } from '../schema.ts';
import { askForTranslation } from './asking/commands.ts';
import { saveTranslation } from './commands.ts';
import { TranslatePage, TranslationsPage } from './pages/translate.tsx';
import { toTranslate, translationsOf } from './queries.ts';
import { isRead, masked } from './rules.ts';

export function mountTranslations(site: Site): void {
  site.page(PATHS.translations, list, { secret: true });
  site.page(PATHS.translation, (c) => translatePage(c), { secret: true });
  site.action(PATHS.translation, save);
  site.page(PATHS.deskTranslation, async (c) => { const { submission } = await moderated(c); return goTo(c, pathTo(PATHS.translation, { id: submission.id })); });
  site.action(PATHS.deskTranslationAsk, ask);
}

async function list(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'interpreter', 'coordinator', 'moderator');
  const processes = (await allProcesses(c.get('db'))).filter((p) => mayTranslate(actor, p.id));
  return html(c, <TranslationsPage processes={processes} {...(await toTranslate(c.get('db'), processes.map((p) => p.id)))} />);
}

async function translated(c: Ctx): Promise<Submission> {
  const actor = requireRole(c, 'interpreter', 'coordinator', 'moderator');
  const id = c.req.param('id') ?? '';
  const submission = found(z.uuid().safeParse(id).success ? await submissionById(c.get('db'), id) : null);
  if (!mayTranslate(actor, submission.processId)) refuse('forbidden');
  if (submission.state === 'withdrawn' || submission.state === 'routed') refuse('not_found');
  return submission;
}

/** Whoever only translates reads the text without what looks as if it led to a person. */
const readableBy = (actor: Actor, s: Submission): string => (mayModerate(actor, s.processId) || s.state === 'published' ? s.text : masked(s.text));

async function translatePage(c: Ctx, form?: FormState): Promise<Response> {
  const submission = await translated(c);
  const actor = c.get('actor');
  const translations = await translationsOf(c.get('db'), submission);
  const service = c.get('config').translateUrl !== undefined && mayModerate(actor, submission.processId) && !isRead(submission.language, ['de']);
  const status = form === undefined ? 200 : form.problems[0]?.code === 'stale' ? 409 : 422;
  return html(c, <TranslatePage submission={submission} text={readableBy(actor, submission)} translations={translations} desk={mayModerate(actor, submission.processId) || isCoordinator(actor)} service={service} done={c.req.query('done') ?? null} {...(form === undefined ? {} : { form })} />, status);
}

async function save(c: Ctx): Promise<Response> {
  const submission = await translated(c);
  const parsed = parseForm(TranslationForm, await readForm(c));
  if (!parsed.ok) return translatePage(c, parsed.form);
  const { text, language, revision } = parsed.value;
  const known = (await translationsOf(c.get('db'), submission)).find((t) => t.language === language);
  const by = known?.by === 'machine' ? 'reviewed' : 'human';
  const done = await write(c.get('db'), (tx) => saveTranslation(tx, c.get('actor'), submission.id, { text, language, by, version: revision }));
  if (!done.ok) return translatePage(c, withProblems(parsed.form, done.problems));
  return goTo(c, `${pathTo(PATHS.translation, { id: submission.id })}?done=saved`);
}

async function ask(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  if (c.get('config').translateUrl === undefined) refuse('not_found');
  await write(c.get('db'), (tx) => askForTranslation(tx, submission.id));
  return goTo(c, `${pathTo(PATHS.translation, { id: submission.id })}?done=asked`);
}
