import { found, type FormState } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { dataPaths } from '../../../../platform/paths.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { instanceOf } from '../../../instance/public.ts';
import { localizedFrom } from '../../rules.ts';
import { sayToAuthor } from '../messages/commands.ts';
import { alsoSaidIn } from '../messages/imports.ts';
import { moderated } from '../../submissions/desk/routes.tsx';
import { PATHS, pathTo } from '../../urls.ts';
import { ReferralForm } from '../schema.ts';
import { saveReferral } from './commands.ts';
import { LetterPage } from './pages/letter.tsx';
import { ReferralPage } from './pages/referral.tsx';
import { referralOf } from './queries.ts';

export function mountReferrals(site: Site): void {
  site.page(PATHS.deskReferral, (c) => referralPage(c));
  site.action(PATHS.deskReferral, save);
  site.page(PATHS.deskLetter, letterPage);
}

async function referralPage(c: Ctx, form?: FormState): Promise<Response> {
  const { submission } = await moderated(c);
  const referral = await referralOf(c.get('db'), submission.id);
  const status = form === undefined ? 200 : form.problems[0]?.code === 'stale' ? 409 : 422;
  return html(c, <ReferralPage submission={submission} referral={referral} saved={c.req.query('saved') === '1'} {...(form === undefined ? {} : { form })} />, status);
}

async function save(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  const raw = await readForm(c);
  const parsed = parseForm(ReferralForm, raw);
  const { message, problems } = await alsoSaidIn(dataPaths(c.get('config').dataDir).files, raw);
  if (!parsed.ok || problems.length > 0) return referralPage(c, withProblems(parsed.form, [...parsed.form.problems, ...problems]));
  const before = await referralOf(c.get('db'), submission.id);
  const { level, body, letter, forwardedOn, reply, replyOn, replyPublic, revision } = parsed.value;
  const change = { version: revision, level, body, reason: localizedFrom(before?.reason ?? null, parsed.value, 'reason'), letter: letter ?? '', forwardedOn, reply: reply ?? '', replyOn, replyPublic };
  const done = await write(c.get('db'), async (tx) => {
    const saved = await saveReferral(tx, c.get('actor'), submission.id, change);
    if (saved.ok && message !== null) await sayToAuthor(tx, c.get('actor'), submission.id, message);
    return saved;
  });
  return done.ok ? goTo(c, `${pathTo(PATHS.deskReferral, { id: submission.id })}?saved=1`) : referralPage(c, withProblems(parsed.form, done.problems));
}

/** The letter to whoever is competent, to print or save. */
async function letterPage(c: Ctx): Promise<Response> {
  const { process, submission } = await moderated(c);
  const referral = found(await referralOf(c.get('db'), submission.id));
  const { settings } = await instanceOf(c.get('db'));
  return html(c, <LetterPage process={process} submission={submission} referral={referral} sender={[settings['operator'] ?? '', settings['address'] ?? '']} />);
}
