import { dayOf, isDay } from '../../../kernel/dates.ts';
import { isId } from '../../../kernel/ids.ts';
import { localized, sourceText, worded, wordingIn, type Localized, type Wording } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, valueOf, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { formatDate } from '../../../ui/format.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { decidedFacts, everybody, resolutionList, type DecidedFacts } from '../../bodies/public.ts';
import { isInventedConcept } from '../../participation/public.ts';
import { requireStaff } from '../../people/public.ts';
import { adoptEdition, startDraft, type NewResolution } from '../adoption/commands.ts';
import { addEntry, createConcept, describeConcept } from '../editions/commands.ts';
import { conceptBySlug, contentOf, type Concept, type Edition } from '../editions/queries.ts';
import { draftOf, totalsOf } from '../editions/rules.ts';
import { toDoIn } from '../reviewing/queries.ts';
import { similarMeasures } from '../exchange/queries.ts';
import { mayEditConcepts } from '../policy.ts';
import { hrefs, PATHS } from '../urls.ts';
import { removeEntry, removeField, saveEntry, saveField } from './commands.ts';
import { AboutPage, ConceptNewPage } from './pages/about-page.tsx';
import { AdoptPage } from './pages/adopt-page.tsx';
import { DraftPage } from './pages/draft-page.tsx';
import { DraftEntryPage } from './pages/entry-page.tsx';
import { FieldPage } from './pages/field-page.tsx';
import { StartPage } from './pages/start-page.tsx';
import { outsideDraft } from './queries.ts';
import { GOAL_ROWS, TEXT_ROWS } from './rules.ts';
import { AboutForm, AdoptForm, ConceptForm, EntryForm, FieldForm, GoalRow, TextRow } from './schema.ts';

export function mountDrafts(site: Site): void {
  const secret = { secret: true };
  site.page(PATHS.conceptNew, newConcept, secret).action(PATHS.conceptNew, saveConcept);
  site.page(PATHS.draft, draftPage, secret).action(PATHS.draft, addOutside);
  site.action(PATHS.draftStart, start);
  site.page(PATHS.draftAbout, aboutPage, secret).action(PATHS.draftAbout, saveAbout);
  site.page(PATHS.draftAdopt, adoptPage, secret).action(PATHS.draftAdopt, saveAdoption);
  site.page(PATHS.draftField, fieldPage, secret).action(PATHS.draftField, saveFieldForm);
  site.page(PATHS.draftEntry, entryPage, secret).action(PATHS.draftEntry, saveEntryForm);
}

function guard(c: Ctx): void {
  if (!mayEditConcepts(requireStaff(c))) refuse('forbidden');
}

async function loadConcept(c: Ctx): Promise<Concept> {
  guard(c);
  return found(await conceptBySlug(c.get('db'), c.req.param('slug') ?? ''));
}

async function load(c: Ctx): Promise<{ concept: Concept; draft: Edition }> {
  const concept = await loadConcept(c);
  return { concept, draft: found(draftOf(concept)) };
}

const statusFor = (problems: readonly Problem[]): 409 | 422 => (statusOf(problems) === 409 && problems[0]?.field === undefined ? 409 : 422);

function newConcept(c: Ctx): Response {
  guard(c);
  return html(c, <ConceptNewPage form={EMPTY_FORM} />);
}

async function saveConcept(c: Ctx): Promise<Response> {
  guard(c);
  const parsed = parseForm(ConceptForm, await readForm(c));
  if (!parsed.ok) return html(c, <ConceptNewPage form={parsed.form} />, 422);
  const { source } = parsed.value;
  const result = await write(c.get('db'), (tx) => createConcept(tx, c.get('actor'), { title: worded(null, wordingIn(parsed.value, 'title')), summary: said(null, parsed.value, 'summary'), source }));
  return result.ok ? goTo(c, hrefs.draft(result.value.slug)) : html(c, <ConceptNewPage form={withProblems(parsed.form, result.problems)} />, 422);
}

