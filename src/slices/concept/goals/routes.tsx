import { wordingIn } from '../../../kernel/localized.ts';
import { found, refuse, statusOf, type FormState, type Result } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { requireStaff } from '../../people/public.ts';
import { conceptBySlug, contentOf } from '../editions/queries.ts';
import { draftOf } from '../editions/rules.ts';
import { mayEditConcepts } from '../policy.ts';
import { hrefs as conceptHrefs } from '../urls.ts';
import { mergeGoals, moveGoal, splitGoal } from './commands.ts';
import { GoalPage } from './pages/goal-page.tsx';
import { goalIn } from './rules.ts';
import { MergeForm, MoveForm, SplitForm } from './schema.ts';
import { PATHS } from './urls.ts';

export function mountGoals(site: Site): void {
  site.page(PATHS.goal, (c) => show(c, null), { secret: true });
  site.action(PATHS.move, move).action(PATHS.split, split).action(PATHS.merge, merge);
}

async function load(c: Ctx) {
  if (!mayEditConcepts(requireStaff(c))) refuse('forbidden');
  const concept = found(await conceptBySlug(c.get('db'), c.req.param('slug') ?? ''));
  const draft = found(draftOf(concept));
  const fields = await contentOf(c.get('db'), draft.id);
  return { concept, draft, fields, home: found(goalIn(fields, c.req.param('id') ?? '')) };
}

async function show(c: Ctx, refused: { how: 'move' | 'split' | 'merge'; form: FormState } | null): Promise<Response> {
  const { draft: _, ...props } = await load(c);
  return html(c, <GoalPage {...props} refused={refused} />, refused === null ? 200 : statusOf(refused.form.problems) === 409 ? 409 : 422);
}

async function answer(c: Ctx, slug: string, how: 'move' | 'split' | 'merge', form: FormState, done: Result<{ code: string }>): Promise<Response> {
  return done.ok ? goTo(c, `${conceptHrefs.draft(slug)}#${done.value.code}`) : show(c, { how, form: withProblems(form, done.problems) });
}

async function move(c: Ctx): Promise<Response> {
  const { concept, draft, home } = await load(c);
  const parsed = parseForm(MoveForm, await readForm(c));
  if (!parsed.ok) return show(c, { how: 'move', form: parsed.form });
  const { revision, field } = parsed.value;
  return answer(c, concept.slug, 'move', parsed.form, await write(c.get('db'), (tx) => moveGoal(tx, c.get('actor'), draft.id, home.goal.id, revision, field)));
}

async function split(c: Ctx): Promise<Response> {
  const { concept, draft, home } = await load(c);
  const parsed = parseForm(SplitForm, await readForm(c));
  if (!parsed.ok) return show(c, { how: 'split', form: parsed.form });
  const part = { rest: wordingIn(parsed.value, 'rest'), title: wordingIn(parsed.value, 'title'), entries: parsed.value.entries };
  return answer(c, concept.slug, 'split', parsed.form, await write(c.get('db'), (tx) => splitGoal(tx, c.get('actor'), draft.id, home.goal.id, parsed.value.revision, part)));
}

async function merge(c: Ctx): Promise<Response> {
  const { concept, draft, home } = await load(c);
  const parsed = parseForm(MergeForm, await readForm(c));
  if (!parsed.ok) return show(c, { how: 'merge', form: parsed.form });
  const input = { title: wordingIn(parsed.value, 'title'), others: parsed.value.others };
  return answer(c, concept.slug, 'merge', parsed.form, await write(c.get('db'), (tx) => mergeGoals(tx, c.get('actor'), draft.id, home.goal.id, parsed.value.revision, input)));
}
