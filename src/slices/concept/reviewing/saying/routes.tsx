import { departmentsOf } from '../../../../kernel/actor.ts';
import { dayOf } from '../../../../kernel/dates.ts';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState, type Problem } from '../../../../kernel/problem.ts';
import { system } from '../../../../kernel/actor.ts';
import { write } from '../../../../platform/database/write.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { allBodies, everybody } from '../../../bodies/public.ts';
import { departmentById, departmentList, requireStaff } from '../../../people/public.ts';
import { rowsIn } from '../../carrying/schema.ts';
import { contentOf } from '../../editions/queries.ts';
import { Said } from '../../pages/parts.tsx';
import { speak, type Said as SaidInput } from '../commands.ts';
import { GonePage, LinkPage, SayPage } from '../pages/say-page.tsx';
import { mayRunReviews, maySpeak, maySpeakAs } from '../policy.ts';
import { askByToken, conceptOfRound, itemsOf, roundById, type Ask } from '../queries.ts';
import { loadRound } from '../routes.tsx';
import { AS, isOpen, type Item, type Round, type Speaker } from '../rules.ts';
import { ProposalRow, SayRow, SpeakerForm } from '../schema.ts';
import { hrefs, PATHS } from '../urls.ts';
import { words } from '../words.ts';

/** What departments, bodies and forums say: entered by those who are signed in, or through the link of a mail. */
export function mountSaying(site: Site): void {
  const secret = { secret: true };
  site.page(PATHS.say, (c) => showSay(c, EMPTY_FORM), secret).action(PATHS.say, saveSay);
  site.page(PATHS.link, linkPage, secret).action(PATHS.link, saveLink);
}

const today = () => dayOf(new Date());
const statusFor = (problems: readonly Problem[]): 200 | 409 | 422 => (problems.length === 0 ? 200 : statusOf(problems) === 409 ? 409 : 422);

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly speaker: Speaker;
}

/** Whom the reader may speak for. */
async function speakersFor(c: Ctx): Promise<readonly Choice[]> {
  const actor = c.get('actor');
  const t = words(c.get('locale'));
  const office = mayRunReviews(actor);
  const mine = departmentsOf(actor);
  const [departments, bodies] = await Promise.all([departmentList(c.get('db'), { active: true }), office && c.get('modules').has('bodies') ? allBodies(c.get('db'), everybody(today())) : []]);
  return [
    ...(office ? [{ value: 'office', label: t('office'), speaker: { origin: 'office', departmentId: null, name: null } } satisfies Choice] : []),
    ...departments.filter((d) => office || mine.includes(d.id)).map((d): Choice => ({ value: `department:${d.id}`, label: inLanguage(d.name, c.get('locale')).text, speaker: { origin: 'department', departmentId: d.id, name: null } })),
    ...bodies.map((b): Choice => ({ value: `body:${b.id}`, label: inLanguage(b.name, c.get('locale')).text, speaker: { origin: 'body', departmentId: null, name: sourceText(b.name) } })),
    ...(office ? [{ value: 'forum', label: t('staff.a_forum'), speaker: { origin: 'forum', departmentId: null, name: null } } satisfies Choice] : []),
  ];
}

async function loadSay(c: Ctx) {
  const actor = requireStaff(c);
  if (!maySpeak(actor)) refuse('forbidden');
  const { concept, round } = await loadRound(c);
  const speakers = await speakersFor(c);
  const asked = c.req.query('as') ?? '';
  const chosen = AS.test(asked) ? speakers.find((s) => s.value === asked) : speakers[0];
  if (chosen === undefined || !maySpeakAs(actor, chosen.speaker)) return refuse('forbidden');
  const fields = await contentOf(c.get('db'), round.editionId);
  const field = fields.find((f) => f.code === c.req.query('field')) ?? found(fields[0]);
  const items = (await itemsOf(c.get('db'), round.id)).filter((i) => i.fieldCode === field.code && i.measureId !== null);
  return { actor, concept, round, speakers, chosen, fields, field, items, office: mayRunReviews(actor) };
}

async function showSay(c: Ctx, form: FormState): Promise<Response> {
  const { concept, round, speakers, chosen, fields, field, items, office } = await loadSay(c);
  if (round.releasedOn !== null || (!office && !isOpen(round, today()))) refuse(today() < round.opensOn ? 'not_open_yet' : 'already_closed');
  return html(c, <SayPage concept={concept} round={round} speakers={speakers} as={chosen.value} field={field.code} items={items} fields={fields} speaker={chosen.speaker} office={office} saved={c.req.query('saved') === '1' && form.problems.length === 0} form={form} />, statusFor(form.problems));
}

type Read = { readonly ok: true; readonly value: Pick<SaidInput, 'rows' | 'proposals'> } | { readonly ok: false; readonly form: FormState };

