import { isId } from '../../../kernel/ids.ts';
import { inLanguage, worded, wordingIn, type Localized } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { colleaguesOf, departmentBySlug, requireStaff } from '../../people/public.ts';
import { mayAnswer, mayDelegate } from '../policy.ts';
import { assessmentByNumber, internalNotes } from '../queries.ts';
import { hrefs, PATHS } from '../urls.ts';
import { answerAssessment, delegateAnswer } from './commands.ts';
import { tellColleague } from './jobs.ts';
import { AnswerPage } from './pages/answer-page.tsx';
import { delegationOf, existingFor, measuresByKeys, voicesBehind } from './queries.ts';
import { AnswerForm, DelegateForm } from './schema.ts';

export function mountAnswering(site: Site): void {
  site.page(PATHS.answer, answerPage, { secret: true }).action(PATHS.answer, save);
  site.action(PATHS.delegate, delegate);
}

/** The assessment and the department named in the address, for whoever may answer for it. */
async function load(c: Ctx) {
  const actor = requireStaff(c);
  const number = c.req.param('number') ?? '';
  const db = c.get('db');
  const assessment = found(/^\d{1,9}$/.test(number) ? await assessmentByNumber(db, Number(number), { drafts: true }) : null);
  const department = found(await departmentBySlug(db, c.req.param('department') ?? ''));
  const answer = found(assessment.answers.find((a) => a.departmentId === department.id));
  if (!mayAnswer(actor, department.id)) refuse('forbidden');
  return { assessment, answer, department: { id: department.id, slug: department.slug, name: inLanguage(department.name, c.get('locale')).text }, own: mayDelegate(actor, department.id) };
}

async function show(c: Ctx, form: FormState, status: 200 | 409 | 422, delegateForm: FormState = EMPTY_FORM): Promise<Response> {
  const db = c.get('db');
  const { assessment, answer, department, own } = await load(c);
  const [notes, voices, existing, delegated, colleagues] = await Promise.all([
    internalNotes(db, assessment.id), voicesBehind(db, assessment), existingFor(db, assessment, answer.existing), own ? delegationOf(db, assessment.id, department.id) : null, own ? colleaguesOf(db, department.id) : [],
  ]);
  const page = <AnswerPage assessment={assessment} department={department} answer={answer} internalNote={notes.get(department.id) ?? ''} voices={voices} existing={existing} delegated={delegated} colleagues={colleagues} form={form} delegateForm={delegateForm} />;
  return html(c, page, status);
}

async function answerPage(c: Ctx): Promise<Response> {
  const { assessment } = await load(c);
  return assessment.decision === null ? show(c, EMPTY_FORM, 200) : goTo(c, hrefs.assessment(assessment.number));
}

async function save(c: Ctx): Promise<Response> {
  const { assessment, department, answer } = await load(c);
  const db = c.get('db');
  const parsed = parseForm(AnswerForm, await readForm(c));
  if (!parsed.ok) return show(c, parsed.form, 422);
  const { revision, feasibility, level, body, cost, estimate, per, internalNote, existing, keys } = parsed.value;
  const named = await measuresByKeys(db, keys ?? '');
  if (named.unknown.length > 0) return show(c, withProblems(parsed.form, [{ code: 'key_unknown', field: 'keys', params: { key: named.unknown[0] ?? '' } }]), 422);
  const offered = new Set((await existingFor(db, assessment, answer.existing)).map((m) => m.id));
  const wording = (name: 'publicNote' | 'conditions' | 'resources', before: Localized | null) => (parsed.value[name] === null ? null : worded(before, wordingIn(parsed.value, name)));
  const given = {
    feasibility, level, body, cost, internalNote, version: revision, estimate: estimate === null || per === null ? null : { eur: estimate, per },
    conditions: wording('conditions', answer.conditions), resources: wording('resources', answer.resources), publicNote: wording('publicNote', answer.publicNote),
    existing: [...existing.filter((id) => offered.has(id)), ...named.ids],
  };
  const result = await write(db, (tx) => answerAssessment(tx, c.get('actor'), assessment.id, department.id, given));
  if (result.ok) return goTo(c, hrefs.assessment(assessment.number));
  return show(c, withProblems(parsed.form, result.problems), statusOf(result.problems) === 409 ? 409 : 422);
}

async function delegate(c: Ctx): Promise<Response> {
  const { assessment, department, own } = await load(c);
  if (!own) refuse('forbidden');
  const parsed = parseForm(DelegateForm, await readForm(c));
  if (!parsed.ok) return show(c, EMPTY_FORM, 422, parsed.form);
  const { to, note } = parsed.value;
  const colleagues = await colleaguesOf(c.get('db'), department.id);
  if (to !== null && (!isId(to) || !colleagues.some((one) => one.id === to))) return show(c, EMPTY_FORM, 422, withProblems(parsed.form, [{ code: 'invalid_choice', field: 'to' }]));
  const actor = c.get('actor');
  const result = await write(c.get('db'), async (tx) => {
    const done = await delegateAnswer(tx, actor, assessment.id, department.id, { to, note });
    if (done.ok && to !== null && !(actor.kind === 'account' && actor.id === to)) await tellColleague(tx, assessment.id, department.id);
    return done;
  });
  return result.ok ? goTo(c, hrefs.answer(assessment.number, department.slug)) : show(c, EMPTY_FORM, 409, withProblems(parsed.form, result.problems));
}

