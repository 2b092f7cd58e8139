import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localized } from '../../../kernel/localized.ts';
import { EMPTY_AROUND } from '../chapters/rules.ts';
import type { ContentField } from '../editions/rules.ts';
import { markedWords } from './marking/rules.ts';
import { countsOf, differenceOf } from './rules.ts';

type Entry = readonly [id: string, number: number, wording: string, selected?: boolean];
const field = (code: string, entries: readonly Entry[], goal = 'Ziel'): ContentField => ({
  id: code, code, position: 1, title: localized(code), vision: null, texts: [], goals: [{ id: `${code}-goal`, position: 1, title: localized(goal) }],
  entries: entries.map(([id, number, wording, selected = true]) => ({ id: `entry-${id}`, number, goalId: `${code}-goal`, wording: localized(wording), selected, measureId: id, key: `key-${id}`, state: 'idea' as const })),
});
const contents = (...fields: ContentField[]) => ({ around: EMPTY_AROUND, fields });

test('the marks of two wordings give both texts back', () => {
  const word = fc.constantFrom('Kurse', 'für', 'Eltern', 'am', 'Abend', ',', ' ', '  ', '.', 'ä', 'دورة', '\n');
  const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''));
  fc.assert(fc.property(text, text, (older, newer) => {
    const marks = markedWords(older, newer);
    expect(marks.filter((m) => m.kind !== 'come').map((m) => m.text).join('')).toBe(older);
    expect(marks.filter((m) => m.kind !== 'gone').map((m) => m.text).join('')).toBe(newer);
    if (older === newer) expect(marks.every((m) => m.kind === 'same')).toBe(true);
  }));
});

test('one word that changed is one mark, and very long texts end soon', () => {
  expect(markedWords('Sprachkurse am Abend', 'Sprachkurse am Vormittag')).toEqual([{ kind: 'same', text: 'Sprachkurse am ' }, { kind: 'gone', text: 'Abend' }, { kind: 'come', text: 'Vormittag' }]);
  const long = (seed: string): string => Array.from({ length: 5_000 }, (_, i) => `${seed}${i}`).join(' ');
  const began = performance.now();
  expect(markedWords(long('a'), long('b')).length).toBeGreaterThan(0);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('new, dropped, reworded, moved, split and merged measures are told apart', () => {
  const older = contents(field('a', [['1', 1, 'Kurse am Abend'], ['2', 2, 'Beratung und Begleitung'], ['3', 3, 'Café'], ['4', 4, 'Treff'], ['5', 5, 'Bleibt']]), field('b', [['6', 1, 'Geht']]));
  const newer = contents(field('a', [['1', 1, 'Kurse am Vormittag'], ['2', 2, 'Beratung'], ['8', 6, 'Begleitung'], ['3', 3, 'Café und Treff'], ['5', 5, 'Bleibt', false]]), field('b', [['9', 2, 'Neu'], ['7', 3, 'Auch neu']]));
  const changes = differenceOf(older, newer, [{ from: '2', to: '8', kind: 'split' }, { from: '4', to: '3', kind: 'merged' }]);
  const kinds = Object.fromEntries(changes.filter((c) => c.part === 'measures').map((c) => [c.key, c.kinds.toSorted()]));
  expect(kinds).toEqual({ 'key-1': ['reworded'], 'key-2': ['reworded', 'split'], 'key-8': ['split'], 'key-3': ['merged', 'reworded'], 'key-4': ['merged'], 'key-5': ['unselected'], 'key-6': ['dropped'], 'key-7': ['new'], 'key-9': ['new'] });
  expect(changes.find((c) => c.key === 'key-4')).toMatchObject({ older: { place: 'a-4' }, newer: { place: 'a-3' }, others: ['a-3'] });
  expect(countsOf(changes).find((c) => c.kind === 'new')?.n).toBe(2);
});

test('a measure under a goal that was only worded anew has not moved; another field or number has', () => {
  const older = contents(field('a', [['1', 1, 'x'], ['2', 2, 'y']], 'Deutsch lernen'), field('b', []));
  const newer = contents(field('a', [['1', 1, 'x']], 'Deutsch leicht lernen'), field('b', [['2', 1, 'y']]));
  const changes = differenceOf(older, newer, []);
  expect(changes.map((c) => [c.part, c.kinds])).toEqual([['goals', ['reworded']], ['measures', ['moved']]]);
});

test('an edition does not differ from itself, and what is new one way is dropped the other way', () => {
  const entries = fc.uniqueArray(fc.tuple(fc.constantFrom('1', '2', '3', '4', '5', '6'), fc.integer({ min: 1, max: 9 }), fc.constantFrom('x', 'y', 'x y')), { selector: (e) => e[0], maxLength: 6 });
  fc.assert(fc.property(entries, entries, (before, after) => {
    const [a, b] = [contents(field('a', before)), contents(field('a', after))];
    expect(differenceOf(a, a, [])).toEqual([]);
    const count = (changes: ReturnType<typeof differenceOf>, kind: string): number => changes.filter((c) => c.kinds.some((k) => k === kind)).length;
    for (const [one, other] of [['new', 'dropped'], ['reworded', 'reworded'], ['moved', 'moved']] as const) expect(count(differenceOf(a, b, []), one)).toBe(count(differenceOf(b, a, []), other));
  }));
});
