import { EMPTY_FORM, found, valueOf, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { requireRole } from '../policy.ts';
import { departmentHref, PATHS } from '../urls.ts';
import { createDepartment, renameDepartment, setDepartmentActive } from './commands.ts';
import { DepartmentPage } from './pages/department.tsx';
import { DepartmentsPage } from './pages/departments.tsx';
import { NewDepartmentPage } from './pages/new-department.tsx';
import { departmentBySlug, departmentList, type Department } from './queries.ts';
import { nameOf } from './rules.ts';
import { ActiveForm, DepartmentForm, NewDepartmentForm } from './schema.ts';

export function mountDepartments(site: Site): void {
  site.page(PATHS.departments, listDepartments);
  site.page(PATHS.departmentNew, (c) => newPage(c, EMPTY_FORM)).action(PATHS.departmentNew, create);
  site.page(PATHS.department, (c) => editPage(c, EMPTY_FORM)).action(PATHS.department, rename);
  site.action(PATHS.departmentActive, setActive);
}

async function listDepartments(c: Ctx): Promise<Response> {
  requireRole(c, 'administrator');
  return html(c, <DepartmentsPage departments={await departmentList(c.get('db'))} />);
}

function newPage(c: Ctx, form: FormState): Response {
  requireRole(c, 'administrator');
  return html(c, <NewDepartmentPage form={form} />, form.problems.length > 0 ? 422 : 200);
}

async function create(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'administrator');
  const parsed = parseForm(NewDepartmentForm, await readForm(c));
  if (!parsed.ok) return newPage(c, parsed.form);
  const created = await write(c.get('db'), (tx) => createDepartment(tx, actor, { name: nameOf(parsed.value) }));
  return created.ok ? goTo(c, PATHS.departments) : newPage(c, withProblems(parsed.form, created.problems));
}

const load = async (c: Ctx): Promise<Department> => found(await departmentBySlug(c.get('db'), c.req.param('slug') ?? ''));

async function editPage(c: Ctx, form: FormState): Promise<Response> {
  requireRole(c, 'administrator');
  const stale = form.problems.some((problem) => problem.code === 'stale');
  return html(c, <DepartmentPage department={await load(c)} form={form} />, stale ? 409 : form.problems.length > 0 ? 422 : 200);
}

async function rename(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'administrator');
  const department = await load(c);
  const parsed = parseForm(DepartmentForm, await readForm(c));
  if (!parsed.ok) return editPage(c, parsed.form);
  const renamed = await write(c.get('db'), (tx) => renameDepartment(tx, actor, department.id, { name: nameOf(parsed.value, department.name), version: parsed.value.revision }));
  return renamed.ok ? goTo(c, PATHS.departments) : editPage(c, withProblems(parsed.form, renamed.problems));
}

async function setActive(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'administrator');
  const department = await load(c);
  const parsed = parseForm(ActiveForm, await readForm(c));
  if (!parsed.ok) return editPage(c, parsed.form);
  valueOf(await write(c.get('db'), (tx) => setDepartmentActive(tx, actor, department.id, { active: parsed.value.active === 'yes', version: parsed.value.revision })));
  return goTo(c, departmentHref(department.slug));
}
