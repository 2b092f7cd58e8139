import { z } from 'zod';
import { dayOf } from '../../../../kernel/dates.ts';
import { found, refuse, type FormState } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { runProcess } from '../../policy.ts';
import { PATHS, pathTo } from '../../urls.ts';
import { phasesOf } from '../queries.ts';
import { TaskChange, TaskForm, UsualForm } from '../schema.ts';
import { addTask, changeTask, takeUsualTasks } from './commands.ts';
import { ChecklistPage } from './pages/checklist.tsx';
import { tasksOf } from './queries.ts';

export function mountChecklist(site: Site): void {
  site.page(PATHS.deskTasks, (c) => checklist(c));
  site.action(PATHS.deskTasks, add);
  site.action(PATHS.deskUsualTasks, takeUsual);
  site.action(PATHS.deskTask, change);
}

const today = (): string => dayOf(new Date());

async function checklist(c: Ctx, form?: FormState): Promise<Response> {
  const process = await runProcess(c);
  const [phases, tasks] = await Promise.all([phasesOf(c.get('db'), process.id), tasksOf(c.get('db'), process.id)]);
  return html(c, <ChecklistPage process={process} phases={phases} tasks={tasks} today={today()} {...(form === undefined ? {} : { form })} />, form === undefined ? 200 : 422);
}

async function add(c: Ctx): Promise<Response> {
  const process = await runProcess(c);
  const parsed = parseForm(TaskForm, await readForm(c));
  if (!parsed.ok) return checklist(c, parsed.form);
  const { phase, text, due } = parsed.value;
  const done = await write(c.get('db'), (tx) => addTask(tx, c.get('actor'), process.id, { phaseId: phase, text, dueDays: due }));
  return done.ok ? goTo(c, pathTo(PATHS.deskTasks, { slug: process.slug })) : checklist(c, withProblems(parsed.form, done.problems));
}

/** Fills the empty checklist of a step. */
async function takeUsual(c: Ctx): Promise<Response> {
  const process = await runProcess(c);
  const parsed = parseForm(UsualForm, await readForm(c));
  if (!parsed.ok) return checklist(c, parsed.form);
  const phase = (await phasesOf(c.get('db'), process.id)).find((p) => p.id === parsed.value.phase);
  if (phase === undefined) refuse('not_found');
  await write(c.get('db'), (tx) => takeUsualTasks(tx, c.get('actor'), process.id, phase));
  return goTo(c, pathTo(PATHS.deskTasks, { slug: process.slug }));
}

async function change(c: Ctx): Promise<Response> {
  const process = await runProcess(c);
  const id = found(z.uuid().safeParse(c.req.param('task')).data ?? null);
  const parsed = parseForm(TaskChange, await readForm(c));
  if (!parsed.ok) refuse('invalid_choice');
  const done = await write(c.get('db'), (tx) => changeTask(tx, c.get('actor'), process.id, id, parsed.value.change, today()));
  if (!done.ok) refuse('not_found');
  return goTo(c, `${pathTo(PATHS.deskTasks, { slug: process.slug })}${parsed.value.change === 'remove' ? '' : `#task-${id}`}`);
}
