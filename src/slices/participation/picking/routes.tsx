import { isId } from '../../../kernel/ids.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { RawForm } from '../../../platform/web/forms.ts';
import type { PickerProps } from './pages/picker.tsx';
import { candidates } from './queries.ts';

const listOf = (value: string | readonly string[] | undefined): readonly string[] => (value === undefined ? [] : typeof value === 'string' ? [value] : value);
const one = (value: string | readonly string[] | undefined): string => listOf(value)[0] ?? '';

/** What a form with a {@link Picker} offers next, and its values with numbers turned into ticks. */
export async function pick(c: Ctx, processId: string, raw: RawForm, about: readonly string[]): Promise<{ picker: PickerProps; values: RawForm['values']; ids: readonly string[] }> {
  const text = about.map((name) => one(raw.values[name])).join('\n').trim().slice(0, 5_000);
  const asked = { processId, chosen: listOf(raw.values['submissions']).filter(isId), numbers: one(raw.values['numbers']), q: one(raw.values['q']).trim().slice(0, 200), about: text };
  const offered = await candidates(c.get('db'), asked);
  const ids = offered.chosen.map((s) => s.id);
  return { picker: { ...offered, about: text }, values: { ...raw.values, submissions: ids, numbers: '' }, ids };
}

/** The same for a form that was not sent yet. */
export async function picked(c: Ctx, processId: string, chosen: readonly string[], about: string): Promise<PickerProps> {
  return { ...(await candidates(c.get('db'), { processId, chosen, numbers: '', q: '', about })), about };
}

export const isLook = (raw: RawForm): boolean => raw.values['step'] === 'look';
