import { inLanguage } from '../../../../kernel/localized.ts';
import { dayOf } from '../../../../kernel/dates.ts';
import { VISITOR } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/ids.ts';
import { failed, found, refuse, statusOf, type FormState, type Problem } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { addressOf } from '../../../../platform/web/address.ts';
import { Door } from '../../../../platform/web/door.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import type { Option } from '../../../../ui/index.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { requireStaff } from '../../../people/public.ts';
import { openFields } from '../../editions/queries.ts';
import { mayEditConcepts } from '../../policy.ts';
import { hrefs } from '../../urls.ts';
import { changeOffer, handIn, publishOffer, replyTo, withdrawOffer } from './commands.ts';
import { OfferDeskPage, OfferListPage } from './pages/desk.tsx';
import { FindPage, MinePage, OfferPage, WithdrawnPage, type MinePageProps } from './pages/offer.tsx';
import { deletedOn, offerByCode, offerById, offerList, type Offer } from './queries.ts';
import { codeFor, isFormToken } from './rules.ts';
import { ChangeForm, OfferForm, PublishForm, ReplyForm, SureForm } from './schema.ts';
import { deskHref, mineHref, PATHS } from './urls.ts';

/** A meeting of organisations hands in within minutes; a machine tries for hours. */
const PER_ADDRESS = { burst: 60, perMinute: 10 };
const SECRET = { secret: true };
const SMALL = { maxBody: 128 * 1024 };

/** Good practice from organisations: the form, the way back with the receipt, and the office's look. */
export function mountOffers(site: Site): void {
  site.page(PATHS.offer, async (c) => html(c, <OfferPage places={await placesFor(c)} token={newId()} />), SECRET);
  site.action(PATHS.offer, send, SMALL);
  site.page(PATHS.find, (c) => html(c, <FindPage />));
  site.action(PATHS.find, (c) => DOOR.typed(c, (code) => goTo(c, mineHref(code))), SMALL);
  site.page(PATHS.mine, (c) => holderOf(c, (holder) => minePage(c, holder)), SECRET);
  site.action(PATHS.mineChange, (c) => holderOf(c, (holder) => change(c, holder)), SMALL);
  site.action(PATHS.mineWithdraw, (c) => holderOf(c, (holder) => withdraw(c, holder)), SMALL);
  site.page(PATHS.desk, async (c) => html(c, <OfferListPage offers={await offerList((office(c), c.get('db')))} />), SECRET);
  site.page(PATHS.deskOffer, async (c) => html(c, <OfferDeskPage offer={await deskOffer(c)} places={await placesFor(c)} />), SECRET);
  site.action(PATHS.deskPublish, publish);
  site.action(PATHS.deskReply, reply);
}

const today = () => dayOf(new Date());

/** Fields of action of all concepts. */
async function placesFor(c: Ctx): Promise<Option[]> {
  const locale = c.get('locale');
  return (await openFields(c.get('db'))).map((f) => ({ value: `${f.conceptId}/${f.code}`, label: inLanguage(f.title, locale).text, group: inLanguage(f.conceptTitle, locale).text }));
}

const fieldProblem = (places: readonly Option[], field: string | null): readonly Problem[] => (field === null || places.some((p) => p.value === field) ? [] : failed('invalid_choice', 'field').problems);
const statusFor = (problems: readonly Problem[]): 409 | 422 => (statusOf(problems) === 409 ? 409 : 422);

async function send(c: Ctx): Promise<Response> {
  const places = await placesFor(c);
  const parsed = parseForm(OfferForm, await readForm(c));
  const typed = parsed.form.values['token'];
  const again = (form: FormState, status: 422 | 429) => html(c, <OfferPage places={places} token={isFormToken(typed) ? typed : newId()} form={form} />, status);
  if (!parsed.ok) return again(parsed.form, 422);
  const { email, token, ...content } = parsed.value;
  const wrong = fieldProblem(places, content.field);
  if (wrong.length > 0) return again(withProblems(parsed.form, wrong), 422);
  const code = codeFor(isFormToken(token) ? token : null);
  if (c.get('limits').take('practice-offer', addressOf(c), PER_ADDRESS) > 0) return again(withProblems(parsed.form, failed('rate_limited').problems), 429);
  await write(c.get('db'), (tx) => handIn(tx, { code, locale: c.get('locale'), content, email }, today()));
  return goTo(c, `${mineHref(code)}?done=sent`);
}

