import { system } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { worded, wordingIn, type Localized } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { isInventedConcept } from '../../participation/public.ts';
import { requireRole, requireStaff } from '../../people/public.ts';
import { boundaries, municipalities, type Territory } from '../../territory/public.ts';
import { conceptBySlug, type Concept } from '../editions/queries.ts';
import { maySeeDrafts } from '../policy.ts';
import { askPlaces, giveAnswer, publishAdvice, saveAdvice } from './commands.ts';
import { AdviceFormPage, AdviceListPage, AdvicePage, AnswerPage, LinkEndPage } from './pages/pages.tsx';
import { mayAnswerFor, mayAnswerSome, mayRunAdvice } from './policy.ts';
import { adviceById, adviceByNumber, adviceOf, answersTo, askByToken, asksAbout, type AdviceAsk } from './queries.ts';
import type { Advice, PlaceAnswer } from './rules.ts';
import { AdviceForm, adviceCsv, AdviceItem, adviceItem, AnswerForm, placeAnswerCsv, PlaceAnswerItem, placeAnswerItem, PublishForm } from './schema.ts';
import { hrefs, PATHS } from './urls.ts';

export function mountAdvice(site: Site): void {
  const secret = { secret: true };
  site.page(PATHS.new, (c) => showForm(c, EMPTY_FORM), secret).action(PATHS.new, saveForm);
  site.page(PATHS.edit, (c) => showForm(c, EMPTY_FORM), secret).action(PATHS.edit, saveForm);
  site.action(PATHS.publish, publish).action(PATHS.ask, ask);
  site.page(PATHS.answer, (c) => showAnswer(c, EMPTY_FORM), secret).action(PATHS.answer, saveAnswer);
  site.page(PATHS.link, linkPage, secret).action(PATHS.link, saveLink);
  site.list({ path: PATHS.one, summary: 'What each municipality says to a recommendation', item: PlaceAnswerItem, filters: {}, csv: placeAnswerCsv, load: answerData, page: (c) => show(c) });
  site.list({ path: PATHS.list, summary: 'What a concept recommends to the municipalities, with the answers counted', item: AdviceItem, filters: {}, csv: adviceCsv, load: listData, page: (c) => listPage(c) });
}

interface Asked {
  readonly q: string | null;
  readonly page: number;
  readonly pageSize: number;
}
const sliced = <T,>(all: readonly T[], { page, pageSize }: Asked) => ({ items: all.slice((page - 1) * pageSize, page * pageSize), total: all.length });
const has = (q: string | null, ...texts: readonly string[]): boolean => q === null || texts.some((text) => text.toLowerCase().includes(q.toLowerCase()));
const today = () => dayOf(new Date());
const statusFor = (problems: readonly Problem[]): 200 | 409 | 422 => (problems.length === 0 ? 200 : statusOf(problems) === 409 ? 409 : 422);

const conceptOf = async (c: Ctx): Promise<Concept> => found(await conceptBySlug(c.get('db'), c.req.param('slug') ?? ''));

async function load(c: Ctx, onlyPublic = false): Promise<{ concept: Concept; advice: Advice }> {
  const concept = await conceptOf(c);
  const number = c.req.param('number') ?? '';
  const advice = found(/^[1-9]\d{0,5}$/.test(number) ? await adviceByNumber(c.get('db'), concept.id, Number(number)) : null);
  if (advice.publishedOn === null && (onlyPublic || !maySeeDrafts(c.get('actor')))) refuse('not_found');
  return { concept, advice };
}

async function listData(c: Ctx, asked: Asked) {
  const concept = await conceptOf(c);
  const [advice, places] = await Promise.all([adviceOf(c.get('db'), concept.id, { drafts: false }), municipalities(c.get('db'))]);
  const answers = await answersTo(c.get('db'), advice.map((a) => a.id));
  const items = advice.map((a) => adviceItem(concept.slug, a, answers.filter((x) => x.adviceId === a.id), places.length, c.get('view').absolute));
  return sliced(items.filter((item) => has(asked.q, ...Object.values(item.title))), asked);
}

