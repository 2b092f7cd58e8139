import { expect, test } from 'vitest';
import { localized } from '../../../kernel/localized.ts';
import { readAnswer } from '../answers/rules.ts';
import type { AnswerInput } from '../answers/schema.ts';
import { readPeriod, unitsOf } from './rules.ts';

test('half-years and their days', () => {
  expect(readPeriod('2026-H2')).toEqual({ key: '2026-H2', year: 2026, half: 2, from: '2026-07-01', to: '2026-12-31' });
  for (const wrong of ['2026-H3', '26-H1', '2026', '']) expect(readPeriod(wrong)).toBeNull();
});

test('units owe what is not ended and not answered; overdue only after the deadline', () => {
  const measures = [
    { id: 'a', state: 'running', leadDepartmentId: 'x' }, { id: 'b', state: 'done', leadDepartmentId: 'x' },
    { id: 'c', state: 'idea', leadDepartmentId: null }, { id: 'd', state: 'planned', leadDepartmentId: 'y' },
  ] as const;
  expect(unitsOf(measures, new Set(['d']), '2026-11-10', '2026-11-10')).toEqual([
    { departmentId: 'x', asked: 1, missing: 1, overdue: false }, { departmentId: null, asked: 1, missing: 1, overdue: false }, { departmentId: 'y', asked: 1, missing: 0, overdue: false },
  ]);
  expect(unitsOf(measures, new Set(['d']), '2026-11-10', '2026-11-11').map((u) => u.overdue)).toEqual([true, true, false]);
  expect(unitsOf(measures, new Set(['b']), '2026-11-10', '2026-11-10')[0]).toMatchObject({ asked: 2, missing: 1 });
});

const typed = (input: Partial<AnswerInput>): AnswerInput => ({ version: 0, was: 'running', state: 'running', text: null, nothing: false, reason: null, level: null, ...input });
const stored = (text: string | null) => ({ measureId: 'a', departmentId: null, onBehalf: false, text: text === null ? null : localized(text), answeredOn: '2026-11-01', version: 3 });

test('what was left alone is not an answer; a new state needs a word; a text is not cleared by accident', () => {
  expect(readAnswer(typed({}), undefined)).toEqual({ ok: true, value: null });
  expect(readAnswer(typed({ text: 'Neu' }), undefined)).toMatchObject({ ok: true, value: { text: 'Neu', change: null } });
  expect(readAnswer(typed({ text: 'Alt' }), stored('Alt'))).toEqual({ ok: true, value: null });
  expect(readAnswer(typed({ nothing: true }), undefined)).toMatchObject({ ok: true, value: { text: null } });
  expect(readAnswer(typed({ nothing: true }), stored(null))).toEqual({ ok: true, value: null });
  expect(readAnswer(typed({ state: 'done' }), undefined)).toMatchObject({ ok: false, problems: [{ code: 'required', field: 'text' }] });
  expect(readAnswer(typed({ state: 'stopped', reason: 'Kein Geld' }), undefined)).toMatchObject({ ok: true, value: { text: 'Kein Geld', change: { from: 'running', to: 'stopped', reason: 'Kein Geld' } } });
  expect(readAnswer(typed({}), stored('Alt'))).toMatchObject({ ok: false });
  expect(readAnswer(typed({ nothing: true }), stored('Alt'))).toMatchObject({ ok: true, value: { text: null } });
});
