import { EMPTY_FORM, failed, found, type FormState } from '../../../../kernel/problem.ts';
import { isId } from '../../../../kernel/ids.ts';
import { write } from '../../../../platform/database/write.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { forumsOf } from '../../forums/queries.ts';
import { isLook, pick, picked } from '../../picking/routes.tsx';
import { runProcess } from '../../policy.ts';
import type { Process } from '../../processes/queries.ts';
import { localizedFrom } from '../../rules.ts';
import { NEW, PATHS, pathTo } from '../../urls.ts';
import { historySection } from '../../sections/routes.tsx';
import { createRecommendation, publishRecommendation, updateRecommendation } from '../commands.ts';
import { RecommendationEditPage, type RecommendationEditProps } from '../pages/edit.tsx';
import { originsOf, recommendationByNumber, similarRecommendations, type Recommendation } from '../queries.ts';
import { wordingOf } from '../rules.ts';
import { EditRecommendationForm, PublishRecommendationForm, RecommendationForm } from '../schema.ts';

export function mountCondensing(site: Site): void {
  site.page(PATHS.deskRecommendation, async (c) => { const process = await runProcess(c); return editPage(c, process, await edited(c, process)); });
  site.action(PATHS.deskRecommendation, change);
  site.action(PATHS.deskRecommendationPublish, publish);
}

async function edited(c: Ctx, process: Process): Promise<Recommendation | null> {
  const number = c.req.param('number') ?? '';
  if (number === NEW) return null;
  return found(/^[1-9]\d{0,5}$/.test(number) ? await recommendationByNumber(c.get('db'), process.id, Number(number)) : null);
}

interface Sent {
  readonly form?: FormState;
  readonly picker?: RecommendationEditProps['picker'];
  readonly publication?: FormState;
}

async function editPage(c: Ctx, process: Process, r: Recommendation | null, { form = EMPTY_FORM, picker, publication }: Sent = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const origins = r === null ? { submissionIds: [], forumIds: [] } : await originsOf(db, r.id);
  const offered = picker ?? (await picked(c, process.id, origins.submissionIds, r === null ? '' : wordingOf(r)));
  const similar = r === null ? [] : await similarRecommendations(db, wordingOf(r), r.id);
  const props = { process, recommendation: r, forums: await forumsOf(db, process.id), forumIds: origins.forumIds, picker: offered, similar, form, saved: c.req.query('saved') === '1', history: r === null ? null : await historySection(c, r.id) };
  return html(c, <RecommendationEditPage {...props} {...(publication === undefined ? {} : { publication })} />, status);
}

const idsIn = (raw: RawForm, name: string): string[] => { const value = raw.values[name] ?? []; return (typeof value === 'string' ? [value] : [...value]).filter(isId); };

async function change(c: Ctx): Promise<Response> {
  const process = await runProcess(c);
  const r = await edited(c, process);
  const raw = await readForm(c);
  const { picker, values, ids } = await pick(c, process.id, raw, ['title', 'text']);
  if (isLook(raw)) return editPage(c, process, r, { form: { values, problems: [] }, picker });
  const parsed = parseForm(r === null ? RecommendationForm.extend({ revision: EditRecommendationForm.shape.revision.optional() }) : EditRecommendationForm, { ...raw, values });
  if (!parsed.ok) return editPage(c, process, r, { form: parsed.form, picker }, 422);
  const worded = (name: 'field' | 'title' | 'text' | 'prospect') => localizedFrom(r?.[name] ?? null, parsed.value, name);
  const content = { field: worded('field'), title: worded('title'), text: worded('text'), prospect: worded('prospect'), source: parsed.value.source ?? '', submissionIds: ids, forumIds: idsIn(raw, 'forums') };
  const actor = c.get('actor');
  const done = await write(c.get('db'), async (tx) => {
    if (r === null) return createRecommendation(tx, actor, { ...content, processId: process.id });
    const updated = await updateRecommendation(tx, actor, r.id, parsed.value.revision as number, content);
    return updated.ok ? { ok: true as const, value: { id: r.id, number: r.number } } : updated;
  });
  if (done.ok) return goTo(c, `${pathTo(PATHS.deskRecommendation, { slug: process.slug, number: done.value.number })}?saved=1`);
  return editPage(c, process, await edited(c, process), { form: withProblems(parsed.form, done.problems), picker }, done.problems[0]?.code === 'stale' ? 409 : 422);
}

async function publish(c: Ctx): Promise<Response> {
  const process = await runProcess(c);
  const r = found(await edited(c, process));
  const parsed = parseForm(PublishRecommendationForm, await readForm(c));
  const refused = (problems: FormState['problems'], status: 409 | 422) => editPage(c, process, r, { publication: withProblems(parsed.form, problems) }, status);
  if (!parsed.ok) return refused(parsed.form.problems, 422);
  if (!parsed.value.sure) return refused(failed('confirm_needed', 'sure').problems, 422);
  const done = await write(c.get('db'), (tx) => publishRecommendation(tx, c.get('actor'), r.id, parsed.value.revision));
  return done.ok ? goTo(c, `${pathTo(PATHS.deskRecommendation, { slug: process.slug, number: r.number })}?saved=1`) : refused(done.problems, 409);
}
