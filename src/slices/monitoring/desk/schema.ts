import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText } from '../../../platform/web/wording.ts';
import { DIRECTIONS, PERIODICITIES } from '../schema.ts';

/** What the office says of a number that it types; without it, the number as it is typed says it. */
export const SAID = ['exact', 'provisional', 'about', 'more_than'] as const;

export const ValueForm = z.object({
  territory: field.line(12),
  period: field.line(20),
  groups: field.optionalLine(300),
  value: field.line(40),
  said: field.optionalChoice(SAID),
  method: field.optionalLine(120),
  source: field.line(300),
  accessed: field.optionalDay(),
});

export const IndicatorForm = z.object({
  revision: field.int(0, 1_000_000_000),
  ...localizedLine('name', 160),
  ...localizedText('definition', 1_000),
  direction: field.choice(DIRECTIONS),
  periodicity: field.choice(PERIODICITIES),
  source: field.optionalLine(200),
  licence: field.optionalLine(200),
  comparison: field.optionalLine(300),
  target: field.optionalLine(30),
  target_on: field.optionalDay(),
  hide_below: field.int(0, 100),
});