async function draftPage(c: Ctx): Promise<Response> {
  const concept = await loadConcept(c);
  const draft = draftOf(concept);
  if (draft === null) return html(c, <StartPage concept={concept} />);
  const db = c.get('db');
  const [fields, outside, invented, toDo] = await Promise.all([contentOf(db, draft.id), outsideDraft(db, concept.id, draft.id), isInventedConcept(db, concept.id), toDoIn(db, concept.id)]);
  return html(c, <DraftPage concept={concept} draft={draft} invented={invented} fields={fields} toDo={toDo} outside={outside} />);
}

async function addOutside(c: Ctx): Promise<Response> {
  const { concept, draft } = await load(c);
  const { values } = await readForm(c);
  const db = c.get('db');
  const measure = found((await outsideDraft(db, concept.id, draft.id)).find((m) => m.id === values['measure']));
  const field = found((await contentOf(db, draft.id)).find((f) => f.code === measure.fieldCode));
  valueOf(await write(db, (tx) => addEntry(tx, c.get('actor'), field.id, { measureId: measure.id })));
  return goTo(c, `${hrefs.draft(concept.slug)}#${field.code}`);
}

async function start(c: Ctx): Promise<Response> {
  const concept = await loadConcept(c);
  if (draftOf(concept) === null) valueOf(await write(c.get('db'), (tx) => startDraft(tx, c.get('actor'), concept.id)));
  return goTo(c, hrefs.draft(concept.slug));
}

async function aboutPage(c: Ctx): Promise<Response> {
  const { concept, draft } = await load(c);
  return html(c, <AboutPage concept={concept} draft={draft} form={EMPTY_FORM} />);
}

/** A text that may be left out; without its source wording there is none. */
const asked = (values: Readonly<Record<string, unknown>>, name: string): Wording | null => (values[name] === null ? null : wordingIn(values, name));

function said(before: Localized | null, values: Readonly<Record<string, unknown>>, name: string): Localized | null {
  const wording = asked(values, name);
  return wording === null ? null : worded(before, wording);
}

async function saveAbout(c: Ctx): Promise<Response> {
  const { concept, draft } = await load(c);
  const parsed = parseForm(AboutForm, await readForm(c));
  if (!parsed.ok) return html(c, <AboutPage concept={concept} draft={draft} form={parsed.form} />, 422);
  const { revision, ...v } = parsed.value;
  const about = { title: worded(concept.title, wordingIn(v, 'title')), summary: said(concept.summary, v, 'summary'), source: v.source, note: said(concept.note, v, 'note'), printedTotal: v.printedTotal, printedTotalNote: said(concept.printedTotalNote, v, 'printedTotalNote') };
  const result = await write(c.get('db'), (tx) => describeConcept(tx, c.get('actor'), draft.id, revision, about));
  if (result.ok) return goTo(c, hrefs.draft(concept.slug));
  const now = await load(c);
  return html(c, <AboutPage {...now} form={withProblems(parsed.form, result.problems)} />, statusFor(result.problems));
}

async function adoptPage(c: Ctx): Promise<Response> {
  return showAdopt(c, EMPTY_FORM, 200);
}

async function showAdopt(c: Ctx, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const { concept, draft } = await load(c);
  return html(c, <AdoptPage concept={concept} draft={draft} totals={totalsOf(await contentOf(c.get('db'), draft.id))} decided={await decidedOptions(c)} form={form} today={dayOf(new Date())} />, status);
}

/** Resolutions that bodies have taken, for whoever need not type one again. */
async function decidedOptions(c: Ctx) {
  if (!c.get('modules').has('bodies')) return [];
  const { items } = await resolutionList(c.get('db'), everybody(dayOf(new Date())), { bodyId: null, report: null, q: null }, { limit: 100, offset: 0 });
  return items.map((r) => ({ value: r.id, label: `${sourceText(r.title)} (${sourceText(r.bodyName)}, ${formatDate(c.get('locale'), r.decidedOn)})` }));
}

