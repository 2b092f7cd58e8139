import { z } from 'zod';
import { field } from '../../platform/web/forms.ts';

/** How often at most. */
export const RHYTHMS = ['week', 'now'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** Asks for news about a record of the thread. */
export const AskForm = z.object({ about: field.line(40), email: field.email(), rhythm: field.choice(RHYTHMS) });

/** What the page behind the link of a mail can be asked to do. */
export const ChangeForm = z.object({ do: z.enum(['confirm', 'one', 'rhythm', 'stop']), about: z.string().optional(), rhythm: z.string().optional() });
