import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText } from '../schema.ts';

/** `draft` is the office's; what follows `published` is set by the slices that weigh, assess and decide. */
export const RECOMMENDATION_STATES = ['draft', 'published', 'weighted', 'in_assessment', 'adopted', 'merged', 'in_revision', 'forwarded', 'declined'] as const;
export type RecommendationState = (typeof RECOMMENDATION_STATES)[number];
export type PublicState = Exclude<RecommendationState, 'draft'>;

const byLanguage = z.record(z.string(), z.string()).describe('Texts by language (BCP 47)');

export const RecommendationItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  number: z.number().int(),
  process: z.string(),
  field: byLanguage,
  title: byLanguage,
  text: byLanguage,
  prospect: byLanguage.describe('Why it can be carried out on this level'),
  state: z.enum(RECOMMENDATION_STATES).exclude(['draft']),
  publishedOn: z.string(),
  decision: z.object({ reason: byLanguage, decidedOn: z.string(), url: z.url(), forwardedTo: z.string().nullable(), forwardedOn: z.string().nullable(), repliedOn: z.string().nullable(), reply: byLanguage.nullable() }).nullable().describe('What was decided and why; null while nothing is'),
  source: z.string(),
  submissions: z.array(z.string()).describe('Slugs of the public submissions it came from, those merged into them included'),
  submissionsNotPublic: z.number().int().describe('How many more it came from that are not public'),
  forums: z.array(z.string()).describe('Slugs of the forums it came from'),
});

export const RecommendationForm = z.object({
  ...localizedLine('field', 120),
  ...localizedLine('title', 160),
  ...localizedText('text', 5_000, 0),
  ...localizedText('prospect', 2_000),
  source: field.optionalLine(500),
});
export const EditRecommendationForm = RecommendationForm.extend({ revision: field.int(1, 1_000_000) });
export const PublishRecommendationForm = z.object({ sure: field.checkbox(), revision: field.int(1, 1_000_000) });
