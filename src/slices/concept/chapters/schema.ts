import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText, needsSource, optionalLocalizedLine, optionalLocalizedText } from '../../../platform/web/wording.ts';
import { LEVELS } from '../measures/rules.ts';
import { PLACES } from './rules.ts';

const revision = () => field.line(64);
const position = () => field.optionalInt(1, 1_000);

export const ChapterForm = z.object({ revision: revision(), ...localizedLine('title', 200), ...localizedText('body', 20_000), place: field.choice(PLACES), position: position() });
/** A figure's row; without a name it is none. */
export const FigureRow = z
  .object({
    ...optionalLocalizedLine('label', 200),
    value: field.optionalLine(30),
    ...optionalLocalizedLine('unit', 40),
    source: field.optionalLine(300),
  })
  .superRefine(needsSource('label', 'unit'))
  .superRefine((row, context) => {
    if (row['label'] === null) return;
    if (row.value === null) context.addIssue({ code: 'custom', path: ['value'], params: { problem: 'required' } });
    else if (readNumber(row.value) === null) context.addIssue({ code: 'custom', path: ['value'], params: { problem: 'not_a_number' } });
    if (row.source === null) context.addIssue({ code: 'custom', path: ['source'], params: { problem: 'required' } });
  });

/** A number as Germans write it (`1.234,5`) or with a point (`1234.5`); null when it is none. */
export function readNumber(typed: string): number | null {
  const text = typed.replaceAll(/[\s\u00A0\u202F]/gu, '');
  const german = /^-?\d{1,3}(\.\d{3})+(,\d+)?$|^-?\d+(,\d+)?$/.test(text);
  const plain = german ? text.replaceAll('.', '').replace(',', '.') : text;
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

export const PointForm = z.object({ revision: revision(), ...localizedLine('title', 300), ...optionalLocalizedText('text', 5_000), levels: field.many(z.enum(LEVELS)), position: position() }).superRefine(needsSource('text'));
export const TermForm = z.object({ revision: revision(), ...localizedLine('term', 120), synonyms: field.optionalLine(500), ...localizedText('definition', 3_000) });
