import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import { field } from '../../../platform/web/forms.ts';
import { filter } from '../../../platform/web/site.ts';
import { localizedLine, localizedText } from '../../../platform/web/wording.ts';
import { byLanguageItem, optionalUrl, PAPER_KINDS, RESULTS, revision, STEP_ROLES, voteFields, voteItem } from '../schema.ts';
import { annexHref, bodyHref, paperHref } from '../urls.ts';
import type { Annex, Paper, Step } from './queries.ts';

export const PaperFilters = { kind: filter(z.enum(PAPER_KINDS)), body: filter(z.string().max(80)) };

export const PaperItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  number: z.string().nullable(),
  kind: z.enum(PAPER_KINDS),
  kindSaid: z.string().describe('What the system in charge calls its kind; empty for our own'),
  title: byLanguageItem,
  dated: z.iso.date(),
  dispatchedOn: z.iso.date().nullable().describe('Day on which it was sent to the members and became public; of one kept elsewhere the earliest day that is named there'),
  department: z.string().nullable(),
  source: z.string(),
  invented: z.boolean(),
  taken: z.boolean().describe('Another system, named as the source, is in charge of it'),
  original: z.url().nullable().describe('Address at which people read the original there'),
  modifiedAt: z.iso.datetime(),
});

export const PaperDetail = PaperItem.extend({
  proposal: byLanguageItem,
  facts: byLanguageItem,
  financial: byLanguageItem,
  annexes: z.array(z.object({ title: byLanguageItem, text: byLanguageItem, href: z.url().nullable() })),
  sequence: z
    .array(z.object({ position: z.number().int(), body: z.url().nullable(), bodyName: byLanguageItem, day: z.iso.date(), public: z.boolean(), role: z.enum(STEP_ROLES), result: z.enum(RESULTS).nullable(), note: byLanguageItem, ...voteItem }))
    .describe('Bodies that deal with it, in order; of a step behind closed doors neither result nor vote'),
});

/** A paper as data. */
export function paperItem(p: Paper, department: string | null, absolute: (path: string) => string): z.infer<typeof PaperItem> {
  const { id, slug, number, kind, dated, dispatchedOn, source, invented, kindSaid, taken, originalUrl: original } = p;
  return { id, slug, url: absolute(paperHref(slug)), number, kind, kindSaid, title: byLanguage(p.title), dated, dispatchedOn, department, source, invented, taken, original, modifiedAt: p.modifiedAt.toISOString() };
}

/** A paper with its text, annexes and sequence. */
export const paperDetail = (p: Paper, department: string | null, annexes: readonly Annex[], steps: readonly Step[], absolute: (path: string) => string): z.infer<typeof PaperDetail> => ({
  ...paperItem(p, department, absolute),
  proposal: byLanguage(p.proposal),
  facts: byLanguage(p.facts),
  financial: byLanguage(p.financial),
  annexes: annexes.map((a) => ({ title: byLanguage(a.title), text: byLanguage(a.text), href: a.url ?? (a.file === null ? null : absolute(annexHref(p.slug, a.id))) })),
  sequence: steps.map((s, i) => ({
    position: i + 1, body: s.bodyPublic ? absolute(bodyHref(s.bodySlug)) : null, bodyName: byLanguage(s.bodyName), day: s.day, public: s.public, role: s.role, result: s.result, note: s.note === null ? {} : byLanguage(s.note),
    outcome: s.outcome, ayes: s.ayes, noes: s.noes, abstentions: s.abstentions,
  })),
});

export const paperCsv = ({ title, ...item }: z.infer<typeof PaperItem>) => ({ ...item, title: title['de'] ?? Object.values(title)[0] });

export const PaperForm = z.object({
  number: field.optionalLine(60),
  kind: field.choice(PAPER_KINDS),
  ...localizedLine('title', 300),
  dated: field.day(),
  department: field.optionalId(),
  ...localizedText('proposal', 20_000, 0),
  ...localizedText('facts', 50_000, 0),
  ...localizedText('financial', 10_000, 0),
  public: field.checkbox(),
  source: field.optionalLine(500),
  revision,
});

export const DispatchForm = z.object({ dispatchedOn: field.optionalDay(), revision: field.int(1, 1_000_000_000) });
export const AnnexForm = z.object({ ...localizedLine('title', 300), ...localizedText('text', 50_000, 0), url: optionalUrl(), drop: field.checkbox() });
/** Largest annex. */
export const ANNEX_MEGABYTES = 20;

export const StepForm = z.object({
  position: field.int(1, 100),
  body: field.id(),
  sitting: field.optionalId(),
  day: field.day(),
  public: field.checkbox(),
  role: field.choice(STEP_ROLES),
  result: field.optionalChoice(RESULTS),
  ...localizedText('note', 3_000, 0),
  ...voteFields,
});
