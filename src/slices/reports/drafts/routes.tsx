import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { found, refuse, statusOf, valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { departmentsById, requireStaff } from '../../people/public.ts';
import { isInvented } from '../editions/queries.ts';
import { draftDocx, draftPdf } from '../pdf/commands.ts';
import { mayReleaseReport, mayRunRounds, maySign } from '../policy.ts';
import { roundBySlug, standingOf, type Round } from '../rounds/queries.ts';
import { hrefs, PATHS } from '../urls.ts';
import { makeDraft, releaseDraft, returnDraft, signDraft, submitDraft } from './commands.ts';
import { DraftPage, type DraftPageProps, type SigningUnit } from './pages/draft-page.tsx';
import { approversOf, draftsOf, type Draft } from './queries.ts';
import { MakeForm, ReturnForm, SignForm } from './schema.ts';

export function mountDrafts(site: Site): void {
  const secret = { secret: true };
  site.action(PATHS.drafts, make);
  site.page(PATHS.draft, (c) => show(c), secret);
  site.page(PATHS.draftPdf, (c) => file(c, 'pdf'), secret).page(PATHS.draftDocx, (c) => file(c, 'docx'), secret);
  site.action(PATHS.sign, sign).action(PATHS.submit, submit).action(PATHS.release, release);
}

interface Desk {
  readonly actor: Actor;
  readonly round: Round;
  /** Units that lead a measure of the report. */
  readonly units: readonly SigningUnit[];
}

async function deskOf(c: Ctx): Promise<Desk> {
  const actor = requireStaff(c);
  const db = c.get('db');
  const round = found(await roundBySlug(db, c.req.param('slug') ?? ''));
  const { measures } = await standingOf(db, round, dayOf(new Date()));
  const departments = await departmentsById(db, measures.flatMap((m) => m.leadDepartmentId ?? []));
  return { actor, round, units: [...departments].map(([id, { name }]) => ({ id, name })) };
}

const numberOf = (c: Ctx): number => {
  const text = c.req.param('number') ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : refuse('not_found');
};

async function draftAt(c: Ctx, round: Round): Promise<{ draft: Draft; latest: boolean }> {
  const number = numberOf(c);
  const drafts = await draftsOf(c.get('db'), round.id);
  return { draft: found(drafts.find((d) => d.number === number)), latest: drafts[0]?.number === number };
}

async function show(c: Ctx, forms: DraftPageProps['forms'] = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { actor, round, units } = await deskOf(c);
  const [{ draft, latest }, approvers] = await Promise.all([draftAt(c, round), approversOf(c.get('db'))]);
  return html(
    c,
    <DraftPage
      round={round} draft={draft} current={latest && round.state === 'open'} units={units} own={units.filter((u) => maySign(actor, u.id))} mayRun={mayRunRounds(actor)}
      mayRelease={mayReleaseReport(actor, draft.madeBy, approvers)} forms={forms}
    />,
    status,
  );
}

async function make(c: Ctx): Promise<Response> {
  const { actor, round } = await deskOf(c);
  if (!mayRunRounds(actor)) refuse('forbidden');
  const parsed = parseForm(MakeForm, await readForm(c));
  if (!parsed.ok) refuse('stale');
  const { number } = valueOf(await write(c.get('db'), (tx) => makeDraft(tx, actor, round.id, { version: parsed.value.revision, today: dayOf(new Date()) })));
  return goTo(c, hrefs.draft(round.slug, number));
}

const PER_ADDRESS = { burst: 20, perMinute: 10 };

/** Made when it is asked for: a draft is read by few. */
async function file(c: Ctx, kind: 'pdf' | 'docx'): Promise<Response> {
  const { round } = await deskOf(c);
  const { draft } = await draftAt(c, round);
  if (c.get('limits').take('report.draft', addressOf(c), PER_ADDRESS) > 0) refuse('rate_limited');
  const locale = c.get('locale') === 'en' ? 'en' : 'de';
  const options = { invented: await isInvented(c.get('db'), draft), draft: { number: draft.number, href: `/${locale}${hrefs.draft(round.slug, draft.number)}` } };
  const { baseUrl } = c.get('config');
  const bytes = kind === 'pdf' ? await draftPdf(draft, locale, baseUrl, options) : await draftDocx(draft, locale, baseUrl, options);
  const type = kind === 'pdf' ? 'application/pdf' : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const name = `${locale === 'en' ? 'draft' : 'entwurf'}-${draft.number}-${round.slug}.${kind}`;
  return c.body(new Uint8Array(bytes), 200, { 'content-type': type, 'content-disposition': `${kind === 'pdf' ? 'inline' : 'attachment'}; filename="${name}"` });
}

async function sign(c: Ctx): Promise<Response> {
  const { actor, round, units } = await deskOf(c);
  const own = units.filter((u) => maySign(actor, u.id));
  if (own.length === 0 && !mayRunRounds(actor)) refuse('forbidden');
  const { draft } = await draftAt(c, round);
  const parsed = parseForm(SignForm, await readForm(c));
  if (!parsed.ok) return show(c, { sign: parsed.form }, 422);
  const { department, verdict, remark } = parsed.value;
  if (!own.some((u) => u.id === department)) refuse('forbidden');
  const input = { departmentId: department, agreed: verdict === 'agreed', remark: remark ?? '', onBehalf: mayRunRounds(actor), today: dayOf(new Date()) };
  const done = await write(c.get('db'), (tx) => signDraft(tx, actor, round.id, draft.number, input));
  return done.ok ? goTo(c, hrefs.draft(round.slug, draft.number)) : show(c, { sign: withProblems(parsed.form, done.problems) }, statusOf(done.problems) === 409 ? 409 : 422);
}

async function submit(c: Ctx): Promise<Response> {
  const { actor, round } = await deskOf(c);
  if (!mayRunRounds(actor)) refuse('forbidden');
  const { draft } = await draftAt(c, round);
  valueOf(await write(c.get('db'), (tx) => submitDraft(tx, actor, round.id, draft.number)));
  return goTo(c, hrefs.draft(round.slug, draft.number));
}

async function release(c: Ctx): Promise<Response> {
  const { actor, round } = await deskOf(c);
  const approvers = await approversOf(c.get('db'));
  if (!mayReleaseReport(actor, null, approvers)) refuse('forbidden');
  const { draft } = await draftAt(c, round);
  if (!mayReleaseReport(actor, draft.madeBy, approvers)) refuse('forbidden');
  const raw = await readForm(c);
  if (raw.values['next'] === 'return') {
    const parsed = parseForm(ReturnForm, raw);
    if (!parsed.ok) return show(c, { back: parsed.form }, 422);
    const given = await write(c.get('db'), (tx) => returnDraft(tx, actor, round.id, draft.number, parsed.value.why));
    return given.ok ? goTo(c, hrefs.draft(round.slug, draft.number)) : show(c, { back: withProblems(parsed.form, given.problems) }, 409);
  }
  const { slug } = valueOf(await write(c.get('db'), (tx) => releaseDraft(tx, actor, round.id, draft.number, dayOf(new Date()))));
  return goTo(c, hrefs.report(slug));
}
