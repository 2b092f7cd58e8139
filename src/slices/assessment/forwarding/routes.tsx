import { dayOf } from '../../../kernel/dates.ts';
import { worded, wordingIn } from '../../../kernel/localized.ts';
import { found, refuse, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { documentPath } from '../../../platform/paths.ts';
import { makePdfAside } from '../../../platform/pdf.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { requireStaff } from '../../people/public.ts';
import { voicesBehind } from '../answering/queries.ts';
import { maySendOut } from '../policy.ts';
import { assessmentByNumber, type Assessment, type DecisionRow } from '../queries.ts';
import { hrefs, PATHS } from '../urls.ts';
import { saveForwarding } from './commands.ts';
import { ForwardingPage } from './pages/forwarding-page.tsx';
import { letterData } from './pages/letter.tsx';
import { forwardingOf, senderOf } from './queries.ts';
import { ForwardingForm } from './schema.ts';

export function mountForwarding(site: Site): void {
  site.page(PATHS.forwarding, (c) => show(c), { secret: true }).action(PATHS.forwarding, save);
  site.page(PATHS.letter, letter, { secret: true });
}

/** Something that was forwarded, for the office. */
async function load(c: Ctx): Promise<{ assessment: Assessment; decision: DecisionRow }> {
  if (!maySendOut(requireStaff(c))) refuse('forbidden');
  const number = c.req.param('number') ?? '';
  const assessment = found(/^\d{1,9}$/.test(number) ? await assessmentByNumber(c.get('db'), Number(number), { drafts: true }) : null);
  const decision = found(assessment.decision);
  if (decision.kind !== 'forward') refuse('not_found');
  return { assessment, decision };
}

async function show(c: Ctx, form?: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { assessment, decision } = await load(c);
  const forwarding = await forwardingOf(c.get('db'), assessment.id);
  return html(c, <ForwardingPage assessment={assessment} decision={decision} forwarding={forwarding} saved={c.req.query('saved') === '1'} {...(form === undefined ? {} : { form })} />, status);
}

async function save(c: Ctx): Promise<Response> {
  const { assessment } = await load(c);
  const parsed = parseForm(ForwardingForm, await readForm(c));
  if (!parsed.ok) return show(c, parsed.form, 422);
  const { revision, recipient, letter: text, sentOn, repliedOn, replyPublic } = parsed.value;
  const before = await forwardingOf(c.get('db'), assessment.id);
  const reply = parsed.value.reply === null ? null : worded(before?.reply ?? null, wordingIn(parsed.value, 'reply'));
  const done = await write(c.get('db'), (tx) => saveForwarding(tx, c.get('actor'), assessment.id, { version: revision, recipient, letter: text, sentOn, reply, repliedOn, replyPublic }));
  if (done.ok) return goTo(c, `${hrefs.forwarding(assessment.number)}?saved=1`);
  const stale = done.problems[0]?.code === 'stale' || done.problems[0]?.code === 'wrong_state';
  return show(c, withProblems(parsed.form, done.problems), stale ? 409 : 422);
}

async function letter(c: Ctx): Promise<Response> {
  const { assessment } = await load(c);
  const db = c.get('db');
  const forwarding = found(await forwardingOf(db, assessment.id));
  const [voices, sender] = await Promise.all([voicesBehind(db, assessment), senderOf(db)]);
  const day = forwarding.sentOn ?? dayOf(new Date());
  const data = letterData(assessment, forwarding, sender, voices, day, c.get('view').absolute(`/de${hrefs.assessment(assessment.number)}`));
  const bytes = await makePdfAside({ template: documentPath('assessment', 'forwarding'), data, created: new Date(`${day}T12:00:00Z`) });
  return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="brief-${assessment.number}.pdf"` });
}
