import { failed, ok, type Problem, type Result } from '../../../kernel/problem.ts';
import type { SheetLine } from '../../../platform/sheets.ts';
import { problemsOf } from '../../../platform/web/forms.ts';
import { MAX_PARTIES, PartyLine } from './schema.ts';

/** Headings as offices write them. */
const HEADINGS: Readonly<Record<keyof PartyLine, readonly string[]>> = {
  institution: ['institution', 'einrichtung', 'organisation', 'name der einrichtung', 'verein'],
  kind: ['art', 'art der einrichtung', 'kind', 'typ', 'kategorie'],
  person: ['person', 'ansprechperson', 'name', 'kontakt', 'contact'],
  email: ['e-mail', 'email', 'mail', 'e-mail-adresse'],
  locale: ['sprache', 'language', 'locale'],
};

/** Languages of the register of contacts; where these pages do not speak one, the invitation is in German, as a letter would be. */
const LANGUAGES: Readonly<Record<string, PartyLine['locale']>> = {
  deutsch: 'de', german: 'de', englisch: 'en', english: 'en', arabisch: 'ar', arabic: 'ar', 'einfaches deutsch': 'de-simple', 'easy german': 'de-simple',
  ...Object.fromEntries(['fr', 'ru', 'tr', 'uk', 'fa', 'französisch', 'russisch', 'türkisch', 'ukrainisch', 'persisch', 'french', 'russian', 'turkish', 'ukrainian', 'persian'].map((name) => [name, 'de' as const])),
};

export interface ReadParty {
  readonly line: number;
  /** As it stands in the file. */
  readonly institution: string;
  readonly party: PartyLine | null;
  readonly problems: readonly Problem[];
}

/** A list of institutions: each line read, or what is wrong with it. */
export function readParties(lines: readonly SheetLine[]): Result<readonly ReadParty[]> {
  const [heading, ...rest] = lines;
  if (heading === undefined || rest.length === 0) return failed('required', 'file');
  if (rest.length > MAX_PARTIES) return failed('out_of_range', 'file', { max: MAX_PARTIES });
  const columns = new Map<keyof PartyLine, number>();
  heading.cells.forEach((cell, i) => {
    const known = (Object.keys(HEADINGS) as (keyof PartyLine)[]).find((key) => HEADINGS[key].includes(cell.trim().toLowerCase()));
    if (known !== undefined && !columns.has(known)) columns.set(known, i);
  });
  for (const needed of ['institution', 'kind'] as const) if (!columns.has(needed)) return failed('column_missing', 'file', { column: HEADINGS[needed][needed === 'kind' ? 0 : 1] ?? needed });
  return ok(rest.filter((l) => l.cells.some((cell) => cell.trim() !== '')).map((l) => readLine(l, columns)));
}

function readLine({ line, cells }: SheetLine, columns: ReadonlyMap<keyof PartyLine, number>): ReadParty {
  const cell = (key: keyof PartyLine): string => (cells[columns.get(key) ?? -1] ?? '').trim();
  const language = cell('locale').toLowerCase();
  const parsed = PartyLine.safeParse({ institution: cell('institution'), kind: cell('kind'), person: cell('person'), email: cell('email'), locale: LANGUAGES[language] ?? language });
  return { line, institution: cell('institution'), party: parsed.success ? parsed.data : null, problems: parsed.success ? [] : problemsOf(parsed.error) };
}
