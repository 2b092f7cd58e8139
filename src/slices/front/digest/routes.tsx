import { EMPTY_FORM, refuse, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { personById, requireStaff } from '../../people/public.ts';
import { chooseDigest, stopDigest } from './commands.ts';
import { DigestPage, OffDonePage, OffPage } from './pages/digest.tsx';
import { digestByToken, digestOf } from './queries.ts';
import { SettingForm } from './schema.ts';
import { PATHS } from './urls.ts';

/** The list of what waits by mail: one's own setting, and the way out that each mail holds. */
export function mountDigest(site: Site): void {
  site.page(PATHS.setting, (c) => setting(c), { secret: true });
  site.action(PATHS.setting, choose);
  site.page(PATHS.off, async (c) => html(c, (await digestByToken(c.get('db'), c.req.param('token') ?? '')) === null ? <OffDonePage /> : <OffPage token={c.req.param('token') ?? ''} />), { secret: true });
  site.action(PATHS.off, off);
}

async function setting(c: Ctx, form: FormState = EMPTY_FORM): Promise<Response> {
  const actor = requireStaff(c);
  const [chosen, person] = await Promise.all([digestOf(c.get('db'), actor.id), personById(c.get('db'), actor.id)]);
  return html(c, <DigestPage rhythm={chosen?.rhythm ?? 'off'} email={person?.email ?? null} saved={c.req.query('saved') === '1'} form={form} />, form.problems.length === 0 ? 200 : 422);
}

async function choose(c: Ctx): Promise<Response> {
  const actor = requireStaff(c);
  const parsed = parseForm(SettingForm, await readForm(c));
  if (!parsed.ok) return setting(c, parsed.form);
  await write(c.get('db'), (tx) => chooseDigest(tx, actor.id, parsed.value.rhythm));
  return goTo(c, `${PATHS.setting}?saved=1`);
}

/** The page's button; and the mail program's own "unsubscribe" (RFC 8058). Who has switched it off already sees that it is off. */
async function off(c: Ctx): Promise<Response> {
  const raw = await readForm(c);
  if (raw.values['do'] !== 'off' && raw.values['List-Unsubscribe'] !== 'One-Click') refuse('bad_request');
  const chosen = await digestByToken(c.get('db'), c.req.param('token') ?? '');
  if (chosen !== null) await write(c.get('db'), (tx) => stopDigest(tx, chosen.accountId));
  return html(c, <OffDonePage />);
}
