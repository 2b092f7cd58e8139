import { randomBytes } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import { found, refuse, valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { readForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { publicProcess } from '../policy.ts';
import type { Process } from '../processes/queries.ts';
import { publicSubmission, type Submission } from '../submissions/queries.ts';
import { PATHS, pathTo } from '../urls.ts';
import { CONCERN_DAYS, sayConcern } from './commands.ts';
import { ConcernPage } from './pages/concern.tsx';
import { concernsOf, isConcerned, keyOf } from './queries.ts';
import { isDevice } from './rules.ts';

const COOKIE = 'concern';
/** One contribution from one address: a hall of hundreds says it within a minute, a machine does not go on for the day. */
const PER_SUBMISSION = { burst: 400, perMinute: 2 };
const PER_ADDRESS = { burst: 2_000, perMinute: 200 };

export function mountConcern(site: Site): void {
  site.page(PATHS.concern, show, { secret: true });
  site.action(PATHS.concern, say);
}

interface Asked {
  readonly process: Process;
  readonly submission: Submission;
  readonly key: Buffer;
}

/** A public contribution of a process that asks. */
async function asked(c: Ctx): Promise<Asked> {
  const process = await publicProcess(c);
  const number = c.req.param('number') ?? '';
  const db = c.get('db');
  const submission = found(/^[1-9]\d{0,8}$/.test(number) ? await publicSubmission(db, process.id, Number(number)) : null);
  return { process, submission, key: found(await keyOf(db, process.id)) };
}

/** The browser gets its random number here, one page before it is counted: a browser that keeps none is told so instead of being counted each time. */
async function show(c: Ctx): Promise<Response> {
  const { process, submission, key } = await asked(c);
  const db = c.get('db');
  const kept = getCookie(c, COOKIE);
  if (!isDevice(kept)) remember(c, randomBytes(16).toString('base64url'));
  const [counts, concerned] = await Promise.all([concernsOf(db, [submission.id]), isDevice(kept) ? isConcerned(db, key, submission.id, kept) : false]);
  const said = c.req.query('done');
  const done = !concerned && (said === 'taken_back' || said === 'no_cookie') ? said : null;
  return html(c, <ConcernPage process={process} submission={submission} n={counts.get(submission.id) ?? 0} concerned={concerned} done={done} />);
}

function remember(c: Ctx, token: string): void {
  setCookie(c, COOKIE, token, { path: '/', httpOnly: true, sameSite: 'Lax', secure: c.get('config').baseUrl.startsWith('https:'), maxAge: CONCERN_DAYS * 86_400 });
}

async function say(c: Ctx): Promise<Response> {
  const { submission } = await asked(c);
  const here = pathTo(PATHS.concern, { slug: submission.processSlug, number: submission.number });
  const concerned = (await readForm(c)).values['concerned'] === 'yes';
  const token = getCookie(c, COOKIE);
  if (!isDevice(token)) return goTo(c, `${here}?done=no_cookie`);
  const limits = c.get('limits');
  if (concerned && (limits.take('concern', addressOf(c), PER_ADDRESS) > 0 || limits.take('concern.one', `${addressOf(c)}\0${submission.id}`, PER_SUBMISSION) > 0)) refuse('rate_limited');
  valueOf(await write(c.get('db'), (tx) => sayConcern(tx, submission, token, concerned)));
  return goTo(c, concerned ? here : `${here}?done=taken_back`);
}
