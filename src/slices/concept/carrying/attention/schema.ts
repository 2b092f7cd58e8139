import { z } from 'zod';
import { byLanguage } from '../../../../kernel/localized.ts';
import { field } from '../../../../platform/web/forms.ts';
import { filter } from '../../../../platform/web/site.ts';
import { STATES } from '../../measures/rules.ts';
import { hrefs } from '../../urls.ts';
import { CONCERNS } from '../rules.ts';
import type { AttentionLine } from './queries.ts';

const day = z.string().describe('YYYY-MM-DD');

/** A measure that needs attention, for those who carry out. Units, never people. */
export const AttentionItem = z.object({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  title: z.record(z.string(), z.string()).describe('Text by language'),
  state: z.enum(STATES),
  department: z.string().nullable().describe('Slug of the department'),
  concerns: z.array(z.enum(CONCERNS)),
  due: day.nullable().describe('Earliest date that is over'),
  lastWord: day,
});
export type AttentionItem = z.infer<typeof AttentionItem>;

export function attentionItem(line: AttentionLine, department: (id: string) => string | null, absolute: (path: string) => string): AttentionItem {
  return { id: line.id, slug: line.key, url: absolute(hrefs.measure(line.key)), title: byLanguage(line.title), state: line.state, department: line.departmentId === null ? null : department(line.departmentId), concerns: [...line.concerns], due: line.due, lastWord: line.lastWord };
}

export const AttentionFilters = {
  concern: filter(z.enum(CONCERNS)),
  department: filter(z.string().regex(/^[a-z0-9-]{1,120}$/)),
};

export const CarryingForm = z.object({
  costs: field.choice(['off', 'internal', 'public']),
  watch: field.checkbox(),
});
