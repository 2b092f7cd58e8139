import { isCoordinator, type Actor } from '../../../kernel/actor.ts';
import { sourceText } from '../../../kernel/localized.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { PairOwner } from '../../similarity/public.ts';
import { conceptList } from '../editions/queries.ts';
import { indexedMeasure } from '../measures/commands.ts';
import { indexedPractice } from '../practices/commands.ts';
import { hrefs } from '../urls.ts';
import { measureTexts, practiceIds, practiceTexts } from './queries.ts';

const concepts = async (db: Db) => (await conceptList(db, { drafts: true })).map(({ id, title }) => ({ id, name: sourceText(title) }));
/** Concepts are the coordination office's, and so is what is the same in them. */
const scope = (actor: Actor): 'all' | readonly string[] => (isCoordinator(actor) ? 'all' : []);

/** Measures, as texts that may say the same as others. Two that do are linked; neither loses its page, key or history. */
export const measurePairs: PairOwner = {
  kind: 'measure',
  module: 'concept',
  texts: async (db, ids) => (await measureTexts(db, ids)).map(({ id, key, title, description, conceptId, createdAt }) => ({
    id, kind: 'measure' as const, name: `Maßnahme ${key}: ${sourceText(title)}`, text: indexedMeasure(id, title, description).text, language: 'de', href: hrefs.measure(key), place: conceptId, order: `${createdAt.toISOString()} ${key}`,
  })),
  places: concepts,
  scope,
};

/** What exists already. */
export const practicePairs: PairOwner = {
  kind: 'practice',
  module: 'concept',
  texts: async (db, ids) => (await practiceTexts(db, ids)).map(({ id, slug, title, note, conceptId }) => ({
    id, kind: 'practice' as const, name: `Gute Praxis: ${sourceText(title)}`, text: indexedPractice(id, title, note).text, language: 'de', href: hrefs.practice(slug), place: conceptId ?? id, order: slug,
  })),
  every: practiceIds,
  places: concepts,
  scope,
};
