import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowanceProblems } from '../rules.ts';
import { cutOf, digestOf, doubtsAbout, fewestVoters, listDigests, listsOf, mergeSmall, reconcile, standingsOf, sumOf, tally, tiedAtCut, type Channel } from './rules.ts';

const FORUM_2011 = [22, 25, 17, 18, 5, 15, 6, 14, 9, 4, 3];
const FREE = { dotsPerVoter: 5, maxPerOption: 5 };

/** An allowance, and people who each kept to it. */
const room = fc
  .record({ options: fc.integer({ min: 2, max: 12 }), dotsPerVoter: fc.integer({ min: 1, max: 8 }), cap: fc.integer({ min: 1, max: 8 }), people: fc.integer({ min: 0, max: 40 }) })
  .chain(({ options, dotsPerVoter, cap, people }) => {
    const maxPerOption = Math.min(cap, dotsPerVoter);
    const person = fc.array(fc.integer({ min: 0, max: options - 1 }), { maxLength: dotsPerVoter }).map((placed) => {
      const dots = Array.from({ length: options }, () => 0);
      for (const o of placed) if ((dots[o] as number) < maxPerOption) dots[o] = (dots[o] as number) + 1;
      return dots;
    });
    return fc.record({ allowance: fc.constant({ dotsPerVoter, maxPerOption }), options: fc.constant(options), allocations: fc.array(person, { minLength: people, maxLength: people }) });
  });

describe('the real ballot of 2011', () => {
  test('comes out in the printed order, with the cut at 15 and number 8 below it', () => {
    const standings = standingsOf(FORUM_2011, 5, null);
    expect(standings.filter((s) => s.place === 'in').map((s) => s.option + 1)).toEqual([2, 1, 4, 3, 6]);
    expect(standings[5]).toMatchObject({ option: 7, dots: 14, rank: 6, place: 'out' });
    expect(cutOf(FORUM_2011, 5)).toBe(15);
    expect(sumOf(FORUM_2011)).toBe(138);
  });

  test('had at least 28 voters who did not use all their dots', () => {
    expect(fewestVoters(FORUM_2011, FREE)).toBe(28);
    expect(doubtsAbout(FORUM_2011, null, FREE)).toEqual([{ kind: 'not_all_used', unused: 2, voters: 28 }]);
    expect(doubtsAbout(FORUM_2011, 27, FREE)).toEqual([{ kind: 'too_many_dots', dots: 138, possible: 135 }]);
  });
});

describe('allowance', () => {
  test('holds for whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (dots, dotsPerVoter, cap) => {
        const maxPerOption = Math.min(cap, dotsPerVoter);
        const fine = allowanceProblems(dots, { dotsPerVoter, maxPerOption }, String).length === 0;
        expect(fine).toBe(dots.every((n) => n >= 0 && n <= maxPerOption) && sumOf(dots) <= dotsPerVoter && sumOf(dots) > 0);
      }),
    );
  });

  test('refuses what is no number', () => {
    for (const bad of [Number.NaN, 1.5, Number.POSITIVE_INFINITY, -1, 2 ** 60]) expect(allowanceProblems([bad], FREE, String)).toHaveLength(1);
  });
});

describe('plausibility', () => {
  test('never doubts people who kept to the allowance', () => {
    fc.assert(fc.property(room, ({ allowance, options, allocations }) => {
      const dots = tally(allocations, options);
      expect(doubtsAbout(dots, allocations.length, allowance)).toEqual([]);
      expect(fewestVoters(dots, allowance)).toBeLessThanOrEqual(allocations.length);
    }));
  });

  test('the fewest voters are enough: the dots can be dealt to them', () => {
    fc.assert(fc.property(room, ({ allowance, options, allocations }) => {
      const dots = tally(allocations, options);
      const voters = fewestVoters(dots, allowance);
      const dealt = Array.from({ length: voters }, () => Array.from({ length: options }, () => 0));
      let turn = 0;
      dots.forEach((n, o) => { for (let i = 0; i < n; i += 1) { const hand = dealt[turn % voters] as number[]; hand[o] = (hand[o] as number) + 1; turn += 1; } });
      for (const hand of dealt) expect(sumOf(hand) <= allowance.dotsPerVoter && Math.max(...hand) <= allowance.maxPerOption).toBe(true);
    }));
  });

  test('one person fewer than needed is always doubted', () => {
    fc.assert(fc.property(room, ({ allowance, options, allocations }) => {
      const dots = tally(allocations, options);
      const voters = fewestVoters(dots, allowance);
      fc.pre(voters > 0);
      expect(doubtsAbout(dots, voters - 1, allowance)).not.toEqual([]);
    }));
  });

  test('dots on one option alone can be too many', () => {
    expect(doubtsAbout([4, 0, 0], 3, { dotsPerVoter: 3, maxPerOption: 1 })).toEqual([{ kind: 'too_many_on_option', option: 0, dots: 4, possible: 3 }]);
  });
});

