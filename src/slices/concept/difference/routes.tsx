import { found, refuse } from '../../../kernel/problem.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { isInventedConcept } from '../../participation/public.ts';
import { aroundOf } from '../chapters/queries.ts';
import { consultationOf } from '../consulting/queries.ts';
import { isPublicDraft } from '../consulting/rules.ts';
import { conceptBySlug, contentOf, type Concept, type Edition } from '../editions/queries.ts';
import { draftOf } from '../editions/rules.ts';
import { originsBetween } from '../lineage/queries.ts';
import { mayEditConcepts } from '../policy.ts';
import type { ConceptTables } from '../tables.ts';
import { PATHS } from '../urls.ts';
import { ComparePage } from './pages/compare-page.tsx';
import { differenceOf, type Change, type Contents } from './rules.ts';

export function mountDifference(site: Site): void {
  site.page(PATHS.conceptCompare, comparePage);
}

async function contentsOf(reads: Reads<ConceptTables>, edition: Edition): Promise<Contents> {
  const [around, fields] = await Promise.all([aroundOf(reads, edition.id), contentOf(reads, edition.id)]);
  return { around, fields };
}

async function changesBetween(reads: Reads<ConceptTables>, concept: Concept, from: Edition, to: Edition): Promise<readonly Change[]> {
  const [older, newer, origins] = await Promise.all([contentsOf(reads, from), contentsOf(reads, to), originsBetween(reads, concept.id, from.number, to.number)]);
  return differenceOf(older, newer, origins);
}

/** `draft` stands for the draft: the office's, and everybody's while comments on it are asked for. */
async function editionAt(c: Ctx, concept: Concept, slug: string): Promise<Edition> {
  if (slug !== 'draft') return found(concept.editions.find((e) => e.slug === slug && e.state !== 'draft'));
  const draft = found(draftOf(concept));
  if (isPublicDraft(await consultationOf(c.get('db'), draft.id), new Date())) return draft;
  c.set('secret', true);
  return mayEditConcepts(c.get('actor')) ? draft : refuse('not_found');
}

async function comparePage(c: Ctx): Promise<Response> {
  const concept = found(await conceptBySlug(c.get('db'), c.req.param('slug') ?? ''));
  const [from, to] = [await editionAt(c, concept, c.req.query('from') ?? ''), await editionAt(c, concept, c.req.query('to') ?? '')];
  const [changes, invented] = await Promise.all([changesBetween(c.get('db'), concept, from, to), isInventedConcept(c.get('db'), concept.id)]);
  return html(c, <ComparePage concept={concept} invented={invented} from={from} to={to} changes={changes} />);
}
