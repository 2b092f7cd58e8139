import type { Choices } from '../files/rules.ts';
import type { Unit } from '../schema.ts';
import type { KeptChoices } from './schema.ts';

/** What was chosen on the page, as files are read by it. */
export function choicesOf({ area, areaName, period, value, groups, allGroups, measure, decimal }: KeptChoices, unit: Unit): Choices {
  return {
    unit,
    ...(area === null ? {} : { area }), ...(areaName === null ? {} : { areaName }), ...(period === null ? {} : { period }), ...(value === null ? {} : { value }),
    ...(measure === null ? {} : { measure }), ...(decimal === null ? {} : { decimal }), ...(allGroups ? {} : { groups }),
  };
}

/** The part of a form that is kept for the next file. */
export const keptOf = ({ area, areaName, period, value, groups, allGroups, measure, decimal }: KeptChoices): KeptChoices => ({ area, areaName, period, value, groups, allGroups, measure, decimal });

/** Kept choices as a form has them. */
export const formValues = ({ groups, allGroups, ...columns }: KeptChoices): Record<string, string | readonly string[]> => ({
  ...Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, value ?? ''])), groups, allGroups: allGroups ? 'on' : '',
});

/** Nothing chosen: the headings decide. */
export const NOTHING: KeptChoices = { area: null, areaName: null, period: null, value: null, groups: [], allGroups: true, measure: null, decimal: null };
