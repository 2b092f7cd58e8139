import { LOCALES } from '../../../kernel/locale.ts';
import { localized } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, statusOf, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { instanceOf } from '../../instance/public.ts';
import { requireOffice } from '../policy.ts';
import { PATHS } from '../urls.ts';
import { rewordConsent } from './commands.ts';
import { ConsentPage, ConsentsPage } from './pages/consents.tsx';
import { consentTexts, currentConsent } from './queries.ts';
import { CONSENTS, type Consent } from './rules.ts';
import { ConsentForm } from './schema.ts';

const secret = { secret: true };

export function mountConsents(site: Site): void {
  site.page(PATHS.consents, listPage, secret);
  site.page(PATHS.consent, (c) => editPage(c, EMPTY_FORM), secret).action(PATHS.consent, change);
}

async function listPage(c: Ctx): Promise<Response> {
  requireOffice(c);
  return html(c, <ConsentsPage consents={await consentTexts(c.get('db'))} saved={c.req.query('saved') === '1'} />);
}

const purposeOf = (c: Ctx): Consent => found(CONSENTS.find((purpose) => purpose === c.req.param('purpose')));

async function editPage(c: Ctx, form: FormState): Promise<Response> {
  requireOffice(c);
  return html(c, <ConsentPage consent={await currentConsent(c.get('db'), purposeOf(c))} form={form} />, form.problems.length === 0 ? 200 : (statusOf(form.problems) as 422));
}

/** Every wording is written anew: one that translates an older wording would say something else than what is agreed to. */
async function change(c: Ctx): Promise<Response> {
  const actor = requireOffice(c);
  const purpose = purposeOf(c);
  const parsed = parseForm(ConsentForm, await readForm(c));
  if (!parsed.ok) return editPage(c, parsed.form);
  const others = Object.fromEntries(LOCALES.flatMap((l) => { const said = (parsed.value as Record<string, unknown>)[`text_${l}`]; return typeof said === 'string' ? [[l, said]] : []; }));
  const { id } = await instanceOf(c.get('db'));
  const done = await write(c.get('db'), (tx) => rewordConsent(tx, actor, id, purpose, { version: parsed.value.version, text: localized(parsed.value.text, 'de', others) }));
  return done.ok ? goTo(c, `${PATHS.consents}?saved=1`) : editPage(c, withProblems(parsed.form, done.problems));
}
