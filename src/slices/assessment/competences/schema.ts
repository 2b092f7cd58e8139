import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText, needsSource, optionalLocalizedLine } from '../../../platform/web/wording.ts';
import { LEVELS } from '../rules.ts';
import { hrefs } from '../urls.ts';
import type { Area } from './queries.ts';

const byLanguageText = z.record(z.string(), z.string()).describe('Text by language');

export const AreaItem = z.object({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  title: byLanguageText,
  text: byLanguageText,
  competences: z.array(z.object({ level: z.enum(LEVELS), body: z.string(), task: byLanguageText, law: z.string().nullable() })),
  source: z.string().nullable(),
});
export type AreaItem = z.infer<typeof AreaItem>;

export const areaItem = (a: Area, absolute: (path: string) => string): AreaItem => ({
  id: a.id, slug: a.slug, url: absolute(hrefs.competence(a.slug)), title: byLanguage(a.title), text: byLanguage(a.text), source: a.source, competences: a.competences.map((c) => ({ level: c.level, body: c.body, task: byLanguage(c.task), law: c.law })),
});

export function areaCsv({ title, text, competences }: AreaItem): Readonly<Record<string, CsvValue>> {
  const german = (value: Record<string, string>): string => value['de'] ?? Object.values(value)[0] ?? '';
  return { title: german(title), text: german(text), competences: competences.map((c) => `${c.level}: ${c.body} (${german(c.task)}${c.law === null ? '' : `, ${c.law}`})`).join('; ') };
}

/** Rows of the form; empty ones do not count. */
export const ROWS = 8;
const rows = Array.from({ length: ROWS }, (_, i) => i);
const row = (i: number) => ({ [`level_${i}`]: field.optionalChoice(LEVELS), [`body_${i}`]: field.optionalLine(200), [`law_${i}`]: field.optionalLine(200), ...optionalLocalizedLine(`task_${i}`, 300) });

export const AreaForm = z
  .object({ revision: field.int(0, 1_000_000_000), ...localizedLine('title', 120), ...localizedText('text', 3_000, 10), source: field.optionalLine(300), ...(Object.assign({}, ...rows.map(row)) as Record<string, z.ZodType<string | null>>) })
  .superRefine(needsSource(...rows.map((i) => `task_${i}`)))
  .superRefine((values, context) => {
    const given = values as Readonly<Record<string, unknown>>;
    for (const i of rows) {
      const parts = ['level', 'body', 'task'].map((name) => `${name}_${i}`);
      if (parts.some((name) => given[name] != null)) for (const name of parts.filter((n) => given[n] == null)) context.addIssue({ code: 'custom', path: [name], params: { problem: 'required' } });
    }
  });
export const RemoveForm = z.object({ sure: field.checkbox() });
