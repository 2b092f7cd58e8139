import { worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState } from '../../../kernel/problem.ts';
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
import { mergeEntries, splitEntry } from './commands.ts';
import { MergePage, SplitPage } from './pages/lineage-pages.tsx';
import { MergeForm, SplitForm } from './schema.ts';
import { PATHS } from './urls.ts';

export function mountLineage(site: Site): void {
  const secret = { secret: true };
  site.page(PATHS.split, (c) => showSplit(c, EMPTY_FORM, 200), secret).action(PATHS.split, split);
  site.page(PATHS.merge, (c) => showMerge(c, EMPTY_FORM, 200), secret).action(PATHS.merge, merge);
}

async function load(c: Ctx) {
  if (!mayEditConcepts(requireStaff(c))) refuse('forbidden');
  const concept = found(await conceptBySlug(c.get('db'), c.req.param('slug') ?? ''));
  const draft = found(draftOf(concept));
  const fields = await contentOf(c.get('db'), draft.id);
  const id = c.req.param('id') ?? '';
  const field = found(fields.find((f) => f.entries.some((e) => e.id === id)));
  return { concept, draft, fields, field, entry: found(field.entries.find((e) => e.id === id)) };
}

async function showSplit(c: Ctx, form: FormState, status: number): Promise<Response> {
  const { draft: _, ...props } = await load(c);
  return html(c, <SplitPage {...props} form={form} />, status as 200);
}

async function split(c: Ctx): Promise<Response> {
  const { concept, draft, entry } = await load(c);
  const parsed = parseForm(SplitForm, await readForm(c));
  if (!parsed.ok) return showSplit(c, parsed.form, 422);
  const part = { wording: worded(null, wordingIn(parsed.value, 'wording')), rest: worded(entry.wording, wordingIn(parsed.value, 'rest')), seen: parsed.value.revision };
  const result = await write(c.get('db'), (tx) => splitEntry(tx, c.get('actor'), draft.id, entry.id, part));
  return result.ok ? goTo(c, conceptHrefs.draft(concept.slug)) : showSplit(c, withProblems(parsed.form, result.problems), statusOf(result.problems));
}

async function showMerge(c: Ctx, form: FormState, status: number): Promise<Response> {
  const { draft: _, ...props } = await load(c);
  return html(c, <MergePage {...props} form={form} />, status as 200);
}

async function merge(c: Ctx): Promise<Response> {
  const { concept, draft, entry } = await load(c);
  const parsed = parseForm(MergeForm, await readForm(c));
  if (!parsed.ok) return showMerge(c, parsed.form, 422);
  const result = await write(c.get('db'), (tx) => mergeEntries(tx, c.get('actor'), draft.id, entry.id, { others: parsed.value.others, seen: parsed.value.revision, wording: worded(entry.wording, wordingIn(parsed.value, 'wording')) }));
  return result.ok ? goTo(c, conceptHrefs.draft(concept.slug)) : showMerge(c, withProblems(parsed.form, result.problems), statusOf(result.problems));
}
