import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { USUAL } from '../moderation/reasons/rules.ts';

export const CHANNELS = ['online', 'paper', 'email', 'phone', 'interview', 'forum', 'survey'] as const;
export type Channel = (typeof CHANNELS)[number];
/** How the office takes contributions in by hand. */
export const TYPED_CHANNELS = ['paper', 'phone', 'email', 'interview', 'forum'] as const;
/** `accepted`: appears together with others; `routed`: was no contribution. */
export const STATES = ['received', 'accepted', 'published', 'withheld', 'withdrawn', 'routed'] as const;
export type SubmissionState = (typeof STATES)[number];

/** Languages of contributions that are offered by name; a program may send any well-formed tag. */
export const CONTENT_LANGUAGES = [
  'de', 'de-simple', 'ak', 'am', 'ar', 'az', 'bg', 'bn', 'bs', 'ckb', 'cs', 'el', 'en', 'es', 'fa', 'ff', 'fr', 'ha', 'he', 'hi', 'hr', 'hu', 'hy', 'id', 'it', 'ja', 'ka', 'kk', 'kmr', 'ko', 'ln', 'lt', 'lv', 'mk', 'mn', 'my', 'ne', 'nl', 'om',
  'pa', 'pl', 'prs', 'ps', 'pt', 'ro', 'rom', 'ru', 'si', 'sk', 'sl', 'so', 'sq', 'sr', 'sw', 'ta', 'th', 'ti', 'tl', 'tr', 'uk', 'ur', 'uz', 'vi', 'wo', 'yo', 'zh',
] as const;
/** Any other language: whoever translates finds out which. */
export const OTHER_LANGUAGE = 'und';

const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/i;
export const MAX_TEXT = 5_000;

const language = field.line(35, 2).superRefine((value, context) => {
  if (value !== '' && !LANGUAGE_TAG.test(value)) context.addIssue({ code: 'custom', params: { problem: 'invalid_choice' } });
});

const content = {
  text: field.text(MAX_TEXT, 3),
  topic: field.optionalId(),
  municipality: field.optionalLine(14),
  language,
  /** Set by the person after the form asked about something that looks like a number or address. */
  checked: field.checkbox(),
};

/** The public form. An address is read only where an answer by mail was asked for. */
export const SubmitForm = z.object({
  ...content,
  draft: field.optionalLine(20),
  helped: field.checkbox(),
  answer: field.checkbox(),
  email: field.optionalEmail(),
  name: field.optionalLine(120),
  token: field.optionalLine(36),
  again: field.checkbox(),
});

/** The same where somebody spoke: there may be nothing written. */
export const SpokenForm = SubmitForm.extend({ text: field.text(MAX_TEXT, 0) });

/** What is put aside of a form that was not finished. */
export const DraftForm = z.object({ text: content.text, topic: content.topic, municipality: content.municipality, language, draft: field.optionalLine(20) });

/** A paper card, a call, a mail: typed in by the office. */
export const CardForm = z.object({
  ...content,
  channel: field.choice(TYPED_CHANNELS),
  receivedOn: field.day(),
  helped: field.checkbox(),
  answer: field.checkbox(),
  email: field.optionalEmail(),
  name: field.optionalLine(120),
  token: field.optionalLine(36),
});

/** A correction by the author. */
export const CorrectForm = z.object({ ...content, revision: field.int(1, 1_000_000) });

export const WithdrawForm = z.object({ sure: field.checkbox(), revision: field.int(1, 1_000_000) });
export const PublishForm = z.object({ text: field.text(MAX_TEXT, 1), seen: field.many(field.id()), revision: field.int(1, 1_000_000) });
export const WithholdForm = z.object({ usual: field.optionalChoice(USUAL), reason: field.optionalText(1_000), revision: field.int(1, 1_000_000) });
export const SortForm = z.object({ topic: field.optionalId(), municipality: field.optionalLine(14), language, revision: field.int(1, 1_000_000) });
export const MergeForm = z.object({ into: field.id() });

export const SubmissionItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  number: z.number().int().describe('Public number within the process'),
  process: z.string().describe('Slug of the process'),
  text: z.string(),
  language: z.string().describe('BCP 47 tag of the text'),
  topic: z.object({ id: z.uuid(), name: z.record(z.string(), z.string()) }).nullable(),
  municipality: z.string().nullable().describe('Official key (AGS)'),
  channel: z.enum(CHANNELS),
  state: z.enum(['published', 'considered']),
  concernsToo: z.number().int().nullable().describe('How many devices said “this concerns me too”; no vote, no identified people. Null where the process does not ask'),
  redacted: z.boolean().describe('The office took passages out'),
  receivedOn: z.string(),
  mergedInto: z.string().nullable().describe('Slug of the submission it was merged into'),
  recommendations: z.array(z.string()).describe('Slugs of the recommendations it led to'),
  attachments: z.array(z.object({ url: z.url(), mediaType: z.string(), caption: z.string() })),
  group: z.object({ name: z.string().nullable(), people: z.number().int().nullable() }).nullable().describe('On whose behalf; the name only where the group wants it public'),
  outsideCompetence: z.object({ level: z.string(), body: z.string(), forwardedOn: z.string().nullable(), repliedOn: z.string().nullable() }).nullable().describe('Who is competent where this office is not'),
});
