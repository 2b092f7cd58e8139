import type { ComponentChild } from 'preact';
import type { Actor } from '../../../kernel/actor.ts';
import { worded, wordingIn, type Localized } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, refuse, type FormState, type Problem, type Result } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { requireStaff } from '../../people/public.ts';
import { seenOf } from '../drafts/rules.ts';
import { conceptBySlug, type Concept, type Edition } from '../editions/queries.ts';
import { draftOf } from '../editions/rules.ts';
import { mayEditConcepts } from '../policy.ts';
import { removePart, saveChapter, savePoint, saveTerm, type NewChapter } from './commands.ts';
import { AroundPage, ChapterPage, PointPage, TermPage } from './pages/forms.tsx';
import { aroundOf } from './queries.ts';
import { FIGURE_ROWS, POINT_KINDS, pointsOf, type Around, type PointKind } from './rules.ts';
import { ChapterForm, FigureRow, PointForm, readNumber, TermForm } from './schema.ts';
import { hrefs, PATHS } from './urls.ts';

type Tx = Parameters<Parameters<typeof write>[1]>[0];

export function mountChapters(site: Site): void {
  const secret = { secret: true };
  site.page(PATHS.around, aroundPage, secret);
  site.page(PATHS.chapter, (c) => show(c, 'chapter', EMPTY_FORM, 200), secret).action(PATHS.chapter, (c) => save(c, 'chapter'));
  site.page(PATHS.point, (c) => show(c, 'point', EMPTY_FORM, 200), secret).action(PATHS.point, (c) => save(c, 'point'));
  site.page(PATHS.term, (c) => show(c, 'term', EMPTY_FORM, 200), secret).action(PATHS.term, (c) => save(c, 'term'));
}

interface Loaded {
  readonly concept: Concept;
  readonly draft: Edition;
  readonly around: Around;
}

async function load(c: Ctx): Promise<Loaded> {
  if (!mayEditConcepts(requireStaff(c))) refuse('forbidden');
  const concept = found(await conceptBySlug(c.get('db'), c.req.param('slug') ?? ''));
  const draft = found(draftOf(concept));
  return { concept, draft, around: await aroundOf(c.get('db'), draft.id) };
}

async function aroundPage(c: Ctx): Promise<Response> {
  const { concept, around } = await load(c);
  return html(c, <AroundPage concept={concept} around={around} />);
}

type Kind = 'chapter' | 'point' | 'term';

const kindOf = (c: Ctx): PointKind => found(POINT_KINDS.find((kind) => kind === c.req.param('kind')));

/** The part that the address names; null for a new one. */
function partIn(c: Ctx, kind: Kind, around: Around) {
  const id = c.req.param('id') ?? '';
  if (id === 'new') return null;
  const list: readonly { readonly id: string }[] = kind === 'chapter' ? around.chapters : kind === 'term' ? around.terms : pointsOf(around, kindOf(c));
  return found(list.find((part) => part.id === id));
}

async function show(c: Ctx, kind: Kind, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const { concept, around } = await load(c);
  const id = partIn(c, kind, around)?.id;
  const page = (): ComponentChild => {
    if (kind === 'chapter') return <ChapterPage concept={concept} part={around.chapters.find((h) => h.id === id) ?? null} count={around.chapters.length} form={form} />;
    if (kind === 'term') return <TermPage concept={concept} part={around.terms.find((t) => t.id === id) ?? null} form={form} />;
    const points = pointsOf(around, kindOf(c));
    return <PointPage concept={concept} kind={kindOf(c)} part={points.find((p) => p.id === id) ?? null} count={points.length} form={form} />;
  };
  return html(c, page() as Parameters<typeof html>[1], status);
}

