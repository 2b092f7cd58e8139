import { failed, type FormState } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { setConcern } from '../../concern/commands.ts';
import { asksConcern } from '../../concern/queries.ts';
import { runProcess } from '../../policy.ts';
import { releaseAccepted } from '../../submissions/commands.ts';
import { countsByProcess } from '../../submissions/queries.ts';
import { PATHS, pathTo } from '../../urls.ts';
import { WaysForm } from '../schema.ts';
import { readTags } from '../translations/rules.ts';
import { setWays } from './commands.ts';
import { WaysPage } from './pages/ways.tsx';

export function mountWays(site: Site): void {
  site.page(PATHS.deskWays, (c) => waysPage(c));
  site.action(PATHS.deskWays, change);
  site.action(PATHS.deskRelease, release);
}

async function waysPage(c: Ctx, form?: FormState): Promise<Response> {
  const process = await runProcess(c);
  const accepted = (await countsByProcess(c.get('db'))).get(process.id)?.accepted ?? 0;
  const concern = await asksConcern(c.get('db'), process.id);
  const status = form === undefined ? 200 : form.problems[0]?.code === 'stale' ? 409 : 422;
  return html(c, <WaysPage process={process} accepted={accepted} concern={concern} saved={c.req.query('saved') === '1'} {...(form === undefined ? {} : { form })} />, status);
}

async function change(c: Ctx): Promise<Response> {
  const process = await runProcess(c);
  const parsed = parseForm(WaysForm, await readForm(c));
  if (!parsed.ok) return waysPage(c, parsed.form);
  const { publishLater, concern, languages, revision } = parsed.value;
  const tags = readTags(languages);
  if (tags === null) return waysPage(c, withProblems(parsed.form, failed('invalid_choice', 'languages').problems));
  const done = await write(c.get('db'), async (tx) => {
    const changed = await setWays(tx, c.get('actor'), process.id, { version: revision, publishLater, languagesRead: tags });
    if (changed.ok) await setConcern(tx, c.get('actor'), process.id, concern);
    return changed;
  });
  return done.ok ? goTo(c, `${pathTo(PATHS.deskWays, { slug: process.slug })}?saved=1`) : waysPage(c, withProblems(parsed.form, done.problems));
}

async function release(c: Ctx): Promise<Response> {
  const process = await runProcess(c);
  await write(c.get('db'), (tx) => releaseAccepted(tx, c.get('actor'), process.id));
  return goTo(c, `${pathTo(PATHS.deskWays, { slug: process.slug })}?saved=1`);
}
