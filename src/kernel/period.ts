/** How many days something is kept: the usual number, and where the operator may set another one. */
export interface Period {
  readonly days: number;
  /** The name under which the operator's settings hold another number, and its limits; without it the period is fixed. */
  readonly setting?: { readonly key: string; readonly least: number; readonly most: number };
}

/** Days in force: what the operator set, within the limits, else the usual number. */
export function daysIn({ days, setting }: Period, settings: Readonly<Record<string, string>>): number {
  const set = setting === undefined ? '' : (settings[setting.key] ?? '');
  return setting === undefined || !/^\d{1,4}$/.test(set) ? days : Math.min(setting.most, Math.max(setting.least, Number(set)));
}
