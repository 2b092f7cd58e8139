export { instanceOf, type Instance } from './queries.ts';
export { MODULES, modulesOn, type Module } from './rules.ts';
export { ensureSetupToken, markDemo, mayBecomeDemo } from './setup/commands.ts';
export type { InstanceTables } from './tables.ts';
