import { VISITOR } from '../../../kernel/actor.ts';
import { readCode } from '../../../kernel/code.ts';
import { isId, newId } from '../../../kernel/ids.ts';
import { worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, refuse, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { instanceOf } from '../../instance/public.ts';
import { mayRun, mayStart, publicEvent, readableEvent, runEvent } from '../policy.ts';
import { eventById, type Event } from '../queries.ts';
import { codeFor, isFormToken } from '../registering/rules.ts';
import { keepDaysOf } from '../rules.ts';
import { deskStallHref, marketHref, PATHS, pathTo, stallCodeHref } from '../urls.ts';
import { applyForStall, changeStall, decideStall, placeStall, practiceFromStall, saveMarket, withdrawStall, type Application } from './commands.ts';
import { ApplyPage } from './pages/apply.tsx';
import { MarketDeskPage, StallDeskPage, type StallDeskProps } from './pages/desk.tsx';
import { MarketPage } from './pages/market.tsx';
import { StallMinePage, type MinePageProps } from './pages/mine.tsx';
import { marketOf, stallByCode, stallById, stallContactOf, stallsOf, type Stall } from './queries.ts';
import { gapsIn, placesOf, takesStalls } from './rules.ts';
import { ApplyForm, ChangeStallForm, DecideForm, FindStallForm, MarketForm, PlaceForm, PracticeForm, STALL_STATES, StallItem, WithdrawForm } from './schema.ts';

const SECRET = { secret: true };
const SMALL = { maxBody: 64 * 1024 };
/** A meeting of clubs may apply behind one address; codes have 80 bits and cannot be tried out. */
const PER_ADDRESS = { burst: 60, perMinute: 10 };
const CODES_PER_ADDRESS = { burst: 60, perMinute: 30 };
/** Nobody is written to more often than this because others typed their address. */
const PER_MAILBOX = { burst: 10, perMinute: 0.2 };

/** A market of possibilities: projects apply for a stall, the office places them, everybody finds them. */
export function mountMarket(site: Site): void {
  // Every form is handed out with a random value of its own, so the page is never kept.
  site.page(PATHS.marketApply, async (c) => applyPage(c, await readableEvent(c)), SECRET);
  site.action(PATHS.marketApply, apply, SMALL);
  site.action(PATHS.marketFind, find, SMALL);
  site.page(PATHS.stall, async (c) => minePage(c, await held(c)), SECRET);
  site.action(PATHS.stallChange, change, SMALL);
  site.action(PATHS.stallWithdraw, withdraw, SMALL);
  site.page(PATHS.deskMarket, async (c) => deskPage(c, await runEvent(c)), SECRET);
  site.action(PATHS.deskMarket, save);
  site.page(PATHS.deskStall, async (c) => stallPage(c, await askedStall(c)), SECRET);
  site.action(PATHS.deskStall, decide);
  site.action(PATHS.deskStallPlace, place);
  site.action(PATHS.deskStallPractice, practice);
  site.list({
    path: PATHS.market, summary: 'Stalls of the market of possibilities of an event', item: StallItem, filters: {},
    csv: ({ id: _, slug: __, url: ___, ...stall }) => stall,
    load: async (c, { page, pageSize, q }) => {
      const event = await publicEvent(c);
      found(await marketOf(c.get('db'), event.id));
      const wanted = (q ?? '').toLowerCase();
      const all = (await stallsOf(c.get('db'), event.id, ['accepted'])).filter((s) => `${s.project} ${s.institution} ${s.shows}`.toLowerCase().includes(wanted));
      return { items: all.slice((page - 1) * pageSize, page * pageSize).map((stall) => itemOf(c, event, stall)), total: all.length };
    },
    page: async (c) => marketPage(c, await readableEvent(c)),
  });
}

function itemOf(c: Ctx, event: Event, { id, number, project, institution, shows, language, place: at, practiceHref }: Stall) {
  const { absolute } = c.get('view');
  return { id, slug: `${number}`, url: `${absolute(marketHref(event.slug))}#stall-${number}`, number, project, institution, shows, language, place: at, practice: practiceHref === null ? null : absolute(practiceHref) };
}

/** Days after the event until contacts go. */
const daysOf = async (c: Ctx, event: Event): Promise<number> => keepDaysOf((await instanceOf(c.get('db'))).settings, event);

async function marketPage(c: Ctx, event: Event, findForm?: FormState): Promise<Response> {
  const market = found(await marketOf(c.get('db'), event.id));
  const stalls = await stallsOf(c.get('db'), event.id, ['accepted']);
  const withdrawn = findForm === undefined && c.req.query('withdrawn') === '1';
  return html(c, <MarketPage event={event} market={market} stalls={stalls} open={takesStalls(market, event, new Date())} staff={mayRun(c.get('actor'), event)} withdrawn={withdrawn} {...(findForm === undefined ? {} : { find: findForm })} />, findForm === undefined ? 200 : 422);
}

async function applyPage(c: Ctx, event: Event, form: FormState = EMPTY_FORM, status: 200 | 409 | 422 | 429 = 200): Promise<Response> {
  const market = found(await marketOf(c.get('db'), event.id));
  const typed = form.values['token'];
  return html(c, <ApplyPage event={event} market={market} open={takesStalls(market, event, new Date())} token={isFormToken(typed) ? typed : newId()} days={await daysOf(c, event)} form={form} />, status);
}

type Typed = Omit<Extract<ReturnType<typeof parseForm<typeof ApplyForm>>, { ok: true }>['value'], 'token'>;

const applicationOf = ({ project, institution, shows, language, needs, name, email, phone }: Typed): Application => ({ project, institution: institution ?? '', shows, language, needs: [...new Set(needs)], contact: { name, email, phone } });

async function apply(c: Ctx): Promise<Response> {
  const event = await publicEvent(c);
  const parsed = parseForm(ApplyForm, await readForm(c));
  if (!parsed.ok) return applyPage(c, event, parsed.form, 422);
  const { token, ...typed } = parsed.value;
  const limits = c.get('limits');
  if (limits.take('stall', addressOf(c), PER_ADDRESS) > 0 || (typed.email !== null && limits.take('stall-mail', typed.email, PER_MAILBOX) > 0)) return applyPage(c, event, withProblems(parsed.form, failed('rate_limited').problems), 429);
  const code = codeFor(isFormToken(token) ? token : null, event.id);
  const done = await write(c.get('db'), (tx) => applyForStall(tx, event.id, { ...applicationOf(typed), locale: c.get('locale'), code }));
  return done.ok ? goTo(c, `${stallCodeHref(code)}?done=applied`) : applyPage(c, event, withProblems(parsed.form, done.problems), 409);
}

/** The code arrives in a form, so that it stands in no address before it is known to be one. */
async function find(c: Ctx): Promise<Response> {
  if (c.get('limits').take('stall-code', addressOf(c), CODES_PER_ADDRESS) > 0) refuse('rate_limited');
  const event = await publicEvent(c);
  const parsed = parseForm(FindStallForm, await readForm(c));
  if (!parsed.ok) return marketPage(c, event, parsed.form);
  const code = readCode(parsed.value.code);
  if (code === null || (await stallByCode(c.get('db'), code)) === null) return marketPage(c, event, withProblems(parsed.form, failed('invalid_code', 'code').problems));
  return goTo(c, stallCodeHref(code));
}

interface Holder {
  readonly code: string;
  readonly stall: Stall;
  readonly event: Event;
}

async function held(c: Ctx): Promise<Holder> {
  if (c.get('limits').take('stall-code', addressOf(c), CODES_PER_ADDRESS) > 0) refuse('rate_limited');
  const code = found(readCode(c.req.param('code') ?? ''));
  const stall = found(await stallByCode(c.get('db'), code));
  return { code, stall, event: found(await eventById(c.get('db'), stall.eventId)) };
}

async function minePage(c: Ctx, { code, event, stall: { id } }: Holder, refused: Pick<MinePageProps, 'form' | 'withdrawing'> = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const stall = found(await stallById(c.get('db'), id));
  const asked = c.req.query('done');
  const over = event.endsAt <= new Date();
  const open = stall.state !== 'withdrawn' && event.state === 'published' && !over;
  const done = status === 200 && (asked === 'applied' || asked === 'changed') ? asked : null;
  return html(c, <StallMinePage code={code} stall={stall} event={event} contact={await stallContactOf(c.get('db'), id)} open={open} over={over && stall.state === 'accepted'} days={await daysOf(c, event)} done={done} {...refused} />, status);
}

const statusOf = (problems: readonly Problem[]): 409 | 422 => (['stale', 'wrong_state', 'in_use'].includes(problems[0]?.code ?? '') ? 409 : 422);

async function change(c: Ctx): Promise<Response> {
  const holder = await held(c);
  const parsed = parseForm(ChangeStallForm, await readForm(c));
  if (!parsed.ok) return minePage(c, holder, { form: parsed.form }, 422);
  const { revision, ...typed } = parsed.value;
  const done = await write(c.get('db'), (tx) => changeStall(tx, holder.stall.id, revision, applicationOf(typed)));
  return done.ok ? goTo(c, `${stallCodeHref(holder.code)}?done=changed`) : minePage(c, holder, { form: withProblems(parsed.form, done.problems) }, statusOf(done.problems));
}

async function withdraw(c: Ctx): Promise<Response> {
  const holder = await held(c);
  const parsed = parseForm(WithdrawForm, await readForm(c));
  if (!parsed.ok || !parsed.value.sure) return minePage(c, holder, { withdrawing: withProblems(parsed.form, failed('confirm_needed', 'sure').problems) }, 422);
  const done = await write(c.get('db'), (tx) => withdrawStall(tx, VISITOR, holder.stall.id));
  return done.ok ? goTo(c, `${marketHref(holder.event.slug)}?withdrawn=1`) : minePage(c, holder, { withdrawing: withProblems(parsed.form, done.problems) }, 409);
}

const savedIn = (c: Ctx, form: FormState | undefined): boolean => form === undefined && c.req.query('saved') === '1';

async function deskPage(c: Ctx, event: Event, form?: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const [market, stalls] = await Promise.all([marketOf(c.get('db'), event.id), stallsOf(c.get('db'), event.id, STALL_STATES)]);
  return html(c, <MarketDeskPage event={event} market={market} stalls={stalls.toSorted((a, b) => a.number - b.number)} saved={savedIn(c, form)} {...(form === undefined ? {} : { form })} />, status);
}

async function save(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const parsed = parseForm(MarketForm, await readForm(c));
  if (!parsed.ok) return deskPage(c, event, parsed.form, 422);
  const { open, closesOn, columns, rows, entrance, revision } = parsed.value;
  const gaps = gapsIn(parsed.value.gaps ?? '', columns * rows);
  if (gaps === null) return deskPage(c, event, withProblems(parsed.form, failed('invalid_text', 'gaps').problems), 422);
  const before = await marketOf(c.get('db'), event.id);
  const input = { call: worded(before?.call ?? null, wordingIn(parsed.value, 'call')), open, closesOn, columns, rows, entrance, gaps };
  const done = await write(c.get('db'), (tx) => saveMarket(tx, c.get('actor'), event.id, revision, input));
  return done.ok ? goTo(c, `${pathTo(PATHS.deskMarket, { slug: event.slug })}?saved=1`) : deskPage(c, event, withProblems(parsed.form, done.problems), statusOf(done.problems));
}

async function askedStall(c: Ctx): Promise<{ event: Event; stall: Stall }> {
  const event = await runEvent(c);
  const id = c.req.param('id') ?? '';
  const stall = found(isId(id) ? await stallById(c.get('db'), id) : null);
  return stall.eventId === event.id ? { event, stall } : refuse('not_found');
}

async function stallPage(c: Ctx, { event, stall: { id } }: { event: Event; stall: Stall }, forms: Pick<StallDeskProps, 'decide' | 'place'> = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const [market, stall, contact, others] = await Promise.all([marketOf(db, event.id), stallById(db, id), stallContactOf(db, id), stallsOf(db, event.id, ['waiting', 'accepted'])]);
  const taken = new Set(others.filter((s) => s.id !== id).map((s) => s.place));
  const shown = { event, market: found(market), stall: found(stall) };
  const becomes = shown.stall.state === 'accepted' && shown.stall.practiceId === null && event.state === 'published' && event.endsAt <= new Date() && c.get('modules').has('concept') && mayStart(c.get('actor'));
  return html(c, <StallDeskPage {...shown} contact={contact} free={placesOf(shown.market).filter((n) => !taken.has(n))} practice={becomes} saved={status === 200 && c.req.query('saved') === '1'} {...forms} />, status);
}

const again = (c: Ctx, event: Event, stall: Stall): Response => goTo(c, `${deskStallHref(event.slug, stall.id)}?saved=1`);

async function decide(c: Ctx): Promise<Response> {
  const { event, stall } = await askedStall(c);
  const parsed = parseForm(DecideForm, await readForm(c));
  const refused = (problems: readonly Problem[], status: 409 | 422) => stallPage(c, { event, stall }, { decide: withProblems(parsed.form, problems) }, status);
  if (!parsed.ok) return refused(parsed.form.problems, 422);
  const { decision, place: at, reason, revision } = parsed.value;
  if (decision === 'declined' && reason === null) return refused(failed('required', 'reason').problems, 422);
  const done = await write(c.get('db'), (tx) => decideStall(tx, c.get('actor'), event.id, stall.id, revision, decision === 'accepted' ? { state: decision, place: at } : { state: decision, reason: reason ?? '' }));
  return done.ok ? again(c, event, stall) : refused(done.problems, statusOf(done.problems));
}

async function place(c: Ctx): Promise<Response> {
  const { event, stall } = await askedStall(c);
  const parsed = parseForm(PlaceForm, await readForm(c));
  if (!parsed.ok) return stallPage(c, { event, stall }, { place: parsed.form }, 422);
  const done = await write(c.get('db'), (tx) => placeStall(tx, c.get('actor'), event.id, stall.id, parsed.value.revision, parsed.value.place));
  return done.ok ? again(c, event, stall) : stallPage(c, { event, stall }, { place: withProblems(parsed.form, done.problems) }, statusOf(done.problems));
}

async function practice(c: Ctx): Promise<Response> {
  const { event, stall } = await askedStall(c);
  if (!c.get('modules').has('concept')) refuse('not_found');
  if (!mayStart(c.get('actor'))) refuse('forbidden');
  const parsed = parseForm(PracticeForm, await readForm(c));
  if (!parsed.ok) return stallPage(c, { event, stall }, { place: parsed.form }, 422);
  const done = await write(c.get('db'), (tx) => practiceFromStall(tx, c.get('actor'), event.id, stall.id, parsed.value.revision));
  return done.ok ? goTo(c, done.value.href) : stallPage(c, { event, stall }, { place: withProblems(parsed.form, done.problems) }, statusOf(done.problems));
}
