import { randomUUID } from 'node:crypto';
import { readCode } from '../../../kernel/code.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { isInventedConcept } from '../../participation/public.ts';
import { requireStaff } from '../../people/public.ts';
import { aroundOf } from '../chapters/queries.ts';
import { conceptBySlug, contentOf, type Concept, type Edition } from '../editions/queries.ts';
import { draftOf } from '../editions/rules.ts';
import { enterBodyComment, giveComment, handleComment, setConsultation } from './commands.ts';
import { CommentPage, ReceiptPage, ThanksPage } from './pages/comment-page.tsx';
import { ConsultationPage } from './pages/consultation-page.tsx';
import { DeskCommentPage, DeskPage } from './pages/desk-page.tsx';
import { mayAnswerComments, maySpeakForBody } from './policy.ts';
import { commentByNumber, commentByReceipt, commentsOf, consultationOf, newestConsulted } from './queries.ts';
import { COMMENT_STATES, partsOf, phaseOf, type Comment, type Consultation, type DraftPart } from './rules.ts';
import { BodyForm, CommentForm, commentCsv, CommentItem, commentItem, DeskForm, PeriodForm, ReceiptForm } from './schema.ts';
import { hrefs, PATHS } from './urls.ts';

/** A library full of readers may say something within the hour; a machine does not go on for the day. */
const PER_ADDRESS = { burst: 60, perMinute: 2 };
const LOOKS = { burst: 30, perMinute: 6 };

export function mountConsulting(site: Site): void {
  const secret = { secret: true };
  site.page(PATHS.consultation, show);
  site.list({ path: PATHS.comments, summary: 'Published comments on the draft of a concept', item: CommentItem, filters: {}, csv: commentCsv, load: listData });
  site.page(PATHS.comment, commentPage, secret).action(PATHS.comment, comment);
  site.page(PATHS.receipt, receiptPage, secret).action(PATHS.receipt, look);
  site.page(PATHS.desk, deskPage, secret).action(PATHS.desk, savePeriod).action(PATHS.deskBody, saveBody);
  site.page(PATHS.deskComment, deskComment, secret).action(PATHS.deskComment, saveComment);
}

interface Consulted {
  readonly concept: Concept;
  readonly edition: Edition;
  readonly consultation: Consultation;
}

/** The newest draft that was laid open, whether or not it has been adopted since. */
async function consulted(c: Ctx): Promise<Consulted> {
  const db = c.get('db');
  const concept = found(await conceptBySlug(db, c.req.param('slug') ?? ''));
  const id = found(await newestConsulted(db, concept.id, dayOf(new Date())));
  return { concept, edition: found(concept.editions.find((e) => e.id === id)), consultation: found(await consultationOf(db, id)) };
}

async function partsIn(c: Ctx, edition: Edition): Promise<readonly DraftPart[]> {
  const [around, fields] = await Promise.all([aroundOf(c.get('db'), edition.id), contentOf(c.get('db'), edition.id)]);
  return partsOf(around, fields);
}

async function show(c: Ctx): Promise<Response> {
  const { concept, edition, consultation } = await consulted(c);
  const db = c.get('db');
  const [around, fields, comments, invented] = await Promise.all([aroundOf(db, edition.id), contentOf(db, edition.id), commentsOf(db, edition.id, ['published']), isInventedConcept(db, concept.id)]);
  return html(c, <ConsultationPage concept={concept} edition={edition} consultation={consultation} phase={phaseOf(consultation, dayOf(new Date()))} around={around} fields={fields} comments={comments} invented={invented} />);
}

async function listData(c: Ctx, { q, page, pageSize }: { q: string | null; page: number; pageSize: number }) {
  const { concept, edition } = await consulted(c);
  const all = (await commentsOf(c.get('db'), edition.id, ['published'])).map((comment) => commentItem(concept.slug, comment, c.get('view').absolute));
  const wanted = q === null ? all : all.filter((item) => item.text.toLowerCase().includes(q.toLowerCase()));
  return { items: wanted.slice((page - 1) * pageSize, page * pageSize), total: wanted.length };
}

async function showForm(c: Ctx, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const { concept, edition } = await consulted(c);
  const parts = await partsIn(c, edition);
  const asked = typeof form.values['part'] === 'string' ? form.values['part'] : c.req.query('part');
  const part = parts.some((p) => p.key === asked) ? (asked ?? 'whole') : 'whole';
  const token = typeof form.values['token'] === 'string' ? form.values['token'] : randomUUID();
  return html(c, <CommentPage concept={concept} parts={parts} part={part} token={token} forBody={maySpeakForBody(c.get('actor'))} form={form} />, status);
}

async function commentPage(c: Ctx): Promise<Response> {
  const { edition, consultation } = await consulted(c);
  if (edition.state !== 'draft' || phaseOf(consultation, dayOf(new Date())) !== 'open') refuse('already_closed');
  return showForm(c, EMPTY_FORM, 200);
}

const statusFor = (problems: readonly Problem[]): 409 | 422 => (problems.some((p) => p.code === 'already_closed' || p.code === 'stale' || p.code === 'frozen') ? 409 : 422);

