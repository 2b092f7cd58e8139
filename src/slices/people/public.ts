export { createDepartment, renameDepartment, setDepartmentActive } from './departments/commands.ts';
export { departmentById, departmentBySlug, departmentList, departmentNamed, departmentsById, type Department } from './departments/queries.ts';
export { mayAdminister, requireAccount, requireRole, requireStaff, type AccountActor } from './policy.ts';
export { actorOf } from './queries.ts';
export type { PeopleTables } from './tables.ts';
export { PATHS as PEOPLE_PATHS, signInHref } from './urls.ts';