/** The form as if the resolution of the body had been typed into it. */
function filledIn(raw: RawForm, decided: DecidedFacts | null): RawForm {
  if (decided === null) return raw;
  const { body, date, paper, outcome, ayes, noes, abstentions, steps } = decided;
  const lines = steps.map((s) => `${s.date}; ${s.body.replaceAll(';', ',')}; ${s.result.replaceAll(';', ',')}`).join('\n');
  return { ...raw, values: { ...raw.values, body, date, paper: paper ?? '', outcome, ayes: String(ayes ?? ''), noes: String(noes ?? ''), abstentions: String(abstentions ?? ''), steps: lines } };
}

async function saveAdoption(c: Ctx): Promise<Response> {
  const { concept, draft } = await load(c);
  const raw = await readForm(c);
  const chosen = raw.values['decided'] ?? '';
  const decided = isId(chosen) && c.get('modules').has('bodies') ? await decidedFacts(c.get('db'), everybody(dayOf(new Date())), chosen) : null;
  const parsed = parseForm(AdoptForm, filledIn(raw, decided));
  if (!parsed.ok) return showAdopt(c, parsed.form, 422);
  if (chosen !== '' && decided === null) return showAdopt(c, withProblems(parsed.form, [{ code: 'invalid_choice', field: 'decided' }]), 422);
  const { revision, slug, confirm, note, steps, ...facts } = parsed.value;
  const read = readSteps(steps ?? '');
  if (read === null) return showAdopt(c, withProblems(parsed.form, [{ code: 'invalid_text', field: 'steps' }]), 422);
  if (!confirm) return showAdopt(c, withProblems(parsed.form, [{ code: 'confirm_needed', field: 'confirm' }]), 422);
  const resolution = { ...facts, note: note === null ? null : localized(note), steps: read, decidedId: decided?.id ?? null };
  const result = await write(c.get('db'), (tx) => adoptEdition(tx, c.get('actor'), { editionId: draft.id, version: revision, slug, resolution }));
  return result.ok ? goTo(c, hrefs.concept(concept.slug)) : showAdopt(c, withProblems(parsed.form, result.problems), statusFor(result.problems));
}

/** One body a line: `2016-09-15; Ausschuss; Ergebnis`, the day may be left out. Null when a line cannot be read. */
function readSteps(text: string): NonNullable<NewResolution['steps']> | null {
  const lines = text.split('\n').map((line) => line.split(';').map((part) => part.trim())).filter((parts) => parts.join('') !== '');
  const steps = lines.map((parts) => (parts.length === 3 ? { date: parts[0] === '' ? null : (parts[0] ?? null), body: parts[1] ?? '', result: parts[2] ?? '' } : { date: null, body: parts[0] ?? '', result: parts[1] ?? '' }));
  return steps.every((s) => s.body !== '' && s.result !== '' && (s.date === null || isDay(s.date))) ? steps : null;
}

async function loadField(c: Ctx) {
  const { concept, draft } = await load(c);
  const fields = await contentOf(c.get('db'), draft.id);
  const id = c.req.param('id') ?? '';
  return { concept, draft, fields, field: id === 'new' ? null : found(fields.find((f) => f.id === id)) };
}

async function fieldPage(c: Ctx): Promise<Response> {
  const { concept, fields, field } = await loadField(c);
  return html(c, <FieldPage concept={concept} field={field} count={fields.length} form={EMPTY_FORM} />);
}

/** The rows `<prefix>1_…` up to the limit, and what is wrong with them. */
function rowsOf(raw: RawForm, schema: typeof GoalRow | typeof TextRow, prefix: string, limit: number): { rows: { id: string | null; text: Wording | null }[]; problems: Problem[] } {
  const rows: { id: string | null; text: Wording | null }[] = [];
  const problems: Problem[] = [];
  for (let i = 1; i <= limit; i += 1) {
    const at = `${prefix}${i}_`;
    const own = Object.entries(raw.values).flatMap(([name, value]) => (name.startsWith(at) ? [[name.slice(at.length), value] as const] : []));
    const parsed = parseForm(schema, { values: Object.fromEntries(own), files: {} });
    if (parsed.ok) rows.push({ id: parsed.value.id, text: asked(parsed.value, 'text') });
    else problems.push(...parsed.form.problems.map((p) => ({ ...p, field: `${at}${p.field ?? 'text'}` })));
  }
  return { rows, problems };
}

