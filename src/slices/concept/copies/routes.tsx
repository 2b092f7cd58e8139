import { LOCALES, type Locale } from '../../../kernel/locale.ts';
import { byLanguage, sourceText } from '../../../kernel/localized.ts';
import { found, refuse } from '../../../kernel/problem.ts';
import { makeDocx } from '../../../platform/docx.ts';
import { documentPath } from '../../../platform/paths.ts';
import { makePdfAside } from '../../../platform/pdf.ts';
import { addressOf } from '../../../platform/web/address.ts';
import { csvOf } from '../../../platform/web/csv.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { inventedText, isInventedConcept } from '../../participation/public.ts';
import { aroundOf } from '../chapters/queries.ts';
import { conceptBySlug, contentOf, type Concept, type Edition } from '../editions/queries.ts';
import { asAdopted } from '../editions/rules.ts';
import { hrefs as conceptHrefs } from '../urls.ts';
import { words as conceptWords } from '../words.ts';
import { documentOf, typstData, type Copied } from './pages/document.tsx';
import { COPY_FORMATS, PATHS, type CopyFormat } from './urls.ts';

const PER_ADDRESS = { burst: 20, perMinute: 10 };
const MOST_KEPT = 24;
const TYPES: Readonly<Record<CopyFormat, string>> = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };

/** Copies made since the start, by edition, language and format: an adopted edition never changes, whether it counts as invented may. */
const made = new Map<string, Buffer>();

export function mountCopies(site: Site): void {
  site.data(PATHS.copy, copy);
  site.data(PATHS.entries, entries);
}

async function editionNamed(c: Ctx, name: string): Promise<{ concept: Concept; edition: Edition }> {
  const concept = found(await conceptBySlug(c.get('db'), c.req.param('slug') ?? ''));
  return { concept, edition: found(concept.editions.find((e) => e.slug === name && e.state !== 'draft')) };
}

async function copy(c: Ctx): Promise<Response> {
  const [name = '', language = '', ending = ''] = (c.req.param('file') ?? '').split('.');
  const { concept, edition } = await editionNamed(c, name);
  const locale: Locale = found(LOCALES.find((l) => l === language));
  const format: CopyFormat = found(COPY_FORMATS.find((f) => f === ending));
  const db = c.get('db');
  const invented = (await isInventedConcept(db, concept.id)) ? inventedText(locale) : '';
  const key = `${edition.id} ${locale} ${format} ${invented}`;
  const known = made.get(key);
  if (known === undefined && c.get('limits').take('concept.copy', addressOf(c), PER_ADDRESS) > 0) refuse('rate_limited');
  const bytes = known ?? (await make(c, { concept: asAdopted(concept, edition), edition, invented }, locale, format));
  if (made.size >= MOST_KEPT) made.clear();
  made.set(key, bytes);
  const disposition = `${format === 'pdf' ? 'inline' : 'attachment'}; filename="${concept.slug}-${edition.slug}-${locale}.${format}"`;
  return c.body(new Uint8Array(bytes), 200, { 'content-type': TYPES[format], 'content-disposition': disposition });
}

async function make(c: Ctx, { concept, edition, invented }: Pick<Copied, 'concept' | 'edition' | 'invented'>, locale: Locale, format: CopyFormat): Promise<Buffer> {
  const db = c.get('db');
  const [fields, around] = await Promise.all([contentOf(db, edition.id), aroundOf(db, edition.id)]);
  const document = documentOf({ concept, edition, fields, around, invented, address: c.get('view').absolute(conceptHrefs.edition(concept.slug, edition.slug)) }, locale);
  const t = conceptWords(locale);
  const eyebrow = `${t('concept')} · ${t('edition_n', { edition: edition.slug })}`;
  if (format === 'docx') {
    const { front, ...input } = document;
    return makeDocx({ ...input, front: [{ text: eyebrow, tone: 'eyebrow' }, ...front] });
  }
  return makePdfAside({ template: documentPath('concept', 'edition'), data: typstData(document, eyebrow), created: document.created });
}

/** The entries of one edition as a table: place, wording and goal, as they were adopted. */
async function entries(c: Ctx): Promise<Response> {
  const name = (c.req.param('file') ?? '').replace(/\.csv$/, '');
  const { concept, edition } = await editionNamed(c, name);
  const fields = await contentOf(c.get('db'), edition.id);
  const { absolute } = c.get('view');
  const rows = fields.flatMap((f) => f.entries.map((e) => {
    const goal = f.goals.find((g) => g.id === e.goalId);
    return {
      url: absolute(conceptHrefs.entry(concept.slug, edition.slug, f.code, e.number)), edition: edition.slug, field: f.code, field_title: sourceText(f.title), goal: goal?.position ?? null, goal_title: goal === undefined ? null : sourceText(goal.title),
      number: e.number, key: e.key, wording: sourceText(e.wording), languages: Object.keys(byLanguage(e.wording)).join(' '), selected: e.selected,
    };
  }));
  const columns = ['url', 'edition', 'field', 'field_title', 'goal', 'goal_title', 'number', 'key', 'wording', 'languages', 'selected'];
  return c.body(csvOf(rows, { columns }), 200, { 'content-type': 'text/csv; charset=utf-8' });
}
