import type { FoundList, Search } from '../../../kernel/found.ts';
import type { Locale } from '../../../kernel/locale.ts';
import type { Db } from '../../../platform/database/types.ts';
import { searchBallots } from '../../ballots/public.ts';
import { searchMeasures, searchPractices } from '../../concept/public.ts';
import { searchProcesses, searchRecommendations, searchSubmissions } from '../../participation/public.ts';
import { searchReports } from '../../reports/public.ts';
import { FIRST, KINDS, PER_PAGE, type Kind } from './rules.ts';

/** Every slice finds its own: it alone knows what of it is public. */
const SEARCHES: Readonly<Record<Kind, (db: Db, search: Search, locale: Locale) => Promise<FoundList>>> = {
  processes: searchProcesses,
  submissions: searchSubmissions,
  recommendations: searchRecommendations,
  ballots: searchBallots,
  measures: searchMeasures,
  practices: searchPractices,
  reports: searchReports,
};

export interface FoundKind extends FoundList {
  readonly kind: Kind;
}

/** What of each kind whose module is on; with `kind` that one by pages and of the others the counts. */
export async function searchAll(db: Db, modules: ReadonlySet<string>, locale: Locale, asked: { readonly words: string; readonly kind: Kind | null; readonly page: number }): Promise<readonly FoundKind[]> {
  const { words, kind: only, page } = asked;
  const kinds = KINDS.filter(({ module }) => modules.has(module));
  return Promise.all(kinds.map(async ({ kind }) => {
    const whole = kind === only;
    const limit = whole ? PER_PAGE : FIRST;
    return { kind, ...(await SEARCHES[kind](db, { words, limit, offset: whole ? (page - 1) * PER_PAGE : 0 }, locale)) };
  }));
}
