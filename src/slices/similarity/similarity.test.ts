import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { newId } from '../../kernel/ids.ts';
import { write } from '../../platform/database/write.ts';
import { forgetText, indexText } from './commands.ts';
import { partsOf } from './german/rules.ts';
import { suggestSimilar } from './queries.ts';
import { reasonsFor } from './reasons/rules.ts';
import { featuresOf, similarity } from './rules.ts';

const TEXTS = [
  'Pool von Sprachmittlern aufbauen',
  'Elterncafé in der Kita anbieten',
  'Mehr Parkplätze vor dem Rathaus',
  'Schwimmkurse für Kinder in den Ferien, kostenlos',
  'Bescheide der Ämter in einfacher Sprache schreiben',
  'Jugendliche und Betriebe in Patenschaften zusammenbringen',
] as const;

let database: FreshDatabase;
const ids = new Map<string, string>();

beforeAll(async () => {
  database = await freshDatabase();
  await write(database.db, async (tx) => {
    for (const text of TEXTS) {
      const id = newId();
      ids.set(text, id);
      await indexText(tx, { id, kind: 'submission', text });
    }
    await indexText(tx, { id: newId(), kind: 'measure', text: 'Dolmetscherpool einrichten' });
  });
});
afterAll(() => database.drop());

const first = async (text: string): Promise<string | undefined> => {
  const [hit] = await suggestSimilar(database.db, { kind: 'submission', text });
  return [...ids].find(([, id]) => id === hit?.id)?.[0];
};

describe('suggesting similar texts', () => {
  it.each([
    ['Dolmetscherpool einrichten', TEXTS[0]],
    ['Ein Café für Eltern im Kindergarten', TEXTS[1]],
    ['Gratis Schwimmen lernen für Kinder im Urlaub', TEXTS[3]],
    ['Amtsbriefe: leichte Sprache statt Behördendeutsch in jedem Bescheid', TEXTS[4]],
    ['Unternehmen als Paten für junge Menschen', TEXTS[5]],
  ])('finds what „%s“ says in other words', async (asked, expected) => {
    expect(await first(asked)).toBe(expected);
  });

  it('suggests nothing where nothing is alike, and nothing of another kind', async () => {
    expect(await suggestSimilar(database.db, { kind: 'submission', text: 'Brückensanierung an der Autobahn' })).toEqual([]);
    const [hit] = await suggestSimilar(database.db, { kind: 'measure', text: 'Sprachmittler' });
    expect(hit?.id).not.toBe(ids.get(TEXTS[0]));
  });

  it('does not suggest a text to itself, nor one that was taken out', async () => {
    const id = ids.get(TEXTS[2]) as string;
    expect(await suggestSimilar(database.db, { kind: 'submission', text: TEXTS[2], except: id })).toEqual([]);
    await write(database.db, (tx) => forgetText(tx, id));
    expect(await suggestSimilar(database.db, { kind: 'submission', text: TEXTS[2] })).toEqual([]);
  });

  it('says why: another word for it, a part of a compound', () => {
    expect(reasonsFor('Dolmetscherpool einrichten', 'Pool von Sprachmittlern aufbauen')).toEqual([
      { mine: 'Dolmetscherpool', theirs: 'Sprachmittlern', how: 'meaning' },
      { mine: 'Dolmetscherpool', theirs: 'Pool', how: 'part' },
    ]);
    expect(reasonsFor('Elternbriefe', 'Ein Elternbrief in Kurdisch')).toEqual([{ mine: 'Elternbriefe', theirs: 'Elternbrief', how: 'word' }]);
    expect(reasonsFor('Open the hall for families', 'A room for the children')).toEqual([]);
    expect(reasonsFor('Gespräche der Religionen', 'Besuch in der Moschee')).toEqual([{ mine: 'Religionen', theirs: 'Moschee', how: 'topic' }]);
  });
});

describe('taking German words apart', () => {
  it.each([
    ['Dolmetscherpool', ['~dolmetscher', 'pool']],
    ['Elternprogramm', ['~eltern', 'programm']],
    ['Vereinsämter', ['~verein', '~behörde']],
    ['Kochabende', ['~ernährung', '~abend']],
    ['Sprachmittler*innen', ['~dolmetscher']],
    ['Sprachmittlerinnen', ['~dolmetscher']],
    ['Beratung', ['~beratung']],
    ['beraten', ['~beratung']],
    ['Familien fuer Flüchtlinge', ['~familie', '~geflüchtete']],
    ['in leichter Sprache', ['~leicht']],
    ['beschließen', ['beschliess']],
  ])('%s', (text, meanings) => {
    expect(partsOf(text).map((p) => p.groups[0] ?? p.stem)).toEqual(meanings);
  });
});

describe('the score', () => {
  const words = fc.array(fc.constantFrom('Deutschkurs', 'Eltern', 'Kita', 'Betrieb', 'Wohnung', 'Arzt', 'einrichten', 'mehr', 'Zebra', 'Fahrrad'), { minLength: 1, maxLength: 8 }).map((w) => w.join(' '));
  const even = (): number => 1;

  it('lies between 0 and 1, is the same in both directions and 1 for the same text', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const there = similarity(featuresOf(a), featuresOf(b), even);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1);
        expect(similarity(featuresOf(b), featuresOf(a), even)).toBeCloseTo(there, 10);
        expect(similarity(featuresOf(a), featuresOf(a), even)).toBeCloseTo(1, 10);
      }),
    );
  });

  it('bears whatever people type', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(Number.isFinite(similarity(featuresOf(text), featuresOf('Eltern'), even))).toBe(true);
    }));
  });
});
