import { readCode } from '../../../kernel/code.ts';
import { found, refuse } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo } from '../../../ui/respond.tsx';
import { processById } from '../processes/queries.ts';
import { submitPage } from '../submissions/sending/routes.tsx';
import { PATHS, pathTo } from '../urls.ts';
import { removeDraft } from './commands.ts';
import { draftByCode, type Draft } from './queries.ts';

/** Far above what a room full of people needs; 80 random bits cannot be tried out anyway. */
const PER_ADDRESS = { burst: 600, perMinute: 120 };

export function mountDrafts(site: Site): void {
  site.page(PATHS.draft, openDraft, { secret: true });
  site.action(PATHS.draftRemove, remove);
}

async function draftOf(c: Ctx): Promise<{ code: string; kept: Draft }> {
  if (c.get('limits').take('draft-open', addressOf(c), PER_ADDRESS) > 0) refuse('rate_limited');
  const code = found(readCode(c.req.param('draft') ?? ''));
  return { code, kept: found(await draftByCode(c.get('db'), code)) };
}

/** The form as it was put aside. */
async function openDraft(c: Ctx): Promise<Response> {
  const { code, kept } = await draftOf(c);
  const process = found(await processById(c.get('db'), kept.processId));
  const values = { text: kept.text, topic: kept.topicId ?? '', municipality: kept.municipality ?? '', language: kept.language, draft: code };
  return submitPage(c, process, { values, problems: [] }, 200, { draft: { code, kept, saved: c.req.query('saved') === '1' } });
}

async function remove(c: Ctx): Promise<Response> {
  const { code, kept } = await draftOf(c);
  const process = found(await processById(c.get('db'), kept.processId));
  await write(c.get('db'), (tx) => removeDraft(tx, code));
  return goTo(c, pathTo(PATHS.submit, { slug: process.slug }));
}
