import type { z } from 'zod';
import { dayOf } from '../../../kernel/dates.ts';
import { found } from '../../../kernel/problem.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { remembered } from '../../../platform/web/remember.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { decidedFacts, everybody, resolutionHref } from '../../bodies/public.ts';
import { isInventedConcept } from '../../participation/public.ts';
import { aroundOf } from '../chapters/queries.ts';
import { newestConsulted } from '../consulting/queries.ts';
import { readCitation } from '../measures/rules.ts';
import { PlanFacts } from '../local/pages/parts.tsx';
import { localPlan } from '../local/queries.ts';
import { besidesOf } from '../queries.ts';
import { BesideLinks } from '../reviewing/pages/beside.tsx';
import { practicesNamed } from '../practices/queries.ts';
import { mayEditConcepts } from '../policy.ts';
import { PATHS } from '../urls.ts';
import { ConceptListPage } from './pages/concept-list.tsx';
import { EditionPage } from './pages/edition-page.tsx';
import { EntryPage } from './pages/entry-page.tsx';
import { conceptBySlug, conceptList, contentOf, type Concept, type Edition } from './queries.ts';
import { adoptedOf, asAdopted, type ContentEntry, type ContentField } from './rules.ts';
import { conceptCsv, conceptItem, ConceptItem, editionItem, EditionItem, entryItem, EntryItem } from './schema.ts';

/** Mounted after everything with a fixed word behind `/concepts/<slug>/`, because an edition's name takes any word. */
export function mountEditions(site: Site): void {
  site.list({ path: PATHS.concepts, summary: 'Adopted concepts', item: ConceptItem, filters: {}, csv: conceptCsv, load: listData, page: listPage });
  site.item({ path: PATHS.concept, summary: 'A concept: the edition in force with all that stands in it', item: EditionItem, load: (c) => editionData(c), page: conceptPage });
  site.item({ path: PATHS.edition, summary: 'One adopted edition of a concept', item: EditionItem, load: (c) => editionData(c, c.req.param('edition') ?? ''), page: editionPage });
  site.item({ path: PATHS.entry, summary: 'A measure as one adopted edition words it', item: EntryItem, load: entryData, page: entryPage });
}

async function listData(c: Ctx, { q, page, pageSize }: { q: string | null; page: number; pageSize: number }): Promise<{ items: readonly z.infer<typeof ConceptItem>[]; total: number }> {
  const all = (await conceptList(c.get('db'))).map((concept) => conceptItem(concept, c.get('view').absolute));
  const wanted = q === null ? all : all.filter((item) => Object.values(item.title).some((text) => text.toLowerCase().includes(q.toLowerCase())));
  return { items: wanted.slice((page - 1) * pageSize, page * pageSize), total: wanted.length };
}

async function listPage(c: Ctx): Promise<Response> {
  const mayEdit = mayEditConcepts(c.get('actor'));
  return html(c, <ConceptListPage concepts={await conceptList(c.get('db'), { drafts: mayEdit })} mayEdit={mayEdit} assessments={c.get('modules').has('assessment')} />);
}

async function load(c: Ctx): Promise<Concept> {
  return found(await conceptBySlug(c.get('db'), c.req.param('slug') ?? ''));
}

/** An adopted edition by its address; the one in force without one. Drafts have pages of their own. */
function editionOf(concept: Concept, slug?: string): Edition {
  return found(slug === undefined ? adoptedOf(concept) : concept.editions.find((e) => e.slug === slug && e.state !== 'draft'));
}

async function editionData(c: Ctx, slug?: string): Promise<z.infer<typeof EditionItem> | null> {
  const concept = await load(c);
  const edition = editionOf(concept, slug);
  const [fields, around] = await Promise.all([contentOf(c.get('db'), edition.id), aroundOf(c.get('db'), edition.id)]);
  return editionItem(asAdopted(concept, edition), edition, { fields, around }, c.get('view').absolute);
}

async function conceptPage(c: Ctx): Promise<Response> {
  const concept = await load(c);
  return showEdition(c, concept, editionOf(concept));
}

async function editionPage(c: Ctx): Promise<Response> {
  const concept = await load(c);
  return showEdition(c, concept, editionOf(concept, c.req.param('edition') ?? ''));
}

/** Where the resolution is recorded with its body; null where nobody may read it there. */
async function decidedHref(c: Ctx, { resolution }: Edition): Promise<string | null> {
  const id = c.get('modules').has('bodies') ? (resolution?.decidedId ?? null) : null;
  const decided = id === null ? null : await decidedFacts(c.get('db'), everybody(dayOf(new Date())), id);
  return decided === null ? null : resolutionHref(decided.slug);
}

/** Whether and how much there is beside a concept, for the links around its text. */
const standing = remembered(async (db, conceptId) => {
  const [consulted, invented, besides, plan] = await Promise.all([newestConsulted(db, conceptId, dayOf(new Date())), isInventedConcept(db, conceptId), besidesOf(db, conceptId), localPlan(db, conceptId)]);
  return { consulted, invented, besides, plan };
});

async function showEdition(c: Ctx, concept: Concept, edition: Edition): Promise<Response> {
  const db = c.get('db');
  const [fields, around, practices, { consulted, invented, besides, plan }] = await Promise.all([contentOf(db, edition.id), aroundOf(db, edition.id), practicesNamed(db, concept.id), standing(c, concept.id)]);
  const mayEdit = mayEditConcepts(c.get('actor'));
  const beside = <>{plan !== null && <PlanFacts plan={plan} />}<BesideLinks slug={concept.slug} besides={besides} all={mayEdit} /></>;
  return html(c, <EditionPage concept={asAdopted(concept, edition)} edition={edition} fields={fields} around={around} practices={practices} consulted={consulted !== null} decided={await decidedHref(c, edition)} invented={invented} mayEdit={mayEdit} beside={beside} />);
}

interface Cited {
  readonly concept: Concept;
  readonly edition: Edition;
  readonly field: ContentField;
  readonly entry: ContentEntry;
}

async function cited(c: Ctx): Promise<Cited> {
  const concept = await load(c);
  const edition = editionOf(concept, c.req.param('edition') ?? '');
  const citation = found(readCitation(c.req.param('entry') ?? ''));
  const field = found((await contentOf(c.get('db'), edition.id)).find((f) => f.code === citation.field));
  return { concept: asAdopted(concept, edition), edition, field, entry: found(field.entries.find((e) => e.number === citation.number)) };
}

async function entryData(c: Ctx): Promise<z.infer<typeof EntryItem>> {
  const { concept, edition, field, entry } = await cited(c);
  return entryItem(concept, edition, field, entry, c.get('view').absolute);
}

async function entryPage(c: Ctx): Promise<Response> {
  const place = await cited(c);
  return html(c, <EntryPage {...place} invented={await isInventedConcept(c.get('db'), place.concept.id)} />);
}
