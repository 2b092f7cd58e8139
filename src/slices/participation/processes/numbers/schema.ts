import { slugOf } from '../../../../kernel/ids.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { failed, type FormState, type Problem } from '../../../../kernel/problem.ts';
import { parseForm, type RawForm } from '../../../../platform/web/forms.ts';
import { localizedFrom } from '../../rules.ts';
import type { PhaseNumber } from '../queries.ts';
import { rowField } from './rules.ts';
import { readValue } from '../rules.ts';
import { NumberRow } from '../schema.ts';

export type ReadRows = { readonly ok: true; readonly numbers: readonly PhaseNumber[] } | { readonly ok: false; readonly form: FormState };

/**
 * Numbers as the office typed them in rows. A row without a label and a value is none; the same label in two rows says that
 * sources disagree. A label known before keeps its quantity and its translations.
 */
export function readRows(raw: RawForm, rows: number, before: readonly PhaseNumber[]): ReadRows {
  const numbers: PhaseNumber[] = [];
  const problems: Problem[] = [];
  for (let row = 0; row < rows; row += 1) {
    const read = readRow(raw, row, before);
    problems.push(...read.problems);
    if (read.number !== null) numbers.push(read.number);
  }
  return problems.length === 0 ? { ok: true, numbers } : { ok: false, form: { values: raw.values, problems } };
}

function readRow(raw: RawForm, row: number, before: readonly PhaseNumber[]): { number: PhaseNumber | null; problems: readonly Problem[] } {
  const prefix = rowField(row, '');
  const own = Object.fromEntries(Object.entries(raw.values).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])));
  const parsed = parseForm(NumberRow, { values: own, files: {} });
  if (!parsed.ok) return { number: null, problems: parsed.form.problems.map((p) => ({ ...p, field: rowField(row, p.field ?? 'label') })) };
  const { label, value: typed, unit, qualifier, source } = parsed.value;
  if (label === '' && typed === null) return { number: null, problems: [] };
  const value = typed === null ? null : readValue(typed);
  const missing = label === '' ? failed('required', rowField(row, 'label')) : value === null ? failed(typed === null ? 'required' : 'not_a_number', rowField(row, 'value')) : null;
  if (missing !== null || value === null) return { number: null, problems: missing?.problems ?? [] };
  const known = before.find((n) => sourceText(n.label) === label) ?? null;
  return { number: { quantity: known?.quantity ?? slugOf(label), label: localizedFrom(known?.label ?? null, parsed.value, 'label'), value, unit: unit ?? '', qualifier: qualifier ?? 'exact', source: source ?? '' }, problems: [] };
}
