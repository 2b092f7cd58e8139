import type { FormState } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { moderated } from '../../submissions/desk/routes.tsx';
import { PATHS } from '../../urls.ts';
import { submissionsByIds } from '../../submissions/queries.ts';
import { reasonOf } from '../reasons/rules.ts';
import { BundleForm, OwnReasonsForm } from '../schema.ts';
import { decideTogether } from './commands.ts';
import { AlikePage } from './pages/alike.tsx';
import { alikeWaiting } from './queries.ts';
import { otherLanguages, ownReason } from './rules.ts';

export function mountBundles(site: Site): void {
  site.page(PATHS.deskAlike, (c) => alikePage(c));
  site.action(PATHS.deskAlike, decide);
}

async function alikePage(c: Ctx, form?: FormState): Promise<Response> {
  const { submission } = await moderated(c);
  return html(c, <AlikePage submission={submission} alike={await alikeWaiting(c.get('db'), submission)} {...(form === undefined ? {} : { form })} />, form === undefined ? 200 : 422);
}

async function decide(c: Ctx): Promise<Response> {
  const { process, submission } = await moderated(c);
  const raw = await readForm(c);
  const parsed = parseForm(BundleForm, raw);
  if (!parsed.ok) return alikePage(c, parsed.form);
  const { ids, decision, usual, reason, join } = parsed.value;
  const languages = otherLanguages([submission, ...(await submissionsByIds(c.get('db'), ids))]);
  const own = parseForm(OwnReasonsForm(languages), raw);
  if (!own.ok) return alikePage(c, own.form);
  const said = new Map(languages.flatMap(({ language }) => { const text = own.value[ownReason(language)]; return text === undefined || text === null ? [] : [[language, text] as const]; }));
  const done = await write(c.get('db'), (tx) => decideTogether(tx, c.get('actor'), submission.id, ids, { decision, reason: reasonOf(usual, reason), join, said }));
  return done.ok ? goTo(c, `${PATHS.deskQueue}?process=${process.slug}&done=${decision === 'publish' ? 'published' : 'withheld'}`) : alikePage(c, withProblems(parsed.form, done.problems));
}