async function comment(c: Ctx): Promise<Response> {
  const { concept, edition } = await consulted(c);
  const parsed = parseForm(CommentForm, await readForm(c));
  if (!parsed.ok) return showForm(c, parsed.form, 422);
  const actor = c.get('actor');
  if (c.get('limits').take('concept.comment', addressOf(c), PER_ADDRESS) > 0) refuse('rate_limited');
  const { body, ...said } = parsed.value;
  const result = await write(c.get('db'), (tx) => giveComment(tx, actor, edition.id, { ...said, body: maySpeakForBody(actor) ? body : null, lang: c.get('locale') }));
  return result.ok ? html(c, <ThanksPage concept={concept} {...result.value} />) : showForm(c, withProblems(parsed.form, result.problems), statusFor(result.problems));
}

async function receiptPage(c: Ctx): Promise<Response> {
  const { concept } = await consulted(c);
  return html(c, <ReceiptPage concept={concept} comment={null} part={undefined} form={EMPTY_FORM} />);
}

async function look(c: Ctx): Promise<Response> {
  const { concept, edition } = await consulted(c);
  if (c.get('limits').take('concept.receipt', addressOf(c), LOOKS) > 0) refuse('rate_limited');
  const parsed = parseForm(ReceiptForm, await readForm(c));
  const code = parsed.ok ? readCode(parsed.value.code) : null;
  const mine = code === null ? null : await commentByReceipt(c.get('db'), edition.id, code);
  if (mine === null) return html(c, <ReceiptPage concept={concept} comment={null} part={undefined} form={withProblems(parsed.form, parsed.ok ? [{ code: 'invalid_code', field: 'code' }] : [])} />, 422);
  return html(c, <ReceiptPage concept={concept} comment={mine} part={(await partsIn(c, edition)).find((p) => p.key === mine.part)} form={EMPTY_FORM} />);
}

/** The draft, or while there is none the newest edition that was laid open: answers are still owed then. */
async function desk(c: Ctx): Promise<{ concept: Concept; edition: Edition; consultation: Consultation | null }> {
  if (!mayAnswerComments(requireStaff(c))) refuse('forbidden');
  const concept = found(await conceptBySlug(c.get('db'), c.req.param('slug') ?? ''));
  const draft = draftOf(concept);
  if (draft === null) return consulted(c);
  return { concept, edition: draft, consultation: await consultationOf(c.get('db'), draft.id) };
}

async function showDesk(c: Ctx, forms: { period?: FormState; body?: FormState }, status: 200 | 409 | 422): Promise<Response> {
  const { concept, edition, consultation } = await desk(c);
  const [parts, comments] = await Promise.all([partsIn(c, edition), commentsOf(c.get('db'), edition.id, COMMENT_STATES)]);
  return html(c, <DeskPage concept={concept} consultation={consultation} parts={parts} comments={comments} {...forms} />, status);
}

const deskPage = (c: Ctx): Promise<Response> => showDesk(c, {}, 200);

async function savePeriod(c: Ctx): Promise<Response> {
  const { concept, edition, consultation } = await desk(c);
  const parsed = parseForm(PeriodForm, await readForm(c));
  if (!parsed.ok) return showDesk(c, { period: parsed.form }, 422);
  const { opensOn, closesOn, note } = parsed.value;
  const result = await write(c.get('db'), (tx) => setConsultation(tx, c.get('actor'), edition.id, { opensOn, closesOn, note: note === null ? null : worded(consultation?.note ?? null, wordingIn(parsed.value, 'note')) }));
  return result.ok ? goTo(c, hrefs.desk(concept.slug)) : showDesk(c, { period: withProblems(parsed.form, result.problems) }, statusFor(result.problems));
}

async function saveBody(c: Ctx): Promise<Response> {
  const { concept, edition } = await desk(c);
  const parsed = parseForm(BodyForm, await readForm(c));
  if (!parsed.ok) return showDesk(c, { body: parsed.form }, 422);
  const result = await write(c.get('db'), (tx) => enterBodyComment(tx, c.get('actor'), edition.id, { ...parsed.value, lang: 'de' }));
  return result.ok ? goTo(c, hrefs.desk(concept.slug)) : showDesk(c, { body: withProblems(parsed.form, result.problems) }, statusFor(result.problems));
}

async function loadComment(c: Ctx): Promise<{ concept: Concept; edition: Edition; comment: Comment; part: DraftPart | undefined }> {
  const { concept, edition } = await desk(c);
  const number = c.req.param('number') ?? '';
  const one = found(/^[1-9]\d{0,8}$/.test(number) ? await commentByNumber(c.get('db'), edition.id, Number(number)) : null);
  return { concept, edition, comment: one, part: (await partsIn(c, edition)).find((p) => p.key === one.part) };
}

async function deskComment(c: Ctx): Promise<Response> {
  return html(c, <DeskCommentPage {...await loadComment(c)} form={EMPTY_FORM} />);
}

async function saveComment(c: Ctx): Promise<Response> {
  const { concept, edition, comment: before } = await loadComment(c);
  const again = async (form: FormState, status: 409 | 422) => html(c, <DeskCommentPage {...await loadComment(c)} form={form} />, status);
  const parsed = parseForm(DeskForm, await readForm(c));
  if (!parsed.ok) return again(parsed.form, 422);
  const { revision, state, withheldReason, answer, result: outcome } = parsed.value;
  const said = answer === null ? null : worded(before.answer, wordingIn(parsed.value, 'answer'));
  const result = await write(c.get('db'), (tx) => handleComment(tx, c.get('actor'), edition.id, before.number, { version: revision, state, withheldReason, answer: said, result: outcome }));
  return result.ok ? goTo(c, hrefs.desk(concept.slug)) : again(withProblems(parsed.form, result.problems), statusFor(result.problems));
}
