import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText, optionalLocalizedLine } from '../../../platform/web/wording.ts';
import { byLanguageItem, revision } from '../schema.ts';
import { bodyHref, callHref } from '../urls.ts';
import type { Call, CallQuestion } from './queries.ts';
import { timeOf } from './rules.ts';

export type CallState = 'round' | 'meeting' | 'decided';
export type ApplicationState = 'received' | 'chosen' | 'accepted' | 'declined';
export const VIEWS = ['yes', 'maybe', 'no'] as const;
export type View = (typeof VIEWS)[number];

export const CallItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  title: byLanguageItem,
  text: byLanguageItem,
  body: z.url(),
  bodyName: byLanguageItem,
  seats: z.number().int(),
  opensOn: z.iso.date(),
  closesOn: z.iso.date(),
  time: z.enum(['not_yet', 'open', 'closed']),
  invented: z.boolean(),
});
export const CallDetail = CallItem.extend({ questions: z.array(z.object({ text: byLanguageItem, needed: z.boolean() })) });

/** A call as data. */
export function callItem(call: Call, today: string, absolute: (path: string) => string): z.infer<typeof CallItem> {
  const { id, slug, seats, opensOn, closesOn, invented } = call;
  return { id, slug, url: absolute(callHref(slug)), title: byLanguage(call.title), text: byLanguage(call.text), body: absolute(bodyHref(call.bodySlug)), bodyName: byLanguage(call.bodyName), seats, opensOn, closesOn, time: timeOf(call, today), invented };
}

/** A call with what it asks. */
export const callDetail = (call: Call, questions: readonly CallQuestion[], today: string, absolute: (path: string) => string): z.infer<typeof CallDetail> => ({ ...callItem(call, today, absolute), questions: questions.map((q) => ({ text: byLanguage(q.text), needed: q.needed })) });

const german = (value: Readonly<Record<string, string>>) => value['de'] ?? Object.values(value)[0] ?? '';
export const callCsv = ({ title, text, bodyName, ...item }: z.infer<typeof CallItem>) => ({ ...item, title: german(title), text: german(text), bodyName: german(bodyName) });

export const CallForm = z
  .object({ ...localizedLine('title', 200), ...localizedText('text', 10_000), body: field.id(), seats: field.int(1, 200), opensOn: field.day(), closesOn: field.day(), revision })
  .superRefine((value, context) => { if (value.closesOn < value.opensOn) context.addIssue({ code: 'custom', path: ['closesOn'], params: { problem: 'date_order' } }); });
/** One question of a call, in fields `q1_text` … */
export const QuestionRow = z.object({ ...optionalLocalizedLine('text', 300), needed: field.checkbox() });

export const ApplyForm = z.object({ name: field.line(120), email: field.optionalEmail(), phone: field.optionalLine(60), needs: field.optionalText(1_000), token: field.optionalLine(60) });
export const AnswerText = field.optionalText(3_000);
export const SureForm = z.object({ sure: field.checkbox() });
export const ViewForm = z.object({ says: field.choice(VIEWS) });
export const MeetingForm = z.object({ chosen: field.many(z.coerce.number().int().min(1).max(1_000_000)), sure: field.checkbox() });
export const DecideForm = z.object({ state: field.choice(['accepted', 'declined']), reason: field.text(2_000, 3), revision: field.int(1, 1_000_000_000) });
