import { valueOf } from '../../../../kernel/problem.ts';
import { refuse } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { html } from '../../../../ui/respond.tsx';
import { mayRun } from '../../policy.ts';
import { moderated } from '../../submissions/desk/routes.tsx';
import { PATHS } from '../../urls.ts';
import { readOriginal } from './commands.ts';
import { OriginalPage } from './pages/original.tsx';

/** A form's answer, not a page: reading the original is an act that the history keeps. */
export function mountOriginals(site: Site): void {
  site.action(PATHS.deskOriginal, show);
}

async function show(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  if (!mayRun(c.get('actor'), submission.processId)) refuse('forbidden');
  const text = valueOf(await write(c.get('db'), (tx) => readOriginal(tx, c.get('actor'), submission.id)));
  return html(c, <OriginalPage submission={submission} text={text} />);
}
