/** The name of a row's field, e.g. `n0_label`. */
export const rowField = (row: number, name: string): string => `n${row}_${name}`;
