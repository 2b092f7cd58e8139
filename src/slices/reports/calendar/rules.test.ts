import { expect, test } from 'vitest';
import { addDays } from '../../../kernel/dates.ts';
import { addWorkdays, calendarOf, datesFor, easterOf, isHoliday, isWorkday, remindersFor, requestDue, USUAL, workdayBy, type RequestKind } from './rules.ts';

test('Easter, also in the years in which the rule has its exceptions', () => {
  const known = { 1900: '1900-04-15', 1954: '1954-04-18', 1981: '1981-04-19', 2000: '2000-04-23', 2008: '2008-03-23', 2024: '2024-03-31', 2025: '2025-04-20', 2026: '2026-04-05', 2027: '2027-03-28', 2038: '2038-04-25', 2049: '2049-04-18', 2076: '2076-04-19' };
  for (const [year, day] of Object.entries(known)) expect(easterOf(Number(year))).toBe(day);
});

test('holidays of Lower Saxony', () => {
  const days = Array.from({ length: 365 }, (_, i) => addDays('2026-01-01', i));
  expect(days.filter(isHoliday)).toEqual(['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-25', '2026-10-03', '2026-10-31', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-31']);
  expect([isHoliday('2016-10-31'), isHoliday('2017-10-31'), isHoliday('2026-06-04'), isWorkday('2026-11-21'), isWorkday('2026-11-23')]).toEqual([false, true, false, false, true]);
});

test('working days are counted around weekends and holidays', () => {
  expect([workdayBy('2026-04-06'), addWorkdays('2026-04-02', 1), addWorkdays('2026-04-07', -1), addWorkdays('2026-12-23', 1), addWorkdays('2026-05-04', 0)]).toEqual(['2026-04-02', '2026-04-07', '2026-04-02', '2026-12-28', '2026-05-04']);
});

test('from the sitting backwards, with nothing on a day on which nobody works', () => {
  expect(calendarOf('2027-04-12', USUAL)).toEqual({ ask: '2027-01-26', due: '2027-02-23', cosign: '2027-03-09', release: '2027-03-23', dispatch: '2027-03-25', sitting: '2027-04-12' });
  expect(calendarOf('2027-04-12', { dispatchDays: 21, cosignDays: 5 })).toMatchObject({ cosign: '2027-03-11', release: '2027-03-18', dispatch: '2027-03-22' });
  for (let i = 0; i < 400; i += 1) expect(Object.values(calendarOf(addDays('2026-01-01', i), USUAL)).slice(0, -1).every(isWorkday)).toBe(true);
});

test('what the office chose counts; else the calendar, or a working week where the sitting is too near', () => {
  expect(datesFor('2026-11-23', '2027-04-12', null, USUAL)).toEqual({ dueOn: '2027-02-23', askOn: '2027-01-26' });
  expect(datesFor('2027-02-01', '2027-04-12', null, USUAL)).toEqual({ dueOn: '2027-02-23', askOn: null });
  expect(datesFor('2027-03-30', '2027-04-12', null, USUAL)).toEqual({ dueOn: '2027-04-06', askOn: null });
  expect(datesFor('2026-11-23', '2027-04-12', '2026-12-10', USUAL)).toEqual({ dueOn: '2026-12-10', askOn: null });
  expect(datesFor('2026-11-23', null, null, USUAL)).toEqual({ dueOn: '2026-12-21', askOn: null });
});

test('asked on the day, reminded three times, each once, and a missed morning is made up for', () => {
  const round = { askOn: '2027-01-25', dueOn: '2027-02-22' };
  const sent = new Map<RequestKind, string>();
  const went: string[] = [];
  for (let day = '2027-01-20'; day < '2027-03-20'; day = addDays(day, 1)) {
    if (day === '2027-01-25' || day === '2027-02-15') continue;
    const kind = requestDue(day, round, sent);
    if (kind !== null) went.push(`${day} ${kind}`);
    if (kind !== null) sent.set(kind, day);
  }
  expect(went).toEqual(['2027-01-26 asked', '2027-02-16 soon', '2027-02-19 last', '2027-02-23 overdue']);
  expect(remindersFor('2027-02-22').map((r) => r.on)).toEqual(['2027-02-15', '2027-02-19', '2027-02-23']);
  expect(requestDue('2027-02-24', { askOn: null, dueOn: '2027-03-01' }, new Map([['asked', '2027-02-24']]))).toBeNull();
  expect(requestDue('2027-03-02', { ...round, dueOn: '2027-03-01' }, sent)).toBe('overdue');
  expect(requestDue('2027-08-02', { askOn: null, dueOn: '2027-03-01' }, new Map())).toBeNull();
});
