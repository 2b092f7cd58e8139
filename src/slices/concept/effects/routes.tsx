import { isStaff } from '../../../kernel/actor.ts';
import { worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { allProcesses, inventedAmong, publicSubmission, recommendationList, submissionsByIds } from '../../participation/public.ts';
import { requireStaff } from '../../people/public.ts';
import { threadOf, ThreadSection } from '../../thread/public.ts';
import { addEffect, changeEffect } from './commands.ts';
import { EffectFormPage, EffectListPage, EffectPage } from './pages/pages.tsx';
import { mayRecordEffects } from './policy.ts';
import { effectByNumber, effectList } from './queries.ts';
import { EffectForm, effectCsv, EffectItem, effectItem, type Demand, type Effect } from './schema.ts';
import { hrefs, PATHS } from './urls.ts';

export function mountEffects(site: Site): void {
  const secret = { secret: true };
  site.page(PATHS.new, (c) => showForm(c, EMPTY_FORM), secret).action(PATHS.new, saveForm);
  site.page(PATHS.edit, (c) => showForm(c, EMPTY_FORM), secret).action(PATHS.edit, saveForm);
  site.item({ path: PATHS.one, summary: 'Something outside the concept that met demands', item: EffectItem, load: async (c) => effectItem(await load(c), c.get('view').absolute), page: show });
  site.list({ path: PATHS.list, summary: 'Demands that something outside the concept met', item: EffectItem, filters: {}, csv: effectCsv, load: listData, page: listPage });
}

interface Asked {
  readonly q: string | null;
  readonly page: number;
  readonly pageSize: number;
}
const window = ({ q, page, pageSize }: Asked) => ({ q, limit: pageSize, offset: (page - 1) * pageSize });

async function listData(c: Ctx, asked: Asked) {
  const { items, total } = await effectList(c.get('db'), window(asked));
  return { items: items.map((e) => effectItem(e, c.get('view').absolute)), total };
}

async function listPage(c: Ctx, asked: Asked): Promise<Response> {
  const { items, total } = await effectList(c.get('db'), window(asked));
  return html(c, <EffectListPage effects={items} invented={await isInvented(c, items)} total={total} page={asked.page} pageSize={asked.pageSize} q={asked.q} office={mayRecordEffects(c.get('actor'))} />);
}

/** Whether some of it answers an invented process. */
async function isInvented(c: Ctx, effects: readonly Effect[]): Promise<boolean> {
  const of = (kind: Demand['kind']) => effects.flatMap((e) => e.demands.filter((d) => d.kind === kind).map((d) => d.id));
  const [recommendations, submissions, processes] = await Promise.all([inventedAmong(c.get('db'), of('recommendation')), submissionsByIds(c.get('db'), of('submission')), allProcesses(c.get('db'))]);
  return recommendations.size > 0 || submissions.some((s) => processes.find((p) => p.slug === s.processSlug)?.invented === true);
}

async function load(c: Ctx): Promise<Effect> {
  const number = c.req.param('number') ?? '';
  return found(/^[1-9]\d{0,8}$/.test(number) ? await effectByNumber(c.get('db'), Number(number)) : null);
}

async function show(c: Ctx): Promise<Response> {
  const effect = await load(c);
  const [invented, thread] = await Promise.all([isInvented(c, [effect]), threadOf(c.get('db'), effect.id, { staff: isStaff(c.get('actor')) })]);
  return html(c, <EffectPage effect={effect} invented={invented} office={mayRecordEffects(c.get('actor'))} thread={<ThreadSection data={thread} />} />);
}

const statusFor = (problems: readonly Problem[]): 200 | 409 | 422 => (problems.length === 0 ? 200 : statusOf(problems) === 409 ? 409 : 422);

async function guarded(c: Ctx): Promise<Effect | null> {
  if (!mayRecordEffects(requireStaff(c))) refuse('forbidden');
  return c.req.param('number') === undefined ? null : load(c);
}

async function showForm(c: Ctx, form: FormState): Promise<Response> {
  const effect = await guarded(c);
  const asked = { process: c.req.query('process') ?? '', submissions: c.req.query('submissions') ?? '', recommendations: c.req.query('recommendations') ?? '' };
  return html(c, <EffectFormPage effect={effect} processes={await allProcesses(c.get('db'))} asked={asked} form={form} />, statusFor(form.problems));
}

async function saveForm(c: Ctx): Promise<Response> {
  const effect = await guarded(c);
  const parsed = parseForm(EffectForm, await readForm(c));
  if (!parsed.ok) return showForm(c, parsed.form);
  const v = parsed.value;
  const added = await demandsNamed(c, v);
  if ('code' in added) return showForm(c, withProblems(parsed.form, [added]));
  const demands = [...(effect?.demands ?? []).filter((d) => v.keep.includes(d.id)).map(({ kind, id }) => ({ kind, id })), ...added.demands];
  const input = { title: worded(effect?.title ?? null, wordingIn(v, 'title')), text: worded(effect?.text ?? null, wordingIn(v, 'text')), happenedOn: v.happenedOn, level: v.level, source: v.source, url: v.url, demands };
  const done = await write(c.get('db'), async (tx) => (effect === null ? addEffect(tx, c.get('actor'), input) : changeEffect(tx, c.get('actor'), effect.id, v.revision ?? 0, input)));
  return done.ok ? goTo(c, hrefs.one(done.value.number)) : showForm(c, withProblems(parsed.form, done.problems));
}

/** The public contributions and recommendations that a form names by number; the first number that there is not is said. */
async function demandsNamed(c: Ctx, v: { readonly process: string | null; readonly submissions: readonly number[]; readonly recommendations: readonly number[] }): Promise<{ readonly demands: readonly Pick<Demand, 'kind' | 'id'>[] } | Problem> {
  const { process } = v;
  if (process === null) return { demands: [] };
  const known = (await allProcesses(c.get('db'))).some((p) => p.id === process);
  if (!known) return { code: 'invalid_choice', field: 'process' };
  const all = v.recommendations.length === 0 ? [] : await recommendationList(c.get('db'), process);
  const demands: Pick<Demand, 'kind' | 'id'>[] = [];
  for (const number of new Set(v.submissions)) {
    const one = await publicSubmission(c.get('db'), process, number);
    if (one === null) return { code: 'key_unknown', field: 'submissions', params: { key: number } };
    demands.push({ kind: 'submission', id: one.id });
  }
  for (const number of new Set(v.recommendations)) {
    const one = all.find((r) => r.number === number);
    if (one === undefined) return { code: 'key_unknown', field: 'recommendations', params: { key: number } };
    demands.push({ kind: 'recommendation', id: one.id });
  }
  return { demands };
}
