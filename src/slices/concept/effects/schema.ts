import { z } from 'zod';
import { byLanguage, type Localized } from '../../../kernel/localized.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText } from '../../../platform/web/wording.ts';
import { LEVELS, type Level } from '../measures/rules.ts';
import { hrefs } from './urls.ts';

/** Numbers as people write them: `3, 17 und 20`. */
const numbers = () => field.optionalLine(200).transform((text, context) => {
  const parts = (text ?? '').split(/[\s,;]+|und|and/i).filter((p) => p !== '');
  if (parts.some((p) => !/^\d{1,6}$/.test(p)) || parts.length > 100) context.addIssue({ code: 'custom', params: { problem: 'not_a_number' } });
  return parts.map(Number);
});

export const EffectForm = z
  .object({
    revision: field.optionalInt(1, 1_000_000_000),
    ...localizedLine('title', 200),
    ...localizedText('text', 5_000),
    happenedOn: field.day(),
    level: field.choice(LEVELS),
    source: field.line(500),
    url: field.optionalLine(1_000),
    keep: field.many(field.id()),
    process: field.optionalId(),
    submissions: numbers(),
    recommendations: numbers(),
  })
  .superRefine((v, c) => {
    const wrong = (path: string, problem: string) => c.addIssue({ code: 'custom', path: [path], params: { problem } });
    if (v.url !== null && !/^https?:\/\/[^\s/]+\.[^\s]+$/.test(v.url)) wrong('url', 'invalid_url');
    if (v.process === null && v.submissions.length + v.recommendations.length > 0) wrong('process', 'required');
    if (v.keep.length + v.submissions.length + v.recommendations.length === 0) wrong('submissions', 'required');
  });

export interface Demand {
  readonly id: string;
  readonly kind: 'submission' | 'recommendation';
  readonly title: Localized;
  readonly href: string;
  readonly visible: boolean;
}
export interface Effect {
  readonly id: string;
  readonly number: number;
  readonly title: Localized;
  readonly text: Localized;
  readonly happenedOn: string;
  readonly level: Level;
  readonly source: string;
  readonly url: string | null;
  readonly version: number;
  readonly demands: readonly Demand[];
}

const text = z.record(z.string(), z.string()).describe('Text by language');

/** What met a demand elsewhere, as public data. */
export const EffectItem = z.object({
  id: z.string(), slug: z.string(), url: z.string(), number: z.number().int(), title: text, text, happenedOn: z.string(), level: z.enum(LEVELS), source: z.string(), sourceUrl: z.string().nullable(),
  demands: z.array(z.object({ kind: z.enum(['submission', 'recommendation']), title: text, url: z.string() })),
});
type EffectData = z.infer<typeof EffectItem>;

export const effectItem = (e: Effect, absolute: (path: string) => string): EffectData => ({
  id: e.id, slug: String(e.number), url: absolute(hrefs.one(e.number)), number: e.number, title: byLanguage(e.title), text: byLanguage(e.text), happenedOn: e.happenedOn, level: e.level, source: e.source, sourceUrl: e.url,
  demands: e.demands.filter((d) => d.visible).map((d) => ({ kind: d.kind, title: byLanguage(d.title), url: absolute(d.href) })),
});

const german = (said: Readonly<Record<string, string>>) => said['de'] ?? Object.values(said)[0];
export const effectCsv = (e: EffectData): Readonly<Record<string, CsvValue>> => ({
  number: e.number, title: german(e.title), text: german(e.text), happenedOn: e.happenedOn, level: e.level, source: e.source, sourceUrl: e.sourceUrl, demands: e.demands.map((d) => d.url).join('; '),
});
