import { randomBytes } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import { isStaff } from '../../../kernel/actor.ts';
import { readCode, showCode } from '../../../kernel/code.ts';
import { found, refuse, type FormState } from '../../../kernel/problem.ts';
import type { Db } from '../../../platform/database/types.ts';
import { keyFolder } from '../../../platform/keys.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Limit } from '../../../platform/web/limits.ts';
import type { Site } from '../../../platform/web/site.ts';
import { renderDocument } from '../../../ui/index.ts';
import { html, ready } from '../../../ui/respond.tsx';
import { ThreadSection, threadOf } from '../../thread/public.ts';
import { mayRunBallots } from '../policy.ts';
import { BallotPage } from '../pages/ballot.tsx';
import { ballotBySlug, type Ballot } from '../queries.ts';
import { liveTotals, recountsOf, resultOf } from '../results/queries.ts';
import { PATHS, voteHref } from '../urls.ts';
import { castBallot, holdsKey } from './commands.ts';
import { ReceiptPage } from './pages/receipt.tsx';
import { readCastForm } from './schema.ts';

/** Far above a room of 300 people who all vote in the same minute from one address; a machine that tries codes gets nowhere anyway. */
const PER_ADDRESS: Limit = { burst: 1_500, perMinute: 600 };
/** Without codes a machine could fill the box, so it is tighter; still a room and its changes of mind fit. */
const DEVICES_PER_ADDRESS: Limit = { burst: 600, perMinute: 60 };

export function mountCasting(site: Site): void {
  site.action(PATHS.ballot, castVote);
  site.page(PATHS.vote, showWithCode, { secret: true });
  site.data(PATHS.vote, (c) => c.redirect(c.get('view').href(voteHref(c.req.param('slug') ?? '', c.req.param('code') ?? '')), 302), { secret: true });
}

/** A ballot in its phase. The form is always empty, whoever looks. */
export async function showBallot(c: Ctx): Promise<Response> {
  const ballot = await visibleBallot(c);
  if (ballot.phase === 'open' && ballot.electorate === 'device') c.set('secret', true);
  return html(c, await ballotPage(c, ballot, {}));
}

/** A draft exists for those who prepare it only. */
export async function visibleBallot(c: Ctx): Promise<Ballot> {
  const ballot = found(await ballotBySlug(c.get('db'), c.req.param('slug') ?? ''));
  if (ballot.state === 'draft' && !mayRunBallots(c.get('actor'))) refuse('not_found');
  return ballot;
}

async function ballotPage(c: Ctx, ballot: Ballot, shown: { state?: FormState; code?: string; raw?: RawForm }) {
  const db = c.get('db');
  const [result, live, recounts] = await Promise.all([resultOf(db, ballot), liveTotals(db, ballot), ballot.state === 'closed' ? recountsOf(db, ballot.id) : []]);
  const takesBallots = ballot.phase === 'open' && ballot.electorate !== 'room' && holdsKey(keyFolder(c.get('config').keysDir), ballot);
  const device = ballot.electorate === 'device' ? { device: getCookie(c, cookieOf(ballot)) === undefined ? newDevice() : null } : {};
  const thread = ballot.state === 'draft' ? null : <ThreadSection data={await threadOf(db, ballot.id, { staff: isStaff(c.get('actor')) })} />;
  return <BallotPage ballot={ballot} result={result} live={live} recounts={recounts} takesBallots={takesBallots} state={shown.state} code={shown.code} {...device} staff={mayRunBallots(c.get('actor'))} thread={thread} />;
}

/** From a slip: the form with the code filled in. Looking changes nothing, and nothing stored is shown, so it may be opened as often as one likes. */
async function showWithCode(c: Ctx): Promise<Response> {
  const ballot = await visibleBallot(c);
  const code = readCode(decodeURIComponent(c.req.param('code') ?? ''));
  if (code === null || ballot.electorate !== 'codes' || ballot.phase !== 'open') return html(c, await ballotPage(c, ballot, {}));
  return html(c, await ballotPage(c, ballot, { code }));
}

