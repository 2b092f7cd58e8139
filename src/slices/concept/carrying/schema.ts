import type { z } from 'zod';
import type { Problem } from '../../../kernel/problem.ts';
import { parseForm, type RawForm } from '../../../platform/web/forms.ts';

/** More rows than any form offers. */
const MAX_ROWS = 200;

/** The rows `<prefix>1_…`, as many as came, and what is wrong with them by the names of their fields. */
export function rowsIn<S extends z.ZodType>(raw: RawForm, prefix: string, schema: S): { readonly rows: readonly z.infer<S>[]; readonly problems: readonly Problem[] } {
  const rows: z.infer<S>[] = [];
  const problems: Problem[] = [];
  for (const [n, values] of numbered(raw, prefix)) {
    const parsed = parseForm(schema, { values, files: {} });
    if (parsed.ok) rows.push(parsed.value);
    else problems.push(...parsed.form.problems.map((p) => ({ ...p, field: `${prefix}${n}_${p.field ?? ''}` })));
  }
  return { rows, problems };
}

function numbered(raw: RawForm, prefix: string): readonly (readonly [number, RawForm['values']])[] {
  const found = new Map<number, Record<string, string | readonly string[]>>();
  for (const [name, value] of Object.entries(raw.values)) {
    if (!name.startsWith(prefix)) continue;
    const match = /^(\d{1,3})_(\w+)$/.exec(name.slice(prefix.length));
    const n = Number(match?.[1]);
    if (match === null || n < 1 || n > MAX_ROWS) continue;
    found.set(n, { ...found.get(n), [match[2] as string]: value });
  }
  return [...found].sort(([a], [b]) => a - b);
}
