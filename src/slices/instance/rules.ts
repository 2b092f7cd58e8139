/** Parts an office can switch off: then they have no menu, page, mail or right. What every instance needs is not in the list. */
export const MODULES = ['participation', 'ballots', 'assessment', 'concept', 'reports'] as const;
export type Module = (typeof MODULES)[number];

export function modulesOn(off: readonly string[]): ReadonlySet<string> {
  return new Set(MODULES.filter((m) => !off.includes(m)));
}