async function castVote(c: Ctx): Promise<Response> {
  const raw = await readForm(c);
  const ballot = await openBallotOf(c);
  const device = ballot.electorate === 'device';
  const read = readCastForm(raw, ballot.options.map((o) => o.number), !device);
  if (c.get('limits').take('ballot', addressOf(c), device ? DEVICES_PER_ADDRESS : PER_ADDRESS) > 0) return again(c, ballot, withProblems(read.form, [{ code: 'rate_limited' }]), 429);
  if (read.form.problems.length > 0) return again(c, ballot, read.form, 422);
  const secret = device ? deviceOf(c, ballot, raw) : (read.code ?? '');
  const result = await castBallot(c.get('db'), keyFolder(c.get('config').keysDir), ballot, { voter: { kind: device ? 'device' : 'code', secret }, dots: read.dots });
  if (!result.ok) return again(c, ballot, withProblems(read.form, result.problems), result.problems[0]?.code === 'ballot_key_missing' ? 503 : 422);
  if (device) keepDevice(c, ballot, secret);
  return ready(c, withReceipt(receiptPage(c, ballot), showCode(result.value.receipt)));
}

const REMEMBERED_MS = 1_000;
const opened = new WeakMap<Db, Map<string, { ballot: Ballot; until: number }>>();

/**
 * The ballot somebody votes on. What an open ballot says cannot change any more, so it is read once a second, not once a vote; whether
 * it is still open is asked by the vote's own statement.
 */
async function openBallotOf(c: Ctx): Promise<Ballot> {
  const known = opened.get(c.get('db')) ?? new Map<string, { ballot: Ballot; until: number }>();
  opened.set(c.get('db'), known);
  const slug = c.req.param('slug') ?? '';
  const kept = known.get(slug);
  if (kept !== undefined && kept.until > performance.now()) return kept.ballot;
  known.delete(slug);
  const read = await visibleBallot(c);
  if (read.phase !== 'open') return read;
  // The same object again, so that what was made for it is kept.
  const ballot = kept?.ballot.id === read.id && kept.ballot.revision === read.revision ? kept.ballot : read;
  known.set(slug, { ballot, until: performance.now() + REMEMBERED_MS });
  return ballot;
}

/** Stands for the receipt in a page made beforehand; no text can hold it. */
const MARK = '\u0000receipt\u0000';
const pages = new WeakMap<Ballot, Map<string, readonly Buffer[]>>();

/** The page around a receipt, cut where it belongs. It is the same for every visitor of a language and theme, so it is made once. */
function receiptPage(c: Ctx, ballot: Ballot): readonly Buffer[] {
  const view = c.get('view');
  const make = (): readonly Buffer[] => renderDocument(<ReceiptPage ballot={ballot} receipt={MARK} />, view).split(MARK).map((part) => Buffer.from(part));
  if (c.get('actor').kind !== 'visitor') return make();
  const made = pages.get(ballot) ?? new Map<string, readonly Buffer[]>();
  pages.set(ballot, made);
  const key = `${view.locale} ${view.theme}`;
  const page = made.get(key) ?? make();
  made.set(key, page);
  return page;
}

function withReceipt(page: readonly Buffer[], receipt: string): Uint8Array<ArrayBuffer> {
  const shown = Buffer.from(receipt);
  return Buffer.concat(page.flatMap((part, i) => (i === 0 ? [part] : [shown, part])));
}

/** The page again, with everything that was typed; when the ballot has closed meanwhile, as it is now. */
async function again(c: Ctx, ballot: Ballot, state: FormState, status: 422 | 429 | 503): Promise<Response> {
  if (ballot.phase !== 'open' || state.problems.some((p) => p.code === 'already_closed')) refuse(ballot.phase === 'planned' ? 'not_open_yet' : 'already_closed');
  return html(c, await ballotPage(c, ballot, { state }), status);
}

const newDevice = (): string => randomBytes(16).toString('base64url');
const cookieOf = (ballot: Ballot): string => `ballot-${ballot.id}`;

/** The secret in the cookie, or the one the form brought: sent twice by a double click it is one device. */
function deviceOf(c: Ctx, ballot: Ballot, raw: RawForm): string {
  const kept = getCookie(c, cookieOf(ballot));
  const sent = raw.values['device'];
  const given = kept ?? (typeof sent === 'string' ? sent : '');
  return /^[\w-]{22}$/.test(given) ? given : newDevice();
}

function keepDevice(c: Ctx, ballot: Ballot, secret: string): void {
  setCookie(c, cookieOf(ballot), secret, { path: '/', httpOnly: true, sameSite: 'Lax', secure: c.get('config').baseUrl.startsWith('https:'), maxAge: 180 * 24 * 3_600 });
}
