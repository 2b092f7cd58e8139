import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { readCode } from '../../../kernel/code.ts';
import { BLANK, excerpt, isFormToken, isRedaction, receiptFor, tracesIn } from './rules.ts';

test('a form and its words give one receipt; other words, another form or no form another', () => {
  const token = newId();
  expect(isFormToken(token)).toBe(true);
  expect(receiptFor(token, 'p', 'Hallo')).toBe(receiptFor(token, 'p', 'Hallo'));
  const others = [receiptFor(token, 'p', 'Hallo!'), receiptFor(token, 'q', 'Hallo'), receiptFor(newId(), 'p', 'Hallo'), receiptFor(null, 'p', 'Hallo'), receiptFor(null, 'p', 'Hallo')];
  expect(new Set([receiptFor(token, 'p', 'Hallo'), ...others]).size).toBe(6);
  expect(readCode(receiptFor(token, 'p', 'Hallo'))).not.toBeNull();
});

test.each([
  ['Rufen Sie mich an: 0511 616-12345', ['phone']],
  ['+49 (0) 511 / 12 34 56', ['phone']],
  ['اتصلوا بي ٠١٥١٢٣٤٥٦٧٨', ['phone']],
  ['amal.k@example.org', ['email']],
  ['amal (at) example.org', ['email']],
  ['DE02 1203 0000 0000 2020 51', ['account']],
  ['Az. 12.34-567/89', ['file_number']],
  ['Aktenzeichen: 7 K 1234/25', ['file_number']],
  ['mein Pass C01X00T47 ist abgelaufen', ['file_number']],
  ['BAMF 8123456-163', ['file_number']],
  ['AZR-Nummer 210912345678', ['file_number', 'phone']],
])('asks again about: %s', (text, traces) => {
  expect(tracesIn(text)).toEqual(expect.arrayContaining(traces));
  expect(traces.length).toBeGreaterThan(0);
});

test.each([
  'Seit 2015 warten 144 Familien auf Kurse.', 'Am 12.03.2026 um 18:30 Uhr in Raum 204', 'Es kostet 1.250.000 Euro oder 12,50 € im Monat', 'Die Linien 120, 122 und 124 fahren nur bis 20 Uhr', '§ 104c Absatz 1 Satz 2', '30159 Hannover, Hildesheimer Straße 20',
  'Bus 300 fährt 2-mal, 3 Kinder, 4 Erwachsene', 'Im Jahr 2025/2026',
])('does not ask about: %s', (text) => expect(tracesIn(text)).toEqual([]));

test('taking passages out is a redaction, anything else is not', () => {
  expect(isRedaction('Frau A und Herr B', `${BLANK} und ${BLANK}`)).toBe(true);
  expect(isRedaction('Frau A', 'Frau A')).toBe(true);
  expect(isRedaction('Frau A', 'Frau B')).toBe(false);
  expect(isRedaction('Frau A', `Frau ${BLANK} ist nett`)).toBe(false);
  expect(isRedaction('aba', `ab${BLANK}ba`)).toBe(false);
});

test('any passages may be taken out, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(fc.tuple(fc.nat(60), fc.nat(10)), { maxLength: 4 }), (text, cuts) => {
      let after = '';
      let at = 0;
      for (const [start, length] of cuts.toSorted((a, b) => a[0] - b[0])) {
        if (start < at || start > text.length) continue;
        after += text.slice(at, start) + BLANK;
        at = Math.min(text.length, start + length);
      }
      expect(isRedaction(text, after + text.slice(at))).toBe(true);
    }),
  );
});

test('an excerpt is one line and ends between words', () => {
  expect(excerpt('Kurz')).toBe('Kurz');
  expect(excerpt('Die Bänke\nam Rathaus sind seit Jahren kaputt, und niemand kümmert sich darum, obwohl wir fragen')).toBe('Die Bänke am Rathaus sind seit Jahren kaputt, und niemand kümmert…');
});
