import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atomOf, escapeText, fold, icsOf, type IcsEvent } from './calendar/ics/rules.ts';
import { readTicket } from './door/rules.ts';
import { daysIn } from './editing/rules.ts';
import { isOn, monthOf, registrationStatus, type Registering } from './rules.ts';
import { changesOf } from './tandem/rules.ts';

const event: IcsEvent = {
  id: '7d0f7c0e-2f0b-4c8a-9a55-0d5f0a1c2b3d', title: 'Forum', description: '', location: '', url: 'https://example.org/events/forum', startsAt: new Date('2027-03-27T17:00:00Z'), endsAt: new Date('2027-03-28T17:00:00Z'), allDay: false, cancelled: false, changedAt: new Date('2027-01-02T03:04:05Z'), version: 3,
};

describe('calendar files (RFC 5545)', () => {
  test('hold local time with its zone, across the night in which summer time begins', () => {
    const file = icsOf([event], { host: 'example.org', name: 'Termine' });
    expect(file).toContain('DTSTART;TZID=Europe/Berlin:20270327T180000\r\nDTEND;TZID=Europe/Berlin:20270328T190000\r\n');
    expect(file).toContain('UID:7d0f7c0e-2f0b-4c8a-9a55-0d5f0a1c2b3d@example.org\r\nDTSTAMP:20270102T030405Z\r\n');
    expect(file).toContain('SEQUENCE:2\r\n');
    expect(icsOf([{ ...event, allDay: true }], { host: 'x', name: '' })).toContain('DTSTART;VALUE=DATE:20270327\r\nDTEND;VALUE=DATE:20270329\r\n');
  });

  test('no line is longer than 75 octets, no character is torn, and unfolding gives the text again', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const line = `SUMMARY:${escapeText(text)}`;
      const folded = fold(line);
      expect(folded.replaceAll('\r\n ', '')).toBe(line);
      for (const part of folded.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n]/);
    }));
  });

  test('a hostile title stays text, also in the feed', () => {
    expect(escapeText('a\nBEGIN:VEVENT;,\\')).toBe('a\\nBEGIN:VEVENT\\;\\,\\\\');
    expect(atomOf([{ id: event.id, title: '<b>&"', summary: '', url: 'https://x/?a&b', changedAt: event.changedAt }], { title: '', url: '', self: '', author: '' })).toContain('<title>&lt;b&gt;&amp;&quot;</title>');
  });
});

test('a month begins on a Monday and holds each of its days once', () => {
  fc.assert(fc.property(fc.integer({ min: 1950, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
    const key = `${year}-${String(month).padStart(2, '0')}`;
    const weeks = monthOf(key)?.weeks ?? [];
    const days = weeks.flat().filter((d) => d !== null);
    expect(days).toHaveLength(new Date(Date.UTC(year, month, 0)).getUTCDate());
    for (const week of weeks) for (const [i, day] of week.entries()) if (day !== null) expect((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(i);
  }));
  expect([monthOf('2026-13'), monthOf('x'), monthOf('2026-12')?.next, monthOf('2026-01')?.previous]).toEqual([null, null, '2027-01', '2025-12']);
  expect([isOn(event, '2027-03-27'), isOn(event, '2027-03-28'), isOn(event, '2027-03-29')]).toEqual([true, true, false]);
});

test('rhythms keep the weekday', () => {
  expect(daysIn('2027-01-29', 'monthly', 3), 'the fifth Friday, else the last').toEqual(['2027-01-29', '2027-02-26', '2027-03-26']);
  expect(daysIn('2027-03-22', 'weekly', 3)).toEqual(['2027-03-22', '2027-03-29', '2027-04-05']);
  expect(daysIn('2027-03-22', 'once', 9)).toEqual(['2027-03-22']);
});

test('registration opens, fills, waits and closes', () => {
  const base: Registering = { state: 'published', startsAt: new Date('2027-03-06T09:00:00Z'), endsAt: new Date('2027-03-06T14:00:00Z'), registration: true, opensAt: new Date('2027-01-01'), closesAt: new Date('2027-03-01'), capacity: 10, waitingList: true };
  const on = (day: string, taken: number, change: Partial<Registering> = {}) => registrationStatus({ ...base, ...change }, taken, new Date(day));
  expect([on('2026-12-01', 0), on('2027-02-01', 9), on('2027-02-01', 10), on('2027-02-01', 10, { waitingList: false }), on('2027-03-02', 0), on('2027-02-01', 0, { registration: false }), on('2027-02-01', 99, { capacity: null }), on('2027-02-01', 0, { state: 'cancelled' })]).toEqual(['not_yet', 'open', 'waiting', 'full', 'closed', 'none', 'open', 'none']);
});

test('the door reads numbers, ids and addresses; anything else is none', () => {
  const { id } = event;
  expect([readTicket('Nr. 17'), readTicket(`https://x/tickets/${id.toUpperCase()}`), readTicket(id), readTicket('Dora'), readTicket('')]).toEqual([{ number: 17 }, { id }, { id }, null, null]);
});

test('an expert changes only what the page showed', () => {
  expect(changesOf({ shown: ['a', 'b'], was: ['b'], choose: ['a', 'x'] })).toEqual({ add: ['a'], drop: ['b'] });
});
