import { sql } from 'kysely';
import { mayBeMistaken, type Search } from '../../../kernel/found.ts';
import { localized, type Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { containsWords } from '../../../platform/database/words.ts';
import { conceptHrefs, measuresNamed, unpursuedMeasures, type ConceptTables } from '../../concept/public.ts';
import { recommendationsHolding, referredSubmissions, type PublicParticipationTables } from '../../participation/public.ts';
import { askedWords, suggestSimilar, type SimilarityTables } from '../../similarity/public.ts';
import type { Level } from '../rules.ts';
import type { AssessmentTables } from '../tables.ts';
import { hrefs } from '../urls.ts';
import { byDay, type Outcome, type WhyAnswer } from './rules.ts';

type R = Reads<AssessmentTables & ConceptTables & SimilarityTables & PublicParticipationTables>;
type Question = Pick<Search, 'words' | 'nearly'>;

export interface WhyAsked {
  readonly q: string | null;
  readonly outcome: Outcome | null;
  readonly level: Level | null;
}
export interface WhyFound {
  readonly items: readonly WhyAnswer[];
  /** How it was found: as asked, with a letter wrong, or by meaning. */
  readonly how: 'asked' | 'nearly' | 'alike';
}

/**
 * Every answer to a topic that did not become a measure of its own: decisions, contributions that others are competent for, measures that
 * are not pursued. Words count in compounds and parts; where nothing holds them, with a letter wrong; where that finds nothing, by likeness.
 */
export async function whyAnswers(reads: R, { q, outcome, level }: WhyAsked): Promise<WhyFound> {
  const wanted = (items: readonly WhyAnswer[]): readonly WhyAnswer[] => items.filter((i) => (outcome === null || i.outcome === outcome) && (level === null || i.level === level));
  const words = askedWords(q ?? '');
  if (words.length === 0) return { items: wanted(await everyAnswer(reads, null)), how: 'asked' };
  const exact = await everyAnswer(reads, { words, nearly: false });
  if (exact.length > 0) return { items: wanted(exact), how: 'asked' };
  const close = mayBeMistaken(words) ? await everyAnswer(reads, { words, nearly: true }) : [];
  if (close.length > 0) return { items: wanted(close), how: 'nearly' };
  const alike = await suggestSimilar(reads, { kind: 'decision', text: q ?? '', limit: 10, atLeast: ALIKE });
  const found = await decisionsOf(reads, { ids: alike.map((a) => a.id) });
  return { items: wanted(alike.flatMap(({ id }) => found.filter((f) => f.id === id))), how: 'alike' };
}

/** A question is short and a decision is long: less likeness than between two contributions tells something. */
const ALIKE = 0.15;

async function everyAnswer(reads: R, question: Question | null): Promise<readonly WhyAnswer[]> {
  const [decisions, submissions, measures] = await Promise.all([decisionsOf(reads, { question }), referredSubmissions(reads, question), unpursuedMeasures(reads, question)]);
  const referred = submissions.map((s): WhyAnswer => ({
    id: s.id, subjectId: s.id, invented: s.invented, outcome: 'forwarded', title: s.title, href: s.href, reason: s.reason, level: s.level, body: s.body, measure: null, on: s.forwardedOn, sentOn: s.forwardedOn, repliedOn: s.repliedOn, reply: s.reply === null ? null : localized(s.reply),
  }));
  const stopped = measures.map((m): WhyAnswer => ({ id: m.id, subjectId: m.id, invented: false, outcome: 'stopped', title: m.title, href: m.href, reason: m.reason, level: m.level, body: null, measure: null, on: m.since, sentOn: null, repliedOn: null, reply: null }));
  return [...decisions, ...referred, ...stopped].sort(byDay);
}

const OUTCOME: Readonly<Record<string, Outcome>> = { merge: 'merged', revise: 'revised', forward: 'forwarded', decline: 'declined' };
const MOST = 1_000;

/** Released decisions other than adopted ones, of what is public. */
async function decisionsOf(reads: R, { question = null, ids }: { readonly question?: Question | null; readonly ids?: readonly string[] }): Promise<readonly WhyAnswer[]> {
  if (ids?.length === 0) return [];
  const holding = question === null ? [] : await recommendationsHolding(reads, question);
  const rows = await reads
    .selectFrom('decision as d')
    .innerJoin('assessment as a', 'a.id', 'd.assessment_id')
    .leftJoin('forwarding as f', 'f.assessment_id', 'a.id')
    .select(['d.id', 'd.kind', 'd.reason', 'd.forwarded_to as body', 'd.competent_level as level', 'd.measure_id', 'd.decided_on as on', 'a.number', 'a.subject_kind', 'a.subject_id', 'a.subject_title as title', 'f.sent_on as sentOn', 'f.replied_on as repliedOn', 'f.reply', 'f.reply_public'])
    .where('d.kind', '<>', 'adopt')
    .$if(ids !== undefined, (b) => b.where('d.id', 'in', ids as readonly string[]))
    .$if(question !== null, (b) =>
      b.where((e) => e.or([
        containsWords(sql`concat_ws(' ', localized_words(a.subject_title), localized_words(d.reason), d.forwarded_to)`, question as Question),
        ...(holding.length === 0 ? [] : [e('a.subject_id', 'in', holding), e.exists(e.selectFrom('assessment_joined as j').select('j.subject_id').whereRef('j.assessment_id', '=', 'a.id').where('j.subject_id', 'in', holding))]),
      ])))
    .orderBy('d.decided_on', 'desc')
    .limit(MOST)
    .execute();
  const measures = await measuresNamed(reads, rows.flatMap((r) => [...(r.measure_id === null ? [] : [r.measure_id]), ...(r.subject_kind === 'measure' ? [r.subject_id] : [])]));
  return rows.filter((r) => r.subject_kind !== 'measure' || measures.get(r.subject_id)?.public !== false).map((r): WhyAnswer => {
    const measure = measures.get(r.measure_id ?? '');
    return {
      id: r.id, subjectId: r.subject_id, invented: false, outcome: OUTCOME[r.kind] ?? 'declined', title: r.title, href: hrefs.decision(r.number), reason: r.reason, level: r.level as Level | null, body: r.body, on: r.on, sentOn: r.sentOn, repliedOn: r.repliedOn, reply: r.reply_public === true ? (r.reply as Localized | null) : null,
      measure: measure?.public === true ? { title: measure.title, href: conceptHrefs.measure(measure.key) } : null,
    };
  });
}
