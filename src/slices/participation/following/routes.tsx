import { dayOf } from '../../../kernel/dates.ts';
import { found, refuse, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { publicProcess } from '../policy.ts';
import type { Process } from '../processes/queries.ts';
import { publicSubmission, type Submission } from '../submissions/queries.ts';
import { PATHS, pathTo } from '../urls.ts';
import { askFollower, confirmFollower, stopFollower } from './commands.ts';
import { StoppedPage, SubscribePage, SubscriptionPage, UnknownPage } from './pages/pages.tsx';
import { followerByToken } from './queries.ts';
import { SubscribeForm } from './schema.ts';

/** Nobody fills another person's mailbox with questions from here; a room of people asks without waiting. */
const PER_MAILBOX = { burst: 4, perMinute: 0.02 };
const PER_ADDRESS = { burst: 400, perMinute: 60 };

export function mountFollowing(site: Site): void {
  site.page(PATHS.subscribe, async (c) => subscribePage(c, await publicProcess(c), c.req.query('submission') ?? '', c.req.query('sent') === '1'));
  site.action(PATHS.subscribe, subscribe);
  site.page(PATHS.subscription, subscription, { secret: true });
  site.action(PATHS.subscription, change);
}

/** The public contribution of a number; null where none was named. */
async function submissionOf(c: Ctx, process: Process, number: string): Promise<Submission | null> {
  if (number === '') return null;
  return found(/^[1-9]\d{0,8}$/.test(number) ? await publicSubmission(c.get('db'), process.id, Number(number)) : null);
}

async function subscribePage(c: Ctx, process: Process, number: string, sent: boolean, form?: FormState): Promise<Response> {
  const submission = await submissionOf(c, process, number);
  return html(c, <SubscribePage process={process} number={submission?.number ?? null} sent={sent} {...(form === undefined ? {} : { form })} />, form === undefined ? 200 : 422);
}

/** The answer is the same whether the address follows already or not. */
async function subscribe(c: Ctx): Promise<Response> {
  const process = await publicProcess(c);
  const parsed = parseForm(SubscribeForm, await readForm(c));
  const typed = parsed.form.values['submission'];
  if (!parsed.ok) return subscribePage(c, process, typeof typed === 'string' ? typed : '', false, parsed.form);
  const submission = await submissionOf(c, process, parsed.value.submission ?? '');
  const { email } = parsed.value;
  const limits = c.get('limits');
  if (limits.take('subscribe', addressOf(c), PER_ADDRESS) > 0 || limits.take('subscribe.mailbox', email, PER_MAILBOX) > 0) refuse('rate_limited');
  await write(c.get('db'), (tx) => askFollower(tx, { processId: process.id, submissionId: submission?.id ?? null, email, locale: c.get('locale') }));
  return goTo(c, `${pathTo(PATHS.subscribe, { slug: process.slug })}?sent=1`);
}

async function subscription(c: Ctx): Promise<Response> {
  const follower = await followerByToken(c.get('db'), c.req.param('token') ?? '');
  return follower === null ? html(c, <UnknownPage />, 404) : html(c, <SubscriptionPage follower={follower} />);
}

/** The page's buttons; and the mail program's own "unsubscribe", which sends another form (RFC 8058). */
async function change(c: Ctx): Promise<Response> {
  const token = c.req.param('token') ?? '';
  const raw = await readForm(c);
  if (raw.values['do'] === 'confirm') {
    const done = await write(c.get('db'), (tx) => confirmFollower(tx, token, dayOf(new Date())));
    return done ? goTo(c, pathTo(PATHS.subscription, { token })) : html(c, <UnknownPage />, 404);
  }
  if (raw.values['do'] !== 'stop' && raw.values['List-Unsubscribe'] !== 'One-Click') refuse('bad_request');
  await write(c.get('db'), (tx) => stopFollower(tx, token));
  return html(c, <StoppedPage />);
}
