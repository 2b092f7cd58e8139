import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/app.ts';
import { system, VISITOR, type Actor, type Role, type ScopeKind } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { localized } from '../../kernel/localized.ts';
import { valueOf } from '../../kernel/problem.ts';
import { write } from '../../platform/database/write.ts';
import { createProcess, createRecommendation, createSubmission, publishSubmission } from '../participation/public.ts';
import { createDepartment } from '../people/public.ts';
import { isApprover, mayAnswer, mayComment, mayDelegate, mayDraftDecision, mayRelease, maySeeDrafts, maySeeInternal, maySendOut } from './policy.ts';

const OURS = '10000000-0000-4000-8000-000000000001';
const THEIRS = '20000000-0000-4000-8000-000000000002';
const account = (id: string, role: Role, scope: ScopeKind = 'all', scopeId: string | null = null): Actor => ({ kind: 'account', id, name: '', sessionId: '', grants: [{ role, scope, scopeId }] });

/** Who may do what about something that OURS was asked about: send, answer, delegate, read what is internal, talk, draft, release. */
const TABLE: readonly (readonly [string, Actor, string])[] = [
  ['visitor', VISITOR, '-------'],
  ['participant', account('p', 'participant'), '-------'],
  ['organisation editor', account('o', 'organisation_editor'), '-------'],
  ['juror', account('j', 'juror'), '-------'],
  ['committee member', account('m', 'committee_member'), '-------'],
  ['interpreter', account('i', 'interpreter'), '-------'],
  ['moderator', account('mo', 'moderator'), '-------'],
  ['administrator', account('ad', 'administrator'), '-------'],
  ['officer of the department asked', account('f', 'officer', 'department', OURS), '-adit--'],
  ['officer of another department', account('g', 'officer', 'department', THEIRS), '-------'],
  ['officer everywhere', account('h', 'officer'), '-a-it--'],
  ['coordinator', account('c', 'coordinator'), 'sa-itw-'],
  ['coordinator of one process', account('cp', 'coordinator', 'process', OURS), '-------'],
  ['approver', account('ap', 'approver'), '---i--r'],
  ['approver in a department only', account('aq', 'approver', 'department', OURS), '-------'],
  ['the program', system('test'), 'sa-itwr'],
];

test.each(TABLE)('%s', (_, actor, wanted) => {
  const rights = [maySendOut(actor), mayAnswer(actor, OURS), mayDelegate(actor, OURS), maySeeInternal(actor, [OURS]), mayComment(actor, [OURS]), mayDraftDecision(actor), mayRelease(actor, { draftedBy: 'c', approvers: ['ap', 'ap2'] })];
  expect(rights.map((may, i) => (may ? 'saditwr'[i] : '-')).join('')).toBe(wanted);
  expect(isApprover(actor)).toBe(wanted.endsWith('r'));
  expect(maySeeDrafts(actor)).toBe(/[sir]/.test(wanted) || actor.kind !== 'visitor' && _.startsWith('officer'));
});

test('whoever drafted does not release, unless there is nobody else', () => {
  const one = account('x', 'coordinator');
  expect(mayRelease(one, { draftedBy: 'x', approvers: ['x', 'y'] })).toBe(false);
  expect(mayRelease(account('y', 'coordinator'), { draftedBy: 'x', approvers: ['x', 'y'] })).toBe(true);
  expect(mayRelease(one, { draftedBy: 'x', approvers: ['x'] })).toBe(true);
  expect(mayRelease(one, { draftedBy: 'z', approvers: ['y'] })).toBe(false);
});

let app: TestApp;
let department: string;
let recommendation: string;
beforeAll(async () => {
  app = await testApp();
  department = valueOf(await write(app.db, (tx) => createDepartment(tx, system('t'), { name: localized('Fachbereich Soziales') }))).id;
  recommendation = await write(app.db, async (tx) => {
    const process = valueOf(await createProcess(tx, system('t'), { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: '2026-01-01', topics: [] }));
    const said = valueOf(await createSubmission(tx, VISITOR, { processId: process.id, text: 'Mehr Bänke', language: 'de', topicId: null, municipality: null, channel: 'online', token: newId() }));
    valueOf(await publishSubmission(tx, system('t'), said.id));
    return valueOf(await createRecommendation(tx, system('t'), { processId: process.id, field: localized('Orte'), title: localized('Bänke'), text: localized(''), prospect: localized('Ja.'), submissionIds: [said.id], forumIds: [], publishedOn: '2026-01-02' })).id;
  });
});
afterAll(() => app.drop());

test('every page and every form of it asks for the right', async () => {
  const coordinator = await app.signIn('coordinator');
  const sent = await app.request('/de/assessments/new', { as: coordinator, form: { recommendation, departments: [department], dueOn: '2099-01-01', question: '' } });
  const path = sent.headers.get('location') ?? '';
  const round = (await app.request('/de/assessment-rounds/new', { as: coordinator, form: { revision: '0', title: 'Runde', dueOn: '2099-01-01' } })).headers.get('location') ?? '';
  expect([path, round]).toEqual(['/de/assessments/1', '/de/assessment-rounds/1']);
  const answer = `${path}/answers/fachbereich-soziales`;
  const pages = { answer, draft: `${path}/decision`, release: `${path}/release`, rounds: round, edit: `${round}/edit`, items: `${round}/items`, meeting: `${round}/consultations/new`, areas: '/de/competences/new/edit', mine: '/de/assessments/mine' };
  const seen = async (as: string | undefined): Promise<string> => {
    const statuses = await Promise.all(Object.values(pages).map(async (page) => (await app.request(page, as === undefined ? {} : { as })).status));
    return statuses.map((s) => (s === 200 ? '+' : '-')).join('');
  };
  const officer = await app.signIn('officer', { kind: 'department', id: department });
  const other = await app.signIn('officer', { kind: 'department', id: valueOf(await write(app.db, (tx) => createDepartment(tx, system('t'), { name: localized('Team Kultur') }))).id });
  // answer, draft, release (nothing is handed in yet), round in preparation, its forms, competences, own list
  expect({ visitor: await seen(undefined), coordinator: await seen(coordinator), officer: await seen(officer), other: await seen(other), approver: await seen(await app.signIn('approver')), moderator: await seen(await app.signIn('moderator')) }).toEqual({
    visitor: '---------', coordinator: '++-++++++', officer: '+-------+', other: '--------+', approver: '--------+', moderator: '--------+',
  });
  const forms = [answer, `${answer}/delegate`, `${path}/comments`, `${path}/decision`, `${path}/release`, `${path}/forwarding`, '/de/assessment-rounds/new', `${round}/edit`, `${round}/items`, `${round}/send`, `${round}/close`, `${round}/consultations/new`, '/de/competences/new/edit'];
  for (const form of forms) {
    for (const [as, wanted] of [[undefined, [401]], [other, [403]], [await app.signIn('participant'), [403]]] as const) {
      const { status } = await app.request(form, { form: { revision: '0', text: 'x', to: '' }, ...(as === undefined ? {} : { as }) });
      expect([form, wanted.includes(status as never) ? 'refused' : status]).toEqual([form, 'refused']);
    }
  }
});
