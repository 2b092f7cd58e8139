import { describe, expect, it } from 'vitest';
import { formatDate, formatDateTime, formatMoney, formatNumber, formatPercent, formatPeriod, languageName } from './format.ts';

const plain = (text: string): string => text.replaceAll(/[\u200e\u200f]/g, '').replaceAll('\u00a0', ' ');

describe('dates and numbers', () => {
  it('shows a day in each language, Gregorian and with Latin digits everywhere', () => {
    expect(formatDate('de', '2026-11-05')).toBe('05.11.2026');
    expect(formatDate('de-simple', '2026-11-05', 'long')).toBe('5. November 2026');
    expect(formatDate('en', '2026-11-05', 'long')).toBe('5 November 2026');
    expect(plain(formatDate('ar', '2026-11-05', 'long'))).toBe('5 نوفمبر 2026');
    expect(plain(formatNumber('ar', 1234.5))).toBe('1,234.5');
  });

  it('shows instants by the German clock', () => {
    expect(formatDate('de', new Date('2026-12-31T23:30:00Z'))).toBe('01.01.2027');
    expect(formatDateTime('de', new Date('2026-07-01T10:05:00Z'))).toMatch(/1\. Juli 2026.* 12:05/);
  });

  it('leaves alone what is no day', () => {
    expect(formatDate('de', 'Herbst 2011')).toBe('Herbst 2011');
    expect(formatDate('de', '2026-02-30')).toBe('2026-02-30');
  });

  it('shows open and closed periods', () => {
    expect(formatPeriod('de', '2026-01-01', '2026-06-30')).toBe('01.01.2026 – 30.06.2026');
    expect(formatPeriod('de', '2026-01-01', null)).toBe('01.01.2026 –');
    expect(formatPeriod('de', '2026-01-01', '2026-01-01')).toBe('01.01.2026');
  });

  it('shows money and shares', () => {
    expect(plain(formatMoney('de', 123_450))).toBe('1.234,50 €');
    expect(plain(formatMoney('de', 5_000_000))).toBe('50.000 €');
    expect(plain(formatPercent('de', 0.4567, 1))).toBe('45,7 %');
  });

  it('names languages, and shows an unknown tag as it is', () => {
    expect(languageName('de', 'ar')).toBe('Arabisch');
    expect(languageName('de', '?')).toBe('?');
  });
});
