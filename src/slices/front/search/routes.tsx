import { refuse } from '../../../kernel/problem.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { SearchPage } from './pages/search.tsx';
import { searchAll } from './queries.ts';
import { isEnough } from './rules.ts';
import { SearchQuery } from './schema.ts';
import { SEARCH } from './urls.ts';

/** A room of people searches now and then; a machine tries every word. */
const PER_ADDRESS = { burst: 300, perMinute: 120 };

export function mountSearch(site: Site): void {
  // What somebody looks for is nobody else's business: no page is kept, no other site is told, no log has it.
  site.page(SEARCH, search, { secret: true });
}

async function search(c: Ctx): Promise<Response> {
  const { q, kind, page } = SearchQuery.parse({ kind: null, ...c.req.query() });
  if (!isEnough(q)) return html(c, <SearchPage words={q} kind={null} page={1} found={null} />);
  if (c.get('limits').take('search', addressOf(c), PER_ADDRESS) > 0) refuse('rate_limited');
  const found = await searchAll(c.get('db'), c.get('modules'), c.get('locale'), { words: q, kind, page });
  return html(c, <SearchPage words={q} kind={found.kinds.some((f) => f.kind === kind) ? kind : null} page={page} found={found} />);
}
