import { z } from 'zod';
import { byLanguage } from '../../kernel/localized.ts';
import type { Survey } from './queries.ts';
import { pathTo, PATHS, surveyHref } from './urls.ts';

const texts = z.record(z.string(), z.string()).describe('Texts by language (BCP 47)');

export const SurveyItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  process: z.string().describe('Slug of the process'),
  title: texts,
  intro: texts,
  state: z.enum(['running', 'over', 'ended']),
  anonymous: z.boolean().describe('Answers are not tied to who was invited'),
  openLink: z.boolean().describe('Anybody may take part'),
  startedOn: z.string().nullable(),
  closesOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  invented: z.boolean().describe('Made up to show how things work'),
  results: z.url().nullable().describe('Null until a named approver released them'),
});
export type SurveyData = z.infer<typeof SurveyItem>;

/** A survey as data; drafts have none. */
export function surveyData(s: Survey, address: (path: string) => string): SurveyData {
  return {
    id: s.id, slug: s.slug, url: address(surveyHref(s.slug)), process: s.process.slug, title: byLanguage(s.title), intro: byLanguage(s.intro), state: s.phase === 'draft' ? 'running' : s.phase, anonymous: s.anonymous, openLink: s.openLink,
    startedOn: s.startedOn, closesOn: s.closesOn, endedOn: s.endedOn, invented: s.process.invented, results: s.releasedOn === null ? null : address(pathTo(PATHS.results, { slug: s.slug })),
  };
}
