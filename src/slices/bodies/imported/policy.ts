import { refuse } from '../../../kernel/problem.ts';

/** What another system is in charge of is changed there, and by nobody here. */
export function ours<T extends { readonly taken: boolean }>(entry: T): T {
  if (entry.taken) refuse('kept_elsewhere');
  return entry;
}
