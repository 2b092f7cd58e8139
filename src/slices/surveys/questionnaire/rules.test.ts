import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localized } from '../../../kernel/localized.ts';
import { documentProblems, holdsFor, movedQuestion, questionsOf, sameStructure, shownTo, unanswered } from './rules.ts';
import { Questionnaire, type Answer, type Answers, type Condition, type Question, type Test } from './schema.ts';

const text = localized('Frage');
const question = (id: string, when: Condition | null = null, more: Partial<Question> = {}): Question => ({
  id, kind: 'single', title: text, help: null, required: false, noAnswer: true, choices: ['a', 'b', 'c'].map((c) => ({ id: c, text })), rows: [], min: null, max: null, low: null, high: null, when, ...more,
});
const only = (...tests: Test[]): Condition => ({ all: true, tests });
const is = (q: string, value: string): Test => ({ question: q, op: 'is', value });

/** Questionnaires whose conditions may name any question, also later and missing ones. */
const ids = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6'];
const anyTest: fc.Arbitrary<Test> = fc.record({ question: fc.constantFrom(...ids), op: fc.constantFrom('is', 'is_not', 'answered', 'at_least'), value: fc.constantFrom('a', 'b', 'c') });
const anyCondition = fc.option(fc.record({ all: fc.boolean(), tests: fc.array(anyTest, { minLength: 1, maxLength: 3 }) }), { nil: null });
const anyDocument: fc.Arbitrary<Questionnaire> = fc.tuple(fc.array(anyCondition, { minLength: 6, maxLength: 6 }), fc.array(anyCondition, { minLength: 3, maxLength: 3 })).map(([conditions, sections]) => ({
  sections: sections.map((when, s) => ({ id: `s${s}`, title: text, text: null, when, questions: [0, 1].map((i) => question(ids[s * 2 + i] as string, conditions[s * 2 + i] ?? null)) })),
}));
const anyAnswers: fc.Arbitrary<Answers> = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom<Answer>('a', 'b', 'c', null));

describe('conditions', () => {
  test('hidden questions leave no answer, and asking again about what is left changes nothing', () => {
    fc.assert(fc.property(anyDocument, anyAnswers, (document, given) => {
      const first = shownTo(document, given);
      const asked = new Set(first.sections.flatMap((s) => s.questions.map((q) => q.id)));
      for (const id of Object.keys(first.answers)) expect(asked.has(id)).toBe(true);
      for (const id of Object.keys(given)) expect(Object.hasOwn(first.answers, id)).toBe(asked.has(id));
      expect(shownTo(document, first.answers)).toEqual(first);
    }));
  });

  test('what comes later never decides what was asked before', () => {
    fc.assert(fc.property(anyDocument, anyAnswers, anyAnswers, (document, given, other) => {
      const cut = 3;
      const early = Object.fromEntries(Object.entries(given).filter(([id]) => ids.indexOf(id) < cut));
      const mixed = { ...Object.fromEntries(Object.entries(other).filter(([id]) => ids.indexOf(id) >= cut)), ...early };
      const asked = (answers: Answers): string[] => shownTo(document, answers).sections.flatMap((s) => s.questions.map((q) => q.id)).filter((id) => ids.indexOf(id) <= cut);
      expect(asked(mixed)).toEqual(asked({ ...early }));
    }));
  });

  test.each<[Test, Answer | undefined, boolean]>([
    [is('q', 'a'), 'a', true], [is('q', 'a'), ['b', 'a'], true], [is('q', 'a'), null, false], [is('q', 'a'), undefined, false],
    [{ question: 'q', op: 'is_not', value: 'a' }, 'b', true], [{ question: 'q', op: 'is_not', value: 'a' }, undefined, true], [{ question: 'q', op: 'is_not', value: 'a' }, ['a'], false],
    [{ question: 'q', op: 'at_least', value: 3 }, 3, true], [{ question: 'q', op: 'at_least', value: 3 }, 2, false], [{ question: 'q', op: 'at_least', value: 3 }, null, false], [{ question: 'q', op: 'at_most', value: 3 }, 4, false],
    [{ question: 'q', op: 'answered', value: null }, 0, true], [{ question: 'q', op: 'answered', value: null }, null, false],
  ])('%j of %j is %s', (one, answer, expected) => {
    expect(holdsFor(only(one), answer === undefined ? {} : { q: answer })).toBe(expected);
  });

  test('a condition on what comes later, is gone or cannot be compared is found', () => {
    const of = (...questions: Question[]): Questionnaire => ({ sections: [{ id: 's', title: text, text: null, when: null, questions }] });
    expect(documentProblems(of(question('q1'), question('q2', only(is('q1', 'a')))))).toEqual([]);
    for (const bad of [of(question('q1', only(is('q2', 'a'))), question('q2')), of(question('q1', only(is('q1', 'a')))), of(question('q1'), question('q2', only(is('q1', 'zzz')))), of(question('q1'), question('q2', only({ question: 'q1', op: 'at_least', value: 2 })))]) {
      expect(documentProblems(bad)[0]?.code).toBe('condition_order');
    }
  });
});

test('new words leave the structure, anything else does not', () => {
  const a: Questionnaire = { sections: [{ id: 's', title: text, text: null, when: null, questions: [question('q1')] }] };
  expect(sameStructure(a, { sections: [{ ...a.sections[0]!, title: localized('Anders'), questions: [{ ...question('q1'), title: localized('Neu') }] }] })).toBe(true);
  expect(sameStructure(a, { sections: [{ ...a.sections[0]!, questions: [question('q1', null, { required: true })] }] })).toBe(false);
  expect(sameStructure(a, { sections: [{ ...a.sections[0]!, questions: [question('q1', null, { choices: [] })] }] })).toBe(false);
});

test('moving a question keeps every question once, also across sections', () => {
  fc.assert(fc.property(anyDocument, fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom<-1 | 1>(-1, 1)), { maxLength: 12 }), (document, moves) => {
    const after = moves.reduce((d, [id, by]) => movedQuestion(d, id, by), document);
    expect(questionsOf(after).map((q) => q.id).sort()).toEqual(ids);
    expect(Questionnaire.safeParse(after).success).toBe(true);
  }));
});

test('a matrix is answered when every row is, and "no answer" is an answer', () => {
  const matrix = question('q', null, { kind: 'matrix', required: true, rows: [{ id: 'r1', text }, { id: 'r2', text }] });
  expect(unanswered([matrix], { q: { r1: 'a' } })).toHaveLength(1);
  expect(unanswered([matrix], { q: { r1: 'a', r2: 'b' } })).toHaveLength(0);
  expect(unanswered([question('q', null, { required: true })], { q: null })).toHaveLength(0);
});