async function save(c: Ctx, kind: Kind): Promise<Response> {
  const { concept, draft, around } = await load(c);
  const raw = await readForm(c);
  const part = partIn(c, kind, around);
  const actor = c.get('actor');
  if (raw.values['remove'] !== undefined && part !== null) {
    const removed = await write(c.get('db'), (tx) => removePart(tx, actor, draft.id, kind, part.id));
    return removed.ok ? goTo(c, hrefs.around(concept.slug)) : show(c, kind, { values: raw.values, problems: removed.problems }, 409);
  }
  const read = kind === 'chapter' ? readChapter(raw, around, part?.id ?? null) : kind === 'point' ? readPoint(raw, around, part?.id ?? null, kindOf(c)) : readTerm(raw, around, part?.id ?? null);
  if ('form' in read) return show(c, kind, read.form, 422);
  // Whoever opened the form before a colleague saved it sees the new text before overwriting it.
  const result = await write(c.get('db'), async (tx): Promise<Result<unknown>> => ((await isStale(tx, draft.id, kind, part?.id ?? null, read.revision)) ? failed('stale') : read.save(tx, actor, draft.id)));
  if (result.ok) return goTo(c, hrefs.around(concept.slug));
  return show(c, kind, withProblems({ values: raw.values, problems: [] }, result.problems), result.problems.some((p) => p.code === 'stale' || p.code === 'frozen') ? 409 : 422);
}

async function isStale(tx: Tx, editionId: string, kind: Kind, id: string | null, revision: string): Promise<boolean> {
  const around = await aroundOf(tx, editionId);
  const list: readonly { readonly id: string }[] = kind === 'chapter' ? around.chapters : kind === 'term' ? around.terms : around.points;
  const part = list.find((p) => p.id === id);
  return (part === undefined ? 'new' : seenOf(part)) !== revision;
}

type ReadPart = { readonly form: FormState } | { readonly revision: string; readonly save: (tx: Tx, actor: Actor, editionId: string) => Promise<Result<unknown>> };

const said = (before: Localized | null, values: Readonly<Record<string, unknown>>, name: string): Localized | null => (values[name] === null ? null : worded(before, wordingIn(values, name)));

function readChapter(raw: RawForm, around: Around, id: string | null): ReadPart {
  const before = around.chapters.find((h) => h.id === id);
  const parsed = parseForm(ChapterForm, raw);
  const figures: NonNullable<NewChapter['figures']>[number][] = [];
  const problems: Problem[] = [...parsed.form.problems];
  for (let i = 1; i <= FIGURE_ROWS; i += 1) {
    const at = `figure${i}_`;
    const row = parseForm(FigureRow, { values: Object.fromEntries(Object.entries(raw.values).flatMap(([name, value]) => (name.startsWith(at) ? [[name.slice(at.length), value]] : []))), files: {} });
    if (!row.ok) problems.push(...row.form.problems.map((p) => ({ ...p, field: `${at}${p.field ?? 'label'}` })));
    else if (row.value['label'] !== null) {
      const known = before?.figures[i - 1];
      figures.push({ label: worded(known?.label ?? null, wordingIn(row.value, 'label')), value: readNumber(row.value.value ?? '') ?? 0, unit: said(known?.unit ?? null, row.value, 'unit'), source: row.value.source ?? '' });
    }
  }
  if (!parsed.ok || problems.length > 0) return { form: { values: raw.values, problems } };
  const { revision, place, position } = parsed.value;
  const input = { place, position, title: worded(before?.title ?? null, wordingIn(parsed.value, 'title')), body: worded(before?.body ?? null, wordingIn(parsed.value, 'body')), figures };
  return { revision, save: (tx, actor, editionId) => saveChapter(tx, actor, editionId, id, input) };
}

function readPoint(raw: RawForm, around: Around, id: string | null, kind: PointKind): ReadPart {
  const before = around.points.find((p) => p.id === id);
  const parsed = parseForm(PointForm, raw);
  if (!parsed.ok) return { form: parsed.form };
  const { revision, levels, position } = parsed.value;
  const input = { kind, position, levels, title: worded(before?.title ?? null, wordingIn(parsed.value, 'title')), text: said(before?.text ?? null, parsed.value, 'text') };
  return { revision, save: (tx, actor, editionId) => savePoint(tx, actor, editionId, id, input) };
}

function readTerm(raw: RawForm, around: Around, id: string | null): ReadPart {
  const before = around.terms.find((t) => t.id === id);
  const parsed = parseForm(TermForm, raw);
  if (!parsed.ok) return { form: parsed.form };
  const synonyms = (parsed.value.synonyms ?? '').split(',').map((word) => word.trim()).filter((word) => word !== '');
  const input = { synonyms, term: worded(before?.term ?? null, wordingIn(parsed.value, 'term')), definition: worded(before?.definition ?? null, wordingIn(parsed.value, 'definition')) };
  return { revision: parsed.value.revision, save: (tx, actor, editionId) => saveTerm(tx, actor, editionId, id, input) };
}
