import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedText } from '../schema.ts';
import { MAX_TEXT } from '../submissions/schema.ts';
import { ownReason, type OtherLanguage } from './bundles/rules.ts';
import { USUAL } from './reasons/rules.ts';
import { LEVELS } from './referrals/rules.ts';
import { ROUTES } from './routing/rules.ts';

const revision = field.int(0, 1_000_000);
const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/i;
const language = field.line(35, 2).refine((v) => v === '' || TAG.test(v), { params: { problem: 'invalid_choice' } });
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export const RouteForm = z.object({ kind: field.choice(ROUTES), revision });

export const RouteChangeForm = z.object({
  steps: field.many(z.string().max(40)),
  handedTo: field.optionalLine(200),
  handedOn: field.optionalDay(),
  handedAt: field.optionalLine(5).refine((v) => v === null || TIME.test(v), { params: { problem: 'not_a_date' } }),
  consent: field.checkbox(),
  note: field.optionalText(4_000),
  closed: field.checkbox(),
  revision,
});

export const ReferralForm = z.object({
  level: field.choice(LEVELS),
  body: field.line(200, 2),
  ...localizedText('reason', 2_000, 10),
  letter: field.optionalText(10_000),
  forwardedOn: field.optionalDay(),
  reply: field.optionalText(10_000),
  replyOn: field.optionalDay(),
  replyPublic: field.checkbox(),
  revision,
});

export const MessageForm = z.object({ text: field.text(4_000, 2), language });

/** Beside a decision: the same in the author's language, also recorded. */
export const AlsoSaidForm = z.object({ own: field.optionalText(4_000), language: field.optionalLine(35).refine((v) => v === null || TAG.test(v), { params: { problem: 'invalid_choice' } }) });

export const TranslationForm = z.object({ text: field.text(MAX_TEXT * 2, 1), language, revision });

/** Decides about several that say the same at once. */
export const BundleForm = z.object({ ids: field.many(field.id()).refine((ids) => ids.length <= 200, { params: { problem: 'out_of_range' } }), decision: field.choice(['publish', 'withhold']), usual: field.optionalChoice(USUAL), reason: field.optionalText(1_000), join: field.checkbox() });

/** The reason once more in each language of those who wrote. */
export const OwnReasonsForm = (languages: readonly OtherLanguage[]) => z.object(Object.fromEntries(languages.map(({ language: tag }) => [ownReason(tag), field.optionalText(1_000)])));

export const WaysForm = z.object({ publishLater: field.checkbox(), concern: field.checkbox(), languages: field.line(300, 2), revision });
