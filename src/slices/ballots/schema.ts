import { z } from 'zod';
import { field } from '../../platform/web/forms.ts';
import { byLanguage as languages } from '../../kernel/localized.ts';
import type { Ballot } from './queries.ts';
import type { BallotResult, LiveTotals } from './results/queries.ts';
import { sumOf, type ListName } from './results/rules.ts';
import { ELECTORATES, PICTOGRAMS, type Pictogram } from './rules.ts';
import { ballotHref, pathTo, PATHS } from './urls.ts';

const byLanguage = z.record(z.string(), z.string()).describe('Texts by language (BCP 47)');
const digest = z.string().describe('SHA-256, hexadecimal');

const OptionItem = z.object({
  number: z.number().int(),
  title: byLanguage,
  pictogram: z.enum(PICTOGRAMS),
  url: z.url().nullable().describe('Page of the recommendation that is weighted'),
  dots: z.number().int().optional().describe('Only once the ballot is closed'),
  rank: z.number().int().optional().describe('Only once the ballot is closed; equal dots share a rank'),
  place: z.enum(['in', 'out', 'tied']).nullable().optional().describe('In relation to the cut; null without a cut. Only once the ballot is closed'),
});

const Outcome = z.object({
  dots: z.number().int().describe('All dots that were given'),
  voters: z.number().int().nullable().describe('People who took part; null if it is unknown'),
  votersAtLeast: z.number().int(),
  unused: z.number().int().nullable().describe('Dots that were handed out and not given; null if it is unknown'),
  ballots: z.number().int().describe('Single ballots, online and on paper; dots on boards are not among them'),
  codesIssued: z.number().int().nullable(),
  damaged: z.number().int().describe('Sealed ballots that did not open; not counted'),
  cut: z.number().int().nullable().describe('Dots of the last place that is in'),
  channels: z.array(z.object({ kind: z.enum(['online', 'paper', 'board', 'merged']), count: z.number().int(), persons: z.number().int().nullable(), dots: z.number().int() })),
  tieDecision: z.object({ chosen: z.array(z.number().int()), body: z.string(), reason: z.string(), decidedOn: z.string() }).nullable(),
  digest,
  lists: z.object({ allocations: z.url(), receipts: z.url(), boards: z.url(), totals: z.url() }).nullable().describe('CSV files to count again; null below the number of ballots from which they are published'),
});

export const BallotItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  title: byLanguage,
  explanation: byLanguage.nullable(),
  state: z.enum(['planned', 'open', 'ended', 'closed', 'void']),
  advisory: z.boolean().describe('An opinion poll that advises; false where a body’s formal weighting was declared'),
  weightingBody: byLanguage.nullable(),
  dotsPerVoter: z.number().int(),
  maxPerOption: z.number().int(),
  electorate: z.enum(ELECTORATES),
  top: z.number().int().nullable().describe('So many options with most dots are the result'),
  live: z.boolean(),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  source: z.string().nullable(),
  options: z.array(OptionItem),
  liveTotals: z.object({ ballots: z.number().int(), dots: z.array(z.number().int()) }).nullable().describe('While open, if declared live: dots by option in order of number'),
  outcome: Outcome.nullable().describe('Null before closing'),
});
export type BallotData = z.infer<typeof BallotItem>;

export const BALLOT_FILTERS = ['open', 'closed', 'planned'] as const;

interface Told {
  readonly ballot: Ballot;
  readonly result: BallotResult | null;
  readonly live: LiveTotals | null;
  /** Makes a path into an address; pages go without language, the reader's browser knows it. */
  readonly address: (path: string) => string;
}

/** A ballot as data. Dots stand in it only once it is closed, for every reader. */
export function ballotData({ ballot, result, live, address }: Told): BallotData {
  const standing = (index: number) => result?.standings.find((s) => s.option === index);
  return {
    id: ballot.id,
    slug: ballot.slug,
    url: address(ballotHref(ballot.slug)),
    title: languages(ballot.title),
    explanation: ballot.explanation === null ? null : languages(ballot.explanation),
    state: ballot.phase === 'draft' ? 'planned' : ballot.phase,
    advisory: ballot.weightingBody === null,
    weightingBody: ballot.weightingBody === null ? null : languages(ballot.weightingBody),
    dotsPerVoter: ballot.dotsPerVoter,
    maxPerOption: ballot.maxPerOption,
    electorate: ballot.electorate,
    top: ballot.top,
    live: ballot.live,
    opensAt: ballot.opensAt?.toISOString() ?? null,
    closesAt: ballot.closesAt?.toISOString() ?? null,
    closedAt: ballot.closedAt?.toISOString() ?? null,
    source: ballot.source,
    options: ballot.options.map((option, i) => {
      const base = { number: option.number, title: languages(option.title), pictogram: option.pictogram as Pictogram, url: option.href === null ? null : address(option.href) };
      const place = standing(i);
      return place === undefined ? base : { ...base, dots: place.dots, rank: place.rank, place: place.place };
    }),
    liveTotals: live === null ? null : { ballots: live.ballots, dots: [...live.dots] },
    outcome: result === null ? null : outcomeOf(ballot, result, address),
  };
}

function outcomeOf(ballot: Ballot, result: BallotResult, address: Told['address']): z.infer<typeof Outcome> {
  const list = (name: ListName): string => address(pathTo(PATHS.lists, { slug: ballot.slug, list: `${name}.csv` }));
  return {
    dots: result.total,
    voters: result.voters,
    votersAtLeast: result.atLeast,
    unused: result.unused,
    ballots: result.ballots,
    codesIssued: result.codes?.issued ?? null,
    damaged: result.damaged,
    cut: result.cut,
    channels: result.channels.map((c) => ({ kind: c.kind, count: c.count, persons: c.persons, dots: sumOf(c.dots) })),
    tieDecision: result.decision === null ? null : { ...result.decision, chosen: [...result.decision.chosen] },
    digest: result.digest,
    lists: result.listDigests === null ? null : { allocations: list('allocations'), receipts: list('receipts'), boards: list('boards'), totals: list('totals') },
  };
}

/** A box to tick before something that cannot be taken back. */
export const sure = () =>
  field.checkbox().superRefine((yes, context) => {
    if (!yes) context.addIssue({ code: 'custom', params: { problem: 'confirm_needed' } });
  });
