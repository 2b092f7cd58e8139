export { addAccount, grantRole, type NewAccount } from './accounts/commands.ts';
export { createDepartment, renameDepartment, setDepartmentActive } from './departments/commands.ts';
export { departmentById, departmentBySlug, departmentList, departmentNamed, departmentsById, type Department } from './departments/queries.ts';
export { mayAdminister, requireAccount, requireRole, requireStaff, type AccountActor } from './policy.ts';
export { namesOf, presenceOf } from './queries.ts';
export { touchSession } from './sessions/commands.ts';
export { startSession } from './sessions/routes.tsx';
export type { PeopleTables } from './tables.ts';
export { PATHS as PEOPLE_PATHS, signInHref } from './urls.ts';