async function saveFieldForm(c: Ctx): Promise<Response> {
  const { concept, draft, fields, field } = await loadField(c);
  const raw = await readForm(c);
  const again = async (form: FormState, status: 409 | 422) => {
    const now = await loadField(c);
    return html(c, <FieldPage concept={concept} field={now.field} count={fields.length} form={form} />, status);
  };
  if (raw.values['remove'] !== undefined && field !== null) {
    const removed = await write(c.get('db'), (tx) => removeField(tx, c.get('actor'), draft.id, field.id));
    return removed.ok ? goTo(c, hrefs.draft(concept.slug)) : again({ values: raw.values, problems: removed.problems }, 409);
  }
  const parsed = parseForm(FieldForm, raw);
  const goals = rowsOf(raw, GoalRow, 'goal', GOAL_ROWS);
  const texts = rowsOf(raw, TextRow, 'text', TEXT_ROWS);
  const problems = [...parsed.form.problems, ...goals.problems, ...texts.problems];
  if (!parsed.ok || problems.length > 0) return again(withProblems(parsed.form, problems), 422);
  const { revision, code, position } = parsed.value;
  const input = { seen: revision, code, position, title: wordingIn(parsed.value, 'title'), vision: asked(parsed.value, 'vision'), goals: goals.rows, texts: texts.rows };
  const result = await write(c.get('db'), (tx) => saveField(tx, c.get('actor'), draft.id, field?.id ?? null, input));
  return result.ok ? goTo(c, `${hrefs.draft(concept.slug)}#${code}`) : again(withProblems(parsed.form, result.problems), statusFor(result.problems));
}

async function loadEntry(c: Ctx) {
  const { concept, draft } = await load(c);
  const fields = await contentOf(c.get('db'), draft.id);
  const id = c.req.param('id') ?? '';
  if (id === 'new') return { concept, draft, fields, entry: null, home: fields.find((f) => f.id === c.req.query('field')) ?? null, similar: [] };
  const home = found(isId(id) ? fields.find((f) => f.entries.some((e) => e.id === id)) : null);
  const entry = found(home.entries.find((e) => e.id === id));
  return { concept, draft, fields, home, entry, similar: await similarMeasures(c.get('db'), sourceText(entry.wording), { except: entry.measureId }) };
}

async function entryPage(c: Ctx): Promise<Response> {
  const { draft: _, ...props } = await loadEntry(c);
  return html(c, <DraftEntryPage {...props} form={EMPTY_FORM} />);
}

async function saveEntryForm(c: Ctx): Promise<Response> {
  const { concept, draft, entry } = await loadEntry(c);
  const raw = await readForm(c);
  const again = async (form: FormState, status: 409 | 422) => {
    const { draft: _, ...props } = await loadEntry(c);
    return html(c, <DraftEntryPage {...props} form={form} />, status);
  };
  if (raw.values['remove'] !== undefined && entry !== null) {
    const removed = await write(c.get('db'), (tx) => removeEntry(tx, c.get('actor'), draft.id, entry.id, [raw.values['revision'] ?? ''].flat()[0] ?? ''));
    return removed.ok ? goTo(c, hrefs.draft(concept.slug)) : again({ values: raw.values, problems: removed.problems }, 409);
  }
  const parsed = parseForm(EntryForm, raw);
  if (!parsed.ok) return again(parsed.form, 422);
  const { revision, place, number, selected, state } = parsed.value;
  const [fieldId = '', goalId = null] = place.split('/');
  const result = await write(c.get('db'), (tx) => saveEntry(tx, c.get('actor'), draft.id, entry?.id ?? null, { seen: revision, fieldId, goalId, number, selected, state, wording: wordingIn(parsed.value, 'wording') }));
  return result.ok ? goTo(c, hrefs.draft(concept.slug)) : again(withProblems(parsed.form, result.problems), statusFor(result.problems));
}
