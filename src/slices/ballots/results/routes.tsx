import { readCode } from '../../../kernel/code.ts';
import { cleanLine } from '../../../kernel/text.ts';
import { found, refuse, type FormState } from '../../../kernel/problem.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { readForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { visibleBallot } from '../casting/routes.tsx';
import { PATHS } from '../urls.ts';
import { ReceiptFoundPage } from './pages/receipt-found.tsx';
import { RecountPage } from './pages/recount.tsx';
import { ballotLists, receiptCounted, resultOf } from './queries.ts';
import { LIST_NAMES, type ListName } from './rules.ts';

export function mountResults(site: Site): void {
  site.action(PATHS.receipt, searchReceipt);
  site.page(PATHS.recount, showRecount);
  site.data(PATHS.lists, sendList);
}

async function searchReceipt(c: Ctx): Promise<Response> {
  const raw = await readForm(c);
  const ballot = await visibleBallot(c);
  const typed = cleanLine(typeof raw.values['receipt'] === 'string' ? raw.values['receipt'] : '');
  const receipt = readCode(typed);
  const problems: FormState['problems'] = receipt === null ? [{ code: typed === '' ? 'required' : 'invalid_code', field: 'receipt' }] : [];
  const counted = receipt === null ? null : await receiptCounted(c.get('db'), ballot, receipt);
  return html(c, <ReceiptFoundPage ballot={ballot} counted={counted} state={{ values: raw.values, problems }} />, receipt === null ? 422 : 200);
}

async function showRecount(c: Ctx): Promise<Response> {
  const ballot = await visibleBallot(c);
  return html(c, <RecountPage ballot={ballot} result={found(await resultOf(c.get('db'), ballot))} />);
}

/** One of the published lists, byte for byte what its digest was made of. */
async function sendList(c: Ctx): Promise<Response> {
  const name = (c.req.param('list') ?? '').replace(/\.csv$/, '');
  const ballot = await visibleBallot(c);
  const result = await resultOf(c.get('db'), ballot);
  if (result === null || result.listDigests === null || !(LIST_NAMES as readonly string[]).includes(name) || !c.req.path.endsWith('.csv')) refuse('not_found');
  const lists = await ballotLists(c.get('db'), ballot);
  return c.body(lists[name as ListName], 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}.csv"` });
}
