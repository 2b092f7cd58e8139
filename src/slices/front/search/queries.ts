import { mayBeMistaken, type FoundList, type Search } from '../../../kernel/found.ts';
import type { Locale } from '../../../kernel/locale.ts';
import type { Db } from '../../../platform/database/types.ts';
import { searchCompetences, searchDecisions } from '../../assessment/public.ts';
import { searchBallots } from '../../ballots/public.ts';
import { searchBodies, searchPapers, searchResolutions } from '../../bodies/public.ts';
import { searchMeasures, searchPractices } from '../../concept/public.ts';
import { searchIndicators } from '../../monitoring/public.ts';
import { searchProcesses, searchRecommendations, searchSubmissions } from '../../participation/public.ts';
import { searchEvents } from '../../events/public.ts';
import { searchReports } from '../../reports/public.ts';
import { askedWords } from '../../similarity/public.ts';
import { searchSurveys } from '../../surveys/public.ts';
import { FIRST, KINDS, PER_PAGE, type Kind } from './rules.ts';

/** Every slice finds its own: it alone knows what of it is public. */
const SEARCHES: Readonly<Record<Kind, (db: Db, search: Search, locale: Locale) => Promise<FoundList>>> = {
  processes: searchProcesses,
  submissions: searchSubmissions,
  recommendations: searchRecommendations,
  surveys: searchSurveys,
  ballots: searchBallots,
  events: searchEvents,
  measures: searchMeasures,
  practices: searchPractices,
  decisions: searchDecisions,
  competences: searchCompetences,
  reports: searchReports,
  indicators: searchIndicators,
  bodies: searchBodies,
  papers: searchPapers,
  resolutions: searchResolutions,
};

export interface FoundKind extends FoundList {
  readonly kind: Kind;
}

export interface FoundAll {
  readonly kinds: readonly FoundKind[];
  /** Nothing holds the words as they were asked for; this holds words that differ by a letter. */
  readonly nearly: boolean;
}

interface Asked {
  readonly words: string;
  readonly kind: Kind | null;
  readonly page: number;
}

/** What of each kind whose module is on; with `kind` that one by pages and of the others the counts. Where nothing holds the words, what nearly does. */
export async function searchAll(db: Db, modules: ReadonlySet<string>, locale: Locale, asked: Asked): Promise<FoundAll> {
  const words = askedWords(asked.words);
  const find = (nearly: boolean) => everyKind(db, modules, locale, asked, { words, nearly });
  const exactly = await find(false);
  if (exactly.some((f) => f.total > 0) || !mayBeMistaken(words)) return { kinds: exactly, nearly: false };
  return { kinds: await find(true), nearly: true };
}

async function everyKind(db: Db, modules: ReadonlySet<string>, locale: Locale, { kind: only, page }: Asked, question: Pick<Search, 'words' | 'nearly'>): Promise<readonly FoundKind[]> {
  const kinds = KINDS.filter(({ module }) => modules.has(module));
  return Promise.all(kinds.map(async ({ kind }) => {
    const whole = kind === only;
    const limit = whole ? PER_PAGE : FIRST;
    return { kind, ...(await SEARCHES[kind](db, { ...question, limit, offset: whole ? (page - 1) * PER_PAGE : 0 }, locale)) };
  }));
}