async function listPage(c: Ctx): Promise<Response> {
  const concept = await conceptOf(c);
  const db = c.get('db');
  const office = mayRunAdvice(c.get('actor'));
  const [advice, places, invented] = await Promise.all([adviceOf(db, concept.id, { drafts: office }), municipalities(db), isInventedConcept(db, concept.id)]);
  return html(c, <AdviceListPage concept={concept} advice={advice} answers={await answersTo(db, advice.map((a) => a.id))} places={places.length} invented={invented} office={office} />);
}

async function answerData(c: Ctx, asked: Asked) {
  const { concept, advice } = await load(c, true);
  const [answers, places] = await Promise.all([answersTo(c.get('db'), [advice.id]), municipalities(c.get('db'))]);
  const url = c.get('view').absolute(hrefs.one(concept.slug, advice.number));
  return sliced(places.filter((p) => has(asked.q, p.name)).map((p) => placeAnswerItem(url, p, answers.find((a) => a.territoryKey === p.key))), asked);
}

async function show(c: Ctx, forms: { publish?: FormState; asking?: FormState } = {}): Promise<Response> {
  const { concept, advice } = await load(c);
  if (advice.publishedOn === null) c.set('secret', true);
  const db = c.get('db');
  const actor = c.get('actor');
  const office = mayRunAdvice(actor);
  const [answers, places, known, invented, asks] = await Promise.all([answersTo(db, [advice.id]), municipalities(db), boundaries(db, 'municipality'), isInventedConcept(db, concept.id), office ? asksAbout(db, advice.id) : []]);
  const mine = office ? [] : places.filter((p) => mayAnswerFor(actor, p.id));
  const problems = [...(forms.publish?.problems ?? []), ...(forms.asking?.problems ?? [])];
  return html(c, <AdvicePage concept={concept} advice={advice} answers={answers} places={places} boundaries={known} invented={invented} office={office} mine={mine} asks={asks} done={c.req.query('done') ?? null} {...forms} />, statusFor(problems));
}

async function guarded(c: Ctx): Promise<{ concept: Concept; advice: Advice | null }> {
  if (!mayRunAdvice(requireStaff(c))) refuse('forbidden');
  return c.req.param('number') === undefined ? { concept: await conceptOf(c), advice: null } : load(c);
}

async function showForm(c: Ctx, form: FormState): Promise<Response> {
  return html(c, <AdviceFormPage {...await guarded(c)} form={form} />, statusFor(form.problems));
}

async function saveForm(c: Ctx): Promise<Response> {
  const { concept, advice } = await guarded(c);
  const parsed = parseForm(AdviceForm, await readForm(c));
  if (!parsed.ok) return showForm(c, parsed.form);
  const { revision, measure, answerBy } = parsed.value;
  const input = { title: worded(advice?.title ?? null, wordingIn(parsed.value, 'title')), text: worded(advice?.text ?? null, wordingIn(parsed.value, 'text')), measure, answerBy };
  const done = await write(c.get('db'), (tx) => saveAdvice(tx, c.get('actor'), concept.id, advice?.number ?? null, revision, input));
  return done.ok ? goTo(c, hrefs.one(concept.slug, done.value.number)) : showForm(c, withProblems(parsed.form, done.problems));
}

async function publish(c: Ctx): Promise<Response> {
  const { concept, advice } = await guarded(c);
  const parsed = parseForm(PublishForm, await readForm(c));
  if (!parsed.ok) return show(c, { publish: parsed.form });
  const done = await write(c.get('db'), (tx) => publishAdvice(tx, c.get('actor'), concept.id, found(advice).number, parsed.value.revision, today()));
  return done.ok ? goTo(c, hrefs.one(concept.slug, found(advice).number)) : show(c, { publish: withProblems(parsed.form, done.problems) });
}

async function ask(c: Ctx): Promise<Response> {
  const { concept, advice } = await guarded(c);
  const { values } = await readForm(c);
  const asked = [values['places'] ?? []].flat();
  const known = (await municipalities(c.get('db'))).filter((p) => asked.includes(p.key)).map((p) => p.key);
  const form: FormState = { values, problems: [] };
  if (known.length === 0) return show(c, { asking: withProblems(form, [{ code: 'required', field: 'places' }]) });
  const one = found(advice);
  const done = await write(c.get('db'), (tx) => askPlaces(tx, c.get('actor'), one.id, known, today()));
  return done.ok ? goTo(c, `${hrefs.one(concept.slug, one.number)}?done=asked`) : show(c, { asking: withProblems(form, done.problems) });
}