/** What a form says of its measures: rows that say nothing and never did are left out. */
function readSaid(raw: RawForm, items: readonly Item[], speaker: Speaker): Read {
  const measures = rowsIn(raw, 'm', SayRow);
  const proposals = rowsIn(raw, 'new', ProposalRow);
  const problems = [...measures.problems, ...proposals.problems];
  if (problems.length > 0) return { ok: false, form: { values: raw.values, problems } };
  const spoke = (id: string) => items.find((i) => i.id === id)?.voices.some((v) => v.origin === speaker.origin && v.departmentId === speaker.departmentId && v.name === speaker.name) === true;
  return {
    ok: true,
    value: {
      rows: measures.rows.filter((r) => r.verdict !== null || spoke(r.item)),
      proposals: proposals.rows.flatMap((p) => (p.title === null || p.field === null || p.reason === null ? [] : [{ title: p.title, field: p.field, reason: p.reason }])),
    },
  };
}

async function saveSay(c: Ctx): Promise<Response> {
  const { actor, concept, round, chosen, field, items, office } = await loadSay(c);
  const raw = await readForm(c);
  const parsed = parseForm(SpeakerForm, raw);
  if (!parsed.ok) return showSay(c, parsed.form);
  const speaker = { ...chosen.speaker, name: chosen.value === 'forum' ? parsed.value.name : chosen.speaker.name };
  if (chosen.value === 'forum' && speaker.name === null) return showSay(c, withProblems(parsed.form, [{ code: 'required', field: 'name' }]));
  const said = readSaid(raw, items, speaker);
  if (!said.ok) return showSay(c, said.form);
  if (said.value.rows.length + said.value.proposals.length === 0) return showSay(c, withProblems(parsed.form, [{ code: 'required', field: 'm1_verdict' }]));
  const own = chosen.speaker.origin === 'office' || (chosen.speaker.departmentId !== null && departmentsOf(actor).includes(chosen.speaker.departmentId));
  const done = await write(c.get('db'), (tx) => speak(tx, actor, round.id, { ...speaker, ...said.value, source: office ? parsed.value.source : null, via: own ? 'page' : 'entered', today: today(), late: office }));
  if (!done.ok) return showSay(c, withProblems(parsed.form, done.problems));
  return goTo(c, office ? hrefs.desk(concept.slug, round.number, { field: field.code, done: 'said' }) : hrefs.say(concept.slug, round.number, { as: chosen.value, field: field.code, saved: '1' }));
}

interface Linked {
  readonly ask: Ask;
  readonly round: Round;
  readonly speaker: Speaker;
  readonly items: readonly Item[];
}

/** What a link may show: nothing once the round is over. */
async function linked(c: Ctx): Promise<Linked | Response> {
  const db = c.get('db');
  const ask = await askByToken(db, c.req.param('token') ?? '');
  const round = ask === null ? null : await roundById(db, ask.roundId);
  if (ask === null || round === null) return html(c, <GonePage kind="unknown" />, 404);
  if (round.releasedOn !== null || today() > round.closesOn) return html(c, <GonePage kind="over" />, 410);
  const items = (await itemsOf(db, round.id)).filter((i) => i.measureId !== null && i.leadDepartmentId === ask.departmentId);
  return { ask, round, items, speaker: { origin: 'department', departmentId: ask.departmentId, name: null } };
}

async function showLink(c: Ctx, { ask, round, items, speaker }: Linked, form: FormState, saved = false): Promise<Response> {
  const db = c.get('db');
  const [concept, unit, fields] = await Promise.all([conceptOfRound(db, round), departmentById(db, ask.departmentId), contentOf(db, round.editionId)]);
  return html(c, <LinkPage round={round} concept={concept} unit={<Said value={found(unit).name} />} items={items} fields={fields} speaker={speaker} action={hrefs.link(c.req.param('token') ?? '')} form={form} saved={saved} />, statusFor(form.problems));
}

/** Opening a link changes nothing, however often: programs that check mails open it too. */
async function linkPage(c: Ctx): Promise<Response> {
  const link = await linked(c);
  return link instanceof Response ? link : showLink(c, link, EMPTY_FORM);
}

async function saveLink(c: Ctx): Promise<Response> {
  const link = await linked(c);
  if (link instanceof Response) return link;
  const raw = await readForm(c);
  const said = readSaid(raw, link.items, link.speaker);
  if (!said.ok) return showLink(c, link, said.form);
  if (said.value.rows.some((r) => !link.items.some((i) => i.id === r.item))) return refuse('not_found');
  const form: FormState = { values: raw.values, problems: [] };
  if (said.value.rows.length + said.value.proposals.length === 0) return showLink(c, link, withProblems(form, [{ code: 'required', field: link.items.length === 0 ? 'new1_title' : 'm1_verdict' }]));
  const done = await write(c.get('db'), (tx) => speak(tx, system('review.link'), link.round.id, { ...link.speaker, ...said.value, source: null, via: 'link', today: today() }));
  if (!done.ok) return showLink(c, link, withProblems(form, done.problems));
  const now = await linked(c);
  return now instanceof Response ? now : showLink(c, now, EMPTY_FORM, true);
}
