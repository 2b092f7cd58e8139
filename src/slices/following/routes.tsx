import { dayOf } from '../../kernel/dates.ts';
import { found, refuse, type FormState } from '../../kernel/problem.ts';
import { write } from '../../platform/database/write.ts';
import { addressOf } from '../../platform/web/address.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { parseForm, readForm } from '../../platform/web/forms.ts';
import type { Site } from '../../platform/web/site.ts';
import { goTo, html } from '../../ui/respond.tsx';
import { askFollower, confirmFollower, setRhythm, stopAll, stopOne } from './commands.ts';
import { AskPage, StoppedPage, SubscriptionPage, UnknownPage } from './pages/pages.tsx';
import { followedBy, followerByToken, knownOf, subjectOf, type Follower, type Subject } from './queries.ts';
import { FOLLOWABLE, type StepSource } from './rules.ts';
import { AskForm, ChangeForm, RHYTHMS } from './schema.ts';
import { followHref, PATHS, subscriptionHref } from './urls.ts';

/** Nobody fills another person's mailbox with questions from here; a room of people asks without waiting. */
const PER_MAILBOX = { burst: 4, perMinute: 0.02 };
const PER_ADDRESS = { burst: 400, perMinute: 60 };

/** News by mail, for whoever follows something; `sources` know its steps. */
export function mountFollowing(site: Site, sources: readonly StepSource[]): void {
  site.page(PATHS.ask, async (c) => askPage(c, await subject(c, c.req.query('about') ?? ''), c.req.query('sent') === '1'));
  site.action(PATHS.ask, ask);
  site.page(PATHS.subscription, subscription, { secret: true });
  site.action(PATHS.subscription, (c) => change(c, sources));
}

/** What is public, can be followed, and belongs to a module that is on. */
async function subject(c: Ctx, about: string): Promise<Subject> {
  const one = found(await subjectOf(c.get('db'), about));
  return c.get('modules').has(FOLLOWABLE[one.kind]) ? one : refuse('not_found');
}

const askPage = (c: Ctx, about: Subject, sent: boolean, form?: FormState): Response => html(c, <AskPage subject={about} sent={sent} {...(form === undefined ? {} : { form })} />, form === undefined ? 200 : 422);

/** The answer is the same whether the address follows already or not. */
async function ask(c: Ctx): Promise<Response> {
  const parsed = parseForm(AskForm, await readForm(c));
  const typed = parsed.form.values['about'];
  const about = await subject(c, typeof typed === 'string' ? typed : '');
  if (!parsed.ok) return askPage(c, about, false, parsed.form);
  const { email, rhythm } = parsed.value;
  const limits = c.get('limits');
  if (limits.take('subscribe', addressOf(c), PER_ADDRESS) > 0 || limits.take('subscribe.mailbox', email, PER_MAILBOX) > 0) refuse('rate_limited');
  await write(c.get('db'), (tx) => askFollower(tx, { nodeId: about.id, email, rhythm, locale: c.get('locale') }));
  return goTo(c, `${followHref(about.id)}&sent=1`);
}

async function subscription(c: Ctx): Promise<Response> {
  const db = c.get('db');
  const follower = await followerByToken(db, c.req.param('token') ?? '');
  if (follower === null) return html(c, <UnknownPage />, 404);
  return html(c, <SubscriptionPage follower={follower} all={follower.confirmedOn === null ? [] : await followedBy(db, follower.email)} saved={c.req.query('saved') === '1'} />);
}

/** The page's buttons; and the mail program's own "unsubscribe", which sends another form (RFC 8058). */
async function change(c: Ctx, sources: readonly StepSource[]): Promise<Response> {
  const db = c.get('db');
  const token = c.req.param('token') ?? '';
  const raw = await readForm(c);
  const parsed = ChangeForm.safeParse(raw.values);
  const wish = parsed.success ? parsed.data.do : null;
  if (wish === 'stop' || raw.values['List-Unsubscribe'] === 'One-Click') {
    await write(db, (tx) => stopAll(tx, token));
    return html(c, <StoppedPage />);
  }
  if (!parsed.success) return refuse('bad_request');
  const follower = await followerByToken(db, token);
  if (follower === null) return html(c, <UnknownPage />, 404);
  if (wish === 'confirm') await confirm(c, follower, sources);
  if (wish === 'rhythm') {
    const rhythm = RHYTHMS.find((r) => r === parsed.data.rhythm) ?? refuse('bad_request');
    await write(db, (tx) => setRhythm(tx, follower.email, rhythm));
  }
  if (wish === 'one') {
    await write(db, (tx) => stopOne(tx, follower.email, parsed.data.about ?? ''));
    // The link may have belonged to this one: the others have links of their own.
    const left = await followedBy(db, follower.email);
    const [next] = left;
    if (next === undefined) return html(c, <StoppedPage />);
    return goTo(c, `${subscriptionHref((await followerByToken(db, token)) === null ? next.token : token)}?saved=1`);
  }
  return goTo(c, `${subscriptionHref(token)}${wish === 'rhythm' ? '?saved=1' : ''}`);
}

/** Whatever is public at this moment is no news. */
async function confirm(c: Ctx, follower: Follower, sources: readonly StepSource[]): Promise<void> {
  const now = new Date();
  const { steps } = await knownOf(c.get('db'), follower.subject, now, sources, () => () => '');
  await write(c.get('db'), (tx) => confirmFollower(tx, follower, steps.map((s) => s.key), dayOf(now)));
}