interface Holder {
  readonly code: string;
  readonly offer: Offer;
}

const DOOR = new Door<Offer>({ name: 'practice-receipt', limit: PER_ADDRESS, parameter: 'receipt', find: (c, code) => offerByCode(c.get('db'), code), form: (c, form, status) => html(c, <FindPage form={form} />, status) });
const holderOf = (c: Ctx, answer: (holder: Holder) => Response | Promise<Response>): Promise<Response> => DOOR.holder(c, (code, offer) => answer({ code, offer }));

async function minePage(c: Ctx, { code, offer }: Holder, refused: Pick<MinePageProps, 'form' | 'withdrawing'> = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const asked = c.req.query('done');
  const done = status === 200 && (asked === 'sent' || asked === 'changed') ? asked : null;
  return html(c, <MinePage code={code} offer={offer} places={await placesFor(c)} until={deletedOn(offer)} done={done} {...refused} />, status);
}

async function change(c: Ctx, holder: Holder): Promise<Response> {
  const parsed = parseForm(ChangeForm, await readForm(c));
  if (!parsed.ok) return minePage(c, holder, { form: parsed.form }, 422);
  const { email, revision, ...content } = parsed.value;
  const wrong = fieldProblem(await placesFor(c), content.field);
  if (wrong.length > 0) return minePage(c, holder, { form: withProblems(parsed.form, wrong) }, 422);
  const done = await write(c.get('db'), (tx) => changeOffer(tx, holder.code, { content, email, version: revision }, today()));
  if (done.ok) return goTo(c, `${mineHref(holder.code)}?done=changed`);
  const now = found(await offerByCode(c.get('db'), holder.code));
  return minePage(c, { ...holder, offer: now }, { form: withProblems(parsed.form, done.problems) }, statusFor(done.problems));
}

async function withdraw(c: Ctx, holder: Holder): Promise<Response> {
  const parsed = parseForm(SureForm, await readForm(c));
  if (!parsed.ok || !parsed.value.sure) return minePage(c, holder, { withdrawing: withProblems(parsed.form, failed('confirm_needed', 'sure').problems) }, 422);
  await write(c.get('db'), (tx) => withdrawOffer(tx, VISITOR, holder.offer.id));
  return html(c, <WithdrawnPage />);
}

function office(c: Ctx) {
  const actor = requireStaff(c);
  return mayEditConcepts(actor) ? actor : refuse('forbidden');
}

async function deskOffer(c: Ctx): Promise<Offer> {
  office(c);
  return found(await offerById(c.get('db'), c.req.param('id') ?? ''));
}

async function publish(c: Ctx): Promise<Response> {
  const offer = await deskOffer(c);
  const places = await placesFor(c);
  const parsed = parseForm(PublishForm, await readForm(c));
  const again = async (problems: readonly Problem[], status: 409 | 422) => html(c, <OfferDeskPage offer={found(await offerById(c.get('db'), offer.id))} places={places} publishing={withProblems(parsed.form, problems)} />, status);
  if (!parsed.ok) return again([], 422);
  const { measures, revision, ...content } = parsed.value;
  const wrong = fieldProblem(places, content.field);
  if (wrong.length > 0) return again(wrong, 422);
  const done = await write(c.get('db'), (tx) => publishOffer(tx, c.get('actor'), offer.id, { content, measures, version: revision }));
  return done.ok ? goTo(c, hrefs.practice(done.value.slug)) : again(done.problems, statusFor(done.problems));
}

async function reply(c: Ctx): Promise<Response> {
  const offer = await deskOffer(c);
  const parsed = parseForm(ReplyForm, await readForm(c));
  const again = async (problems: readonly Problem[], status: 409 | 422) => html(c, <OfferDeskPage offer={found(await offerById(c.get('db'), offer.id))} places={await placesFor(c)} replying={withProblems(parsed.form, problems)} />, status);
  if (!parsed.ok) return again([], 422);
  const done = await write(c.get('db'), (tx) => replyTo(tx, c.get('actor'), offer.id, { state: parsed.value.as, reply: parsed.value.reply, version: parsed.value.revision }, today()));
  return done.ok ? goTo(c, deskHref(offer.id)) : again(done.problems, statusFor(done.problems));
}
