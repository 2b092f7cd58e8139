import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, needsSource, optionalLocalizedLine, optionalLocalizedText } from '../../../platform/web/wording.ts';
import { OUTCOMES } from '../editions/rules.ts';
import { STATES } from '../measures/rules.ts';

/** Codes are part of addresses and keys. */
const code = () => field.line(40).superRefine((value, context) => {
  if (value !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) context.addIssue({ code: 'custom', params: { problem: 'invalid_characters' } });
});

const about = { ...localizedLine('title', 200), ...optionalLocalizedText('summary', 2_000), source: field.optionalLine(500) };
export const ConceptForm = z.object(about).superRefine(needsSource('summary'));

export const AboutForm = z
  .object({
    ...about,
    revision: field.int(1, 1_000_000_000),
    ...optionalLocalizedText('note', 2_000),
    printedTotal: field.optionalInt(0, 1_000_000),
    ...optionalLocalizedText('printedTotalNote', 1_000),
  })
  .superRefine(needsSource('summary', 'note', 'printedTotalNote'));

export const FieldForm = z
  .object({
    revision: field.line(64),
    code: code(),
    ...localizedLine('title', 200),
    ...optionalLocalizedText('vision', 5_000),
    position: field.optionalInt(1, 1_000),
  })
  .superRefine(needsSource('vision'));
export const GoalRow = z.object({ id: field.optionalId(), ...optionalLocalizedLine('text', 300) }).superRefine(needsSource('text'));
export const TextRow = z.object({ id: field.optionalId(), ...optionalLocalizedText('text', 5_000) }).superRefine(needsSource('text'));

export const EntryForm = z.object({
  revision: field.line(64),
  /** Id of the field, or with a goal `<field id>/<goal id>`: one choice, so that a goal of another field cannot be picked. */
  place: field.line(80).superRefine((value, context) => {
    if (value !== '' && !/^[0-9a-f-]{36}(\/[0-9a-f-]{36})?$/.test(value)) context.addIssue({ code: 'custom', params: { problem: 'invalid_choice' } });
  }),
  number: field.optionalInt(1, 100_000),
  ...localizedLine('wording', 300),
  selected: field.checkbox(),
  state: field.optionalChoice(STATES),
});

export const AdoptForm = z.object({
  revision: field.int(1, 1_000_000_000),
  body: field.line(200),
  date: field.day(),
  paper: field.optionalLine(100),
  outcome: field.choice(OUTCOMES),
  ayes: field.optionalInt(0, 10_000),
  noes: field.optionalInt(0, 10_000),
  abstentions: field.optionalInt(0, 10_000),
  note: field.optionalText(2_000),
  slug: code(),
  steps: field.optionalText(4_000),
  confirm: field.checkbox(),
});
