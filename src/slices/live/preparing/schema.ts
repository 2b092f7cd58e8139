import { z } from 'zod';
import { localized, reworded, type Localized } from '../../../kernel/localized.ts';
import { cleanLine } from '../../../kernel/text.ts';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, needsSource, optionalLocalizedLine, optionalLocalizedText, TRANSLATIONS } from '../../../platform/web/wording.ts';
import type { RoomInput } from '../commands.ts';
import type { Option, Poll, Room } from '../queries.ts';
import { MAX_QUESTION, MAX_TEAMS, POLL_KINDS } from '../rules.ts';
import { slugFrom, textFrom, withTranslation } from '../schema.ts';
import type { PollInput } from './commands.ts';

export const RoomForm = z.object({
  ...localizedLine('title', 160),
  ...optionalLocalizedText('note', 1_000),
  slug: field.optionalLine(80),
  process: field.optionalId(),
  heldOn: field.day(),
  closesOn: field.optionalDay(),
  asking: field.checkbox(),
  moderated: field.checkbox(),
  teams: field.optionalText(1_000),
  copyOf: field.optionalId(),
  event: field.optionalId(),
}).superRefine(needsSource('note'));
export type RoomValues = z.infer<typeof RoomForm>;

export const RevisionForm = z.object({ revision: field.int(1, 1_000_000) });
export const SureForm = z.object({ sure: field.checkbox() });

const MAX_LINES = 6_000;

export const PollForm = z.object({
  kind: field.choice(POLL_KINDS),
  ...localizedLine('question', MAX_QUESTION),
  ...optionalLocalizedLine('low', 60),
  ...optionalLocalizedLine('high', 60),
  options: field.optionalText(MAX_LINES),
  ...Object.fromEntries(TRANSLATIONS.map((lang) => [`options_${lang}`, field.optionalText(MAX_LINES)])),
  shownLive: field.checkbox(),
  maxChoices: field.int(1, 40),
  dotsPerVoter: field.int(1, 50),
  maxPerOption: field.int(1, 50),
  scaleFrom: field.int(0, 1),
  scaleTo: field.int(2, 10),
}).superRefine(needsSource('low', 'high'));
export type PollValues = z.infer<typeof PollForm>;

export const RunForm = z.object({ do: field.choice(['step', 'last', 'questions', 'join', 'open', 'close', 'show']), number: field.optionalInt(1, 100_000), from: field.optionalLine(20) });

const linesOf = (text: unknown): string[] => (typeof text === 'string' ? text.split('\n').map(cleanLine) : []);

export const teamsFrom = (text: string | null): string[] => [...new Set(linesOf(text).filter((line) => line !== ''))].slice(0, MAX_TEAMS).map((team) => team.slice(0, 40));

/** A form as settings. Without an address one is made of the title. */
export function roomFrom(values: RoomValues, before: Room | null): RoomInput {
  const typed = values as RoomValues & Record<string, unknown>;
  const title = textFrom(before?.title ?? null, typed, 'title') as Localized;
  return {
    slug: slugFrom(values.slug, before?.slug ?? null, title.texts['de']?.text ?? ''), title, note: textFrom(before?.note ?? null, typed, 'note'), processId: values.process, heldOn: values.heldOn, closesOn: values.closesOn, asking: values.asking,
    moderated: values.moderated, teams: teamsFrom(values.teams),
  };
}

/** One line an option; in the other languages the line at the same place translates it. A star in front marks the right answer of a quiz. */
export function optionsFrom(values: Readonly<Record<string, unknown>>, before: readonly Option[]): { title: Localized; correct: boolean }[] {
  const german = linesOf(values['options']);
  return german.flatMap((line, i) => {
    const correct = line.startsWith('*');
    const text = correct ? line.slice(1).trim() : line;
    if (text === '') return [];
    const known = before.find((o) => o.title.texts['de']?.text === text)?.title ?? before[i]?.title;
    const source = known === undefined ? localized(text) : reworded(known, text);
    return [{ correct, title: TRANSLATIONS.reduce<Localized>((value, lang) => withTranslation(value, lang, linesOf(values[`options_${lang}`])[i] || null), source) }];
  });
}

export function pollFrom(values: PollValues, before: Poll | null): PollInput {
  const typed = values as PollValues & Record<string, unknown>;
  return {
    kind: values.kind, question: textFrom(before?.question ?? null, typed, 'question') as Localized, shownLive: values.shownLive, maxChoices: values.maxChoices, dotsPerVoter: values.dotsPerVoter, maxPerOption: values.maxPerOption,
    scaleFrom: values.scaleFrom, scaleTo: values.scaleTo, scaleLow: textFrom(before?.scaleLow ?? null, typed, 'low'), scaleHigh: textFrom(before?.scaleHigh ?? null, typed, 'high'), options: optionsFrom(typed, before?.options ?? []),
  };
}

/** Options as they are typed: a line each, the right one with a star. */
export const linesIn = (options: readonly Option[], lang: string): string => options.map((o) => `${lang === 'de' && o.correct ? '* ' : ''}${o.title.texts[lang]?.text ?? ''}`).join('\n').trimEnd();