describe('cut and ties', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 15 });

  test('nobody below the cut has more dots than somebody above, and equal dots at the cut are never split silently', () => {
    fc.assert(fc.property(counts, fc.integer({ min: 1, max: 15 }), (dots, top) => {
      const standings = standingsOf(dots, top, null);
      const of = (place: string) => standings.filter((s) => s.place === place).map((s) => s.dots);
      const [inside, tied, out] = [of('in'), of('tied'), of('out')];
      const lowest = Math.min(Number.POSITIVE_INFINITY, ...inside);
      for (const n of [...tied, ...out]) expect(n < lowest).toBe(true);
      for (const n of out) for (const m of tied) expect(n < m).toBe(true);
      expect(new Set(tied).size).toBeLessThanOrEqual(1);
      expect(inside.length).toBeLessThanOrEqual(top);
      if (tied.length > 0) expect(inside.length + tied.length).toBeGreaterThan(top);
      expect(standings.every((s) => s.dots > 0 || s.place === 'out')).toBe(true);
    }));
  });

  test('a decision fills exactly the places that are left', () => {
    fc.assert(fc.property(counts, fc.integer({ min: 1, max: 15 }), (dots, top) => {
      const { tied, places } = tiedAtCut(dots, top);
      const decided = standingsOf(dots, top, tied.slice(0, places));
      const inside = decided.filter((s) => s.place === 'in');
      expect(decided.some((s) => s.place === 'tied')).toBe(false);
      expect(inside.length).toBe(Math.min(top, dots.filter((n) => n > 0).length));
      expect(decided.slice(0, inside.length)).toEqual(inside);
      const last = standingsOf(dots, top, tied.slice(tied.length - places));
      expect(last.slice(0, inside.length).every((s) => s.place === 'in')).toBe(true);
    }));
  });

  test('equal dots share a rank', () => {
    expect(standingsOf([5, 7, 5, 1], null, null).map((s) => [s.option, s.rank])).toEqual([[1, 1], [0, 2], [2, 2], [3, 4]]);
  });
});

describe('channels', () => {
  test('merging keeps every dot and leaves no channel with fewer than five people beside others', () => {
    const channel = fc.record({ kind: fc.constantFrom('online', 'paper', 'board'), count: fc.integer({ min: 1, max: 12 }), dots: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }) })
      .map((c): Channel => ({ ...c, kind: c.kind as Channel['kind'], persons: c.count }));
    fc.assert(fc.property(fc.array(channel, { maxLength: 6 }), (channels) => {
      const merged = mergeSmall(channels, FREE);
      expect(tally(merged.map((c) => c.dots), 3)).toEqual(tally(channels.map((c) => c.dots), 3));
      expect(sumOf(merged.map((c) => c.persons ?? 0))).toBe(sumOf(channels.map((c) => c.persons ?? 0)));
      if (merged.length > 1) expect(merged.every((c) => (c.persons ?? 0) >= 5)).toBe(true);
    }));
  });

  test('a few paper ballots go together with the other ballots, never with boards that are published one by one', () => {
    const channel = (kind: Channel['kind'], count: number, persons: number | null, dots: number[]): Channel => ({ kind, count, persons, dots });
    const merged = mergeSmall([channel('online', 54, 54, [90, 80, 0]), channel('paper', 3, 3, [3, 1, 3]), channel('board', 2, null, [47, 21, 4])], FREE);
    expect(merged.map((c) => [c.kind, c.count, c.dots])).toEqual([['board', 2, [47, 21, 4]], ['merged', 57, [93, 81, 3]]]);
    expect(mergeSmall([channel('paper', 3, 3, [3, 1, 3]), channel('board', 1, 20, [40, 20, 0])], FREE).map((c) => c.kind)).toEqual(['merged']);
  });

  test('handed out, used and unused add up', () => {
    fc.assert(fc.property(room, ({ allowance, options, allocations }) => {
      const { handedOut, used, unused } = reconcile(tally(allocations, options), allocations.length, allowance);
      expect(used + (unused ?? Number.NaN)).toBe(handedOut);
      expect(unused).toBeGreaterThanOrEqual(0);
    }));
    expect(reconcile(FORUM_2011, null, FREE)).toEqual({ handedOut: null, used: 138, unused: null });
  });
});

describe('published lists', () => {
  const receipts = fc.uniqueArray(fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/), { minLength: 1, maxLength: 20 });
  test('do not depend on the order of casting, nor on who got which receipt', () => {
    fc.assert(fc.property(room, receipts, fc.infiniteStream(fc.nat()), ({ options, allocations }, codes, random) => {
      const shuffled = allocations.map((a) => ({ a, at: random.next().value as number })).toSorted((x, y) => x.at - y.at).map(({ a }) => a);
      const base = { options: Array.from({ length: options }, (_, i) => i + 1), boards: [] };
      const one = listsOf({ ...base, allocations, receipts: codes });
      expect(listsOf({ ...base, allocations: shuffled, receipts: codes.toReversed() })).toEqual(one);
      expect(digestOf(listDigests(one))).toMatch(/^[0-9a-f]{64}$/);
    }));
  });

  test('add up to the totals, boards included', () => {
    const lists = listsOf({ options: [1, 2], allocations: [[1, 4], [2, 0]], receipts: ['B', 'A'], boards: [{ place: 'hall', persons: null, dots: [10, 20] }] });
    expect(lists.allocations).toBe('1,2\r\n2,0\r\n1,4\r\n');
    expect(lists.receipts).toBe('receipt\r\nA\r\nB\r\n');
    expect(lists.boards).toBe('board,persons,1,2\r\n1,,10,20\r\n');
    expect(lists.totals).toBe('option,dots\r\n1,13\r\n2,24\r\n');
  });
});
