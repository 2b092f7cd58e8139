import { showCode } from '../../../kernel/code.ts';
import { refuse } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { keyFolder } from '../../../platform/keys.ts';
import { csvOf } from '../../../platform/web/csv.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { deskBallot, showOverview } from '../preparing/routes.tsx';
import type { Ballot } from '../queries.ts';
import { PATHS, voteHref } from '../urls.ts';
import { staffWords } from '../words.ts';
import { createCodes, openMailBatch, revokeBatch, revokeCode, settleCodes } from './commands.ts';
import { CodesPage, type CodesPageProps } from './pages/codes.tsx';
import { SlipsPage } from './pages/slips.tsx';
import { codeBatches } from './queries.ts';
import { hasCodes, MAX_SLIPS } from './rules.ts';
import { BatchForm, CodeForm, MailCodesForm, NewCodesForm } from './schema.ts';

export function mountCodes(site: Site): void {
  site.page(PATHS.deskCodes, codesPage);
  site.action(PATHS.deskCodes, makeCodes);
  site.action(PATHS.deskCodesMail, mailCodes);
  site.action(PATHS.deskRevoke, revoke);
}

/** Codes are gone once a ballot is over: whoever kept the address is told so, on the ballot's page. */
async function codesPage(c: Ctx): Promise<Response> {
  const ballot = await deskBallot(c);
  return hasCodes(ballot) ? showCodes(c, ballot) : showOverview(c, ballot, { note: staffWords(c.get('locale'))(ballot.electorate === 'codes' ? 'staff.codes_over' : 'staff.codes_none') });
}

type Shown = Partial<Pick<CodesPageProps, 'making' | 'mailing' | 'revoking' | 'revokingBatch' | 'done'>>;

async function showCodes(c: Ctx, ballot: Ballot, shown: Shown = {}): Promise<Response> {
  const refused = [shown.making, shown.mailing, shown.revoking, shown.revokingBatch].some((form) => form !== undefined && form.problems.length > 0);
  const page = <CodesPage ballot={ballot} batches={await codeBatches(c.get('db'), ballot.id)} mails={c.get('config').smtpUrl !== undefined} {...shown} />;
  return html(c, page, refused ? 422 : 200);
}

const keysOf = (c: Ctx) => keyFolder(c.get('config').keysDir);

/** The answer is the only place where the codes ever stand: it is kept nowhere and cannot be asked for again. */
async function makeCodes(c: Ctx): Promise<Response> {
  const ballot = await deskBallot(c);
  const parsed = parseForm(NewCodesForm, await readForm(c));
  if (!parsed.ok) return showCodes(c, ballot, { making: parsed.form });
  const { count, label, as, language } = parsed.value;
  if (as === 'slips' && count > MAX_SLIPS) return showCodes(c, ballot, { making: withProblems(parsed.form, [{ code: 'out_of_range', field: 'count', params: { min: 1, max: MAX_SLIPS } }]) });
  const made = await write(c.get('db'), (tx) => createCodes(tx, keysOf(c), c.get('actor'), { ballotId: ballot.id, label, count }));
  if (!made.ok) return showCodes(c, ballot, { making: withProblems(parsed.form, made.problems) });
  await settleCodes(c.get('db'), ballot.id);
  const csv = codesCsv(c, ballot, made.value.codes);
  if (as === 'slips') return html(c, <SlipsPage ballot={ballot} label={label} codes={made.value.codes} language={language} csv={csv} />);
  return c.body(csv, 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${ballot.slug}.csv"`, 'cache-control': 'no-store' });
}

const codesCsv = (c: Ctx, ballot: Ballot, codes: readonly string[]): string => csvOf(codes.map((code) => ({ code: showCode(code), url: c.get('view').absolute(voteHref(ballot.slug, code)) })));

async function mailCodes(c: Ctx): Promise<Response> {
  const ballot = await deskBallot(c);
  if (c.get('config').smtpUrl === undefined) refuse('not_found');
  const parsed = parseForm(MailCodesForm, await readForm(c));
  if (!parsed.ok) return showCodes(c, ballot, { mailing: parsed.form });
  const { addresses, label, language } = parsed.value;
  const begun = await write(c.get('db'), async (tx) => {
    const batch = await openMailBatch(tx, keysOf(c), c.get('actor'), { ballotId: ballot.id, label, count: addresses.length });
    if (batch.ok) for (const to of addresses) await enqueue(tx, 'ballots.mail_code', { batch: batch.value.batchId, to, locale: language });
    return batch;
  });
  if (!begun.ok) return showCodes(c, ballot, { mailing: withProblems(parsed.form, begun.problems) });
  return showCodes(c, ballot, { done: staffWords(c.get('locale'))('staff.mail_done', { n: addresses.length }) });
}

async function revoke(c: Ctx): Promise<Response> {
  const ballot = await deskBallot(c);
  const raw = await readForm(c);
  const t = staffWords(c.get('locale'));
  if (raw.values['batch'] !== undefined) {
    const batch = parseForm(BatchForm, raw);
    if (!batch.ok) return showCodes(c, ballot, { revokingBatch: batch.form });
    const done = await write(c.get('db'), (tx) => revokeBatch(tx, c.get('actor'), ballot.id, batch.value.batch));
    await settleCodes(c.get('db'), ballot.id);
    return done.ok ? showCodes(c, ballot, { done: t('staff.revoke_batch_done', { n: done.value.revoked }) }) : showCodes(c, ballot, { revokingBatch: { values: raw.values, problems: done.problems } });
  }
  const parsed = parseForm(CodeForm, raw);
  if (!parsed.ok) return showCodes(c, ballot, { revoking: parsed.form });
  const done = await write(c.get('db'), (tx) => revokeCode(tx, keysOf(c), c.get('actor'), ballot.id, parsed.value.code));
  await settleCodes(c.get('db'), ballot.id);
  return showCodes(c, ballot, done.ok ? { done: t('staff.revoke_done') } : { revoking: withProblems(parsed.form, done.problems) });
}
