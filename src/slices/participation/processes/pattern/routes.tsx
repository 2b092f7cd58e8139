import { refuse } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { mayStart, runProcess } from '../../policy.ts';
import { localizedFrom } from '../../rules.ts';
import { PATHS, pathTo } from '../../urls.ts';
import type { Process } from '../queries.ts';
import { CopyForm } from '../schema.ts';
import { copyProcess } from './commands.ts';
import { CopyPage } from './pages/copy.tsx';

export function mountPattern(site: Site): void {
  site.page(PATHS.deskCopy, async (c) => html(c, <CopyPage process={await patternOf(c)} />));
  site.action(PATHS.deskCopy, copy);
}

/** The process of the address, for those who may start new ones. */
async function patternOf(c: Ctx): Promise<Process> {
  const process = await runProcess(c);
  return mayStart(c.get('actor')) ? process : refuse('forbidden');
}

async function copy(c: Ctx): Promise<Response> {
  const process = await patternOf(c);
  const parsed = parseForm(CopyForm, await readForm(c));
  if (!parsed.ok) return html(c, <CopyPage process={process} form={parsed.form} />, 422);
  const { slug, startsOn } = parsed.value;
  const made = await write(c.get('db'), (tx) => copyProcess(tx, c.get('actor'), process.id, { slug, startsOn, title: localizedFrom(null, parsed.value, 'title') }));
  if (!made.ok) return html(c, <CopyPage process={process} form={withProblems(parsed.form, made.problems)} />, 422);
  return goTo(c, `${pathTo(PATHS.deskProcess, { slug })}?saved=1`);
}
