import type { FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { moderated } from '../submissions/desk/routes.tsx';
import { submissionList } from '../submissions/queries.ts';
import { MergeForm } from '../submissions/schema.ts';
import { PATHS, pathTo } from '../urls.ts';
import { mergeSubmissions, unmergeSubmission } from './commands.ts';
import { MergePage } from './pages/merge.tsx';
import { similarSubmissions } from './queries.ts';

export function mountMerging(site: Site): void {
  site.page(PATHS.deskSubmissionMerge, (c) => mergePage(c));
  site.action(PATHS.deskSubmissionMerge, merge);
  site.action(PATHS.deskSubmissionUnmerge, unmerge);
}

async function mergePage(c: Ctx, form?: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { submission } = await moderated(c);
  const db = c.get('db');
  const q = c.req.query('q')?.trim().slice(0, 200) ?? '';
  const suggestions = await similarSubmissions(db, { processId: submission.processId, text: submission.text, except: submission.id }, { limit: 8 });
  const found = q === '' ? null : (await submissionList(db, { processId: submission.processId, q }, { page: 1, pageSize: 25 })).items.filter((s) => s.id !== submission.id);
  return html(c, <MergePage submission={submission} suggestions={suggestions} found={found} q={q} {...(form === undefined ? {} : { form })} />, status);
}

async function merge(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  const parsed = parseForm(MergeForm, await readForm(c));
  if (!parsed.ok) return mergePage(c, parsed.form, 422);
  const done = await write(c.get('db'), (tx) => mergeSubmissions(tx, c.get('actor'), submission.id, parsed.value.into));
  return done.ok ? goTo(c, `${pathTo(PATHS.deskSubmission, { id: submission.id })}?done=merged`) : mergePage(c, withProblems(parsed.form, done.problems), done.problems[0]?.code === 'wrong_state' ? 409 : 422);
}

async function unmerge(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  await write(c.get('db'), (tx) => unmergeSubmission(tx, c.get('actor'), submission.id));
  return goTo(c, `${pathTo(PATHS.deskSubmission, { id: submission.id })}?done=unmerged`);
}
