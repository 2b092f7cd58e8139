import type { Day } from '../../../kernel/dates.ts';
import type { Outcome, StepResult } from '../schema.ts';

/** The first of these whose words stand in a result is what it means: what is said of a whole ("geändert beschlossen") before its parts. */
const RESULTS: readonly (readonly [RegExp, StepResult])[] = [
  [/kenntnis|zur information|berichtet/i, 'noted'],
  [/zurückgestellt|vertagt|verwiesen|abgesetzt|zurückgezogen|nicht behandelt|vertagung/i, 'postponed'],
  [/abgelehnt|nicht beschlossen|nicht empfohlen|ablehnung/i, 'rejected'],
  [/(?<!un)geändert|mit änderung|abweichend/i, 'changed'],
  [/beschlossen|zugestimmt|angenommen|empfohlen|zustimmung|beschluss gefasst/i, 'agreed'],
];

/** What a council information system's own words for a result ("ungeändert beschlossen", "zurückgestellt") mean here; null where they are not known. */
export const resultSaid = (text: string): StepResult | null => RESULTS.find(([words]) => words.test(text))?.[1] ?? null;

/** How it was voted, as far as the words say. */
export const outcomeSaid = (text: string): Outcome => (/einstimmig/i.test(text) ? 'unanimous' : /mehrheit/i.test(text) ? 'majority' : 'unknown');

/** The day from which something taken counts as public: the earliest that is named, never one to come. */
export const publicSince = (today: Day, ...days: readonly (Day | null)[]): Day => days.reduce<Day>((first, day) => (day !== null && day < first ? day : first), today);
