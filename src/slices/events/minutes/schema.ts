import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText } from '../../../platform/web/wording.ts';

export const MARKS = ['consensus', 'dissent', 'support'] as const;
export type Mark = (typeof MARKS)[number];

/** Who can be in a room, by what they are there as. */
export const ROLES = ['residents', 'migrant_organisation', 'association', 'volunteers', 'administration', 'municipality', 'politics', 'education', 'work', 'health', 'press', 'other'] as const;
export type Role = (typeof ROLES)[number];

export const MOST_PEOPLE = 100_000;
export const MAX_STATEMENT = 1_000;

/** A line as it is typed in the room; signs in it say what the fields below it say. */
export const LineForm = z.object({
  line: field.line(MAX_STATEMENT),
  topic: field.optionalId(),
  mark: field.optionalChoice(MARKS),
  count: field.optionalInt(0, MOST_PEOPLE),
  once: field.id(),
});

export const StatementForm = z.object({
  ...localizedText('text', MAX_STATEMENT),
  topic: field.optionalId(),
  mark: field.optionalChoice(MARKS),
  count: field.optionalInt(0, MOST_PEOPLE),
  submissions: field.optionalLine(500),
  revision: field.int(1, 1_000_000),
});

export const TopicForm = z.object({ ...localizedLine('title', 200), revision: field.int(1, 1_000_000) });

/** `role_<x>` says how many, `was_<x>` what the page showed. */
export const PresenceForm = z.object(Object.fromEntries(ROLES.flatMap((role) => [[`role_${role}`, field.optionalInt(0, MOST_PEOPLE)], [`was_${role}`, field.optionalInt(0, MOST_PEOPLE)]])) as Record<string, ReturnType<typeof field.optionalInt>>);

export const CondenseForm = z.object({
  statements: field.many(z.uuid()),
  submissions: field.many(z.uuid()),
  ...localizedLine('title', 160),
  ...localizedLine('field', 120),
  ...localizedText('text', 5_000, 0),
  ...localizedText('prospect', 2_000),
});