interface Answering {
  readonly concept: Concept;
  readonly advice: Advice;
  readonly place: Territory;
  readonly answer: PlaceAnswer | undefined;
}

async function loadAnswer(c: Ctx): Promise<Answering> {
  const actor = requireRole(c, 'organisation_editor', 'coordinator');
  if (!mayAnswerSome(actor)) refuse('forbidden');
  const { concept, advice } = await load(c);
  const place = found((await municipalities(c.get('db'))).find((p) => p.key === c.req.param('place')));
  if (!mayAnswerFor(actor, place.id)) refuse('forbidden');
  return { concept, advice, place, answer: (await answersTo(c.get('db'), [advice.id])).find((a) => a.territoryKey === place.key) };
}

async function showAnswer(c: Ctx, form: FormState): Promise<Response> {
  const { concept, ...rest } = await loadAnswer(c);
  return html(c, <AnswerPage {...rest} action={hrefs.answer(concept.slug, rest.advice.number, rest.place.key)} back={hrefs.one(concept.slug, rest.advice.number)} form={form} />, statusFor(form.problems));
}

const maybe = (before: Localized | null, values: Readonly<Record<string, unknown>>): Localized | null => (values['text'] === null ? null : worded(before, wordingIn(values, 'text')));

async function saveAnswer(c: Ctx): Promise<Response> {
  const { concept, advice, place, answer } = await loadAnswer(c);
  const parsed = parseForm(AnswerForm, await readForm(c));
  if (!parsed.ok) return showAnswer(c, parsed.form);
  const given = { territoryKey: place.key, seen: parsed.value.revision, answer: parsed.value.answer, text: maybe(answer?.text ?? null, parsed.value), via: mayRunAdvice(c.get('actor')) ? 'entered' : 'page', today: today() } as const;
  const done = await write(c.get('db'), (tx) => giveAnswer(tx, c.get('actor'), advice.id, given));
  return done.ok ? goTo(c, hrefs.one(concept.slug, advice.number)) : showAnswer(c, withProblems(parsed.form, done.problems));
}

interface Linked {
  readonly ask: AdviceAsk;
  readonly advice: Advice;
  readonly place: Territory;
  readonly answer: PlaceAnswer | undefined;
}

async function linked(c: Ctx): Promise<Linked | Response> {
  const db = c.get('db');
  const asked = await askByToken(db, c.req.param('token') ?? '');
  const advice = asked === null ? null : await adviceById(db, asked.adviceId);
  const place = asked === null ? undefined : (await municipalities(db)).find((p) => p.key === asked.territoryKey);
  if (asked === null || advice === null || place === undefined) return html(c, <LinkEndPage kind="unknown" />, 404);
  if (asked.expiresOn < today()) return html(c, <LinkEndPage kind="over" />, 410);
  return { ask: asked, advice, place, answer: (await answersTo(db, [advice.id])).find((a) => a.territoryKey === place.key) };
}

function showLink(c: Ctx, { ask: asked, ...rest }: Linked, form: FormState): Response {
  return html(c, <AnswerPage {...rest} action={hrefs.link(c.req.param('token') ?? '')} until={asked.expiresOn} form={form} />, statusFor(form.problems));
}

/** Opening a link changes nothing, however often: programs that check mails open it too. */
async function linkPage(c: Ctx): Promise<Response> {
  const link = await linked(c);
  return link instanceof Response ? link : showLink(c, link, EMPTY_FORM);
}

async function saveLink(c: Ctx): Promise<Response> {
  const link = await linked(c);
  if (link instanceof Response) return link;
  const parsed = parseForm(AnswerForm, await readForm(c));
  if (!parsed.ok) return showLink(c, link, parsed.form);
  const given = { territoryKey: link.place.key, seen: parsed.value.revision, answer: parsed.value.answer, text: maybe(link.answer?.text ?? null, parsed.value), via: 'link', today: today() } as const;
  const done = await write(c.get('db'), (tx) => giveAnswer(tx, system('advice.link'), link.advice.id, given));
  return done.ok ? html(c, <LinkEndPage kind="thanks" />) : showLink(c, link, withProblems(parsed.form, done.problems));
}
