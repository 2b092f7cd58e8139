import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import type { Search } from '../../../kernel/found.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { containsWords } from '../../../platform/database/words.ts';
import type { Level } from '../moderation/referrals/rules.ts';
import { nodeTitle } from '../submissions/rules.ts';
import type { PublicTables } from '../tables.ts';
import { submissionHref } from '../urls.ts';

type Question = Pick<Search, 'words' | 'nearly'>;

export interface ReferredSubmission {
  readonly id: string;
  readonly title: Localized;
  readonly href: string;
  readonly level: Level;
  readonly body: string;
  readonly reason: Localized;
  readonly forwardedOn: Day | null;
  readonly repliedOn: Day | null;
  /** Null where it is not for everybody to read. */
  readonly reply: string | null;
  /** It belongs to an invented process. */
  readonly invented: boolean;
}

const MOST = 1_000;

/** Public contributions that somebody else is competent for; with a question those that hold its words, in what was said or answered. */
export async function referredSubmissions(reads: Reads<PublicTables>, question: Question | null): Promise<readonly ReferredSubmission[]> {
  const rows = await reads
    .selectFrom('submission as s')
    .innerJoin('process as p', 'p.id', 's.process_id')
    .innerJoin('submission_referral as f', 'f.submission_id', 's.id')
    .select(['s.id', 's.number', 's.text', 'p.slug', 'p.invented', 'f.level', 'f.body', 'f.reason', 'f.forwarded_on as forwardedOn', 'f.reply_on as repliedOn', 'f.reply', 'f.reply_public'])
    .where('s.state', '=', 'published')
    .where('p.published_on', 'is not', null)
    .$if(question !== null, (q) => q.where(containsWords(sql`concat_ws(' ', s.text, f.body, localized_words(f.reason))`, question as Question)))
    .orderBy('f.forwarded_on', (o) => o.desc().nullsLast())
    .limit(MOST)
    .execute();
  return rows.map(({ number, text, slug, reply, reply_public: open, level, ...row }) => ({ ...row, level: level as Level, title: nodeTitle(number, text), href: submissionHref(slug, number), reply: open && reply !== '' ? reply : null }));
}

/** Ids of public recommendations that hold the words of a question, themselves or in a public contribution they came from. */
export async function recommendationsHolding(reads: Reads<PublicTables>, question: Question): Promise<readonly string[]> {
  const rows = await reads
    .selectFrom('recommendation as r')
    .innerJoin('process as p', 'p.id', 'r.process_id')
    .select('r.id')
    .where('r.state', '<>', 'draft')
    .where('p.published_on', 'is not', null)
    .where((e) => e.or([
      containsWords(sql`concat_ws(' ', localized_words(r.title), localized_words(r.text), localized_words(r.field))`, question),
      e.exists(e.selectFrom('recommendation_submission as rs').innerJoin('submission as s', 's.id', 'rs.submission_id').select('s.id').whereRef('rs.recommendation_id', '=', 'r.id').where('s.state', '=', 'published').where(containsWords(sql`s.text`, question))),
    ]))
    .limit(MOST)
    .execute();
  return rows.map((r) => r.id);
}
