import { isCoordinator } from '../../../kernel/actor.ts';
import { inLanguage, worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { measureByKey, measuresNamed, openFields } from '../../concept/public.ts';
import { departmentsById, requireStaff } from '../../people/public.ts';
import { isApprover, mayDraftDecision, mayRelease } from '../policy.ts';
import { assessmentByNumber, type Assessment } from '../queries.ts';
import { hrefs, PATHS } from '../urls.ts';
import { draftDecision, releaseDecision, returnDraft } from './commands.ts';
import { askForRelease } from './jobs.ts';
import { DraftPage } from './pages/draft-page.tsx';
import { ReleasePage } from './pages/release-page.tsx';
import { approversOf, draftOf, type DecisionDraft } from './queries.ts';
import { DraftForm, ReleaseForm, ReturnForm } from './schema.ts';

export function mountReleasing(site: Site): void {
  site.page(PATHS.decision, draftPage, { secret: true }).action(PATHS.decision, saveDraft);
  site.page(PATHS.release, releasePage, { secret: true }).action(PATHS.release, release);
}

async function load(c: Ctx): Promise<Assessment> {
  const number = c.req.param('number') ?? '';
  return found(/^\d{1,9}$/.test(number) ? await assessmentByNumber(c.get('db'), Number(number), { drafts: true }) : null);
}

async function drafted(c: Ctx): Promise<Assessment> {
  if (!mayDraftDecision(requireStaff(c))) refuse('forbidden');
  return load(c);
}

async function showDraft(c: Ctx, assessment: Assessment, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const db = c.get('db');
  const open = assessment.answers.filter((a) => a.answeredOn === null).map((a) => a.departmentId);
  const [names, draft, fields] = await Promise.all([departmentsById(db, open), draftOf(db, assessment.id), openFields(db)]);
  const missing = open.map((id) => { const d = names.get(id); return d === undefined ? '' : inLanguage(d.name, c.get('locale')).text; });
  const measureKey = draft?.measureId == null ? '' : ((await measuresNamed(db, [draft.measureId])).get(draft.measureId)?.key ?? '');
  return html(c, <DraftPage assessment={assessment} draft={draft} measureKey={measureKey} missing={missing} fields={fields} form={form} />, status);
}

async function draftPage(c: Ctx): Promise<Response> {
  const assessment = await drafted(c);
  return assessment.decision === null ? showDraft(c, assessment, EMPTY_FORM, 200) : goTo(c, hrefs.assessment(assessment.number));
}

async function saveDraft(c: Ctx): Promise<Response> {
  const assessment = await drafted(c);
  const parsed = parseForm(DraftForm, await readForm(c));
  if (!parsed.ok) return showDraft(c, assessment, parsed.form, 422);
  const { measure, place, kind, forwardedTo, level, gapsKnown, revision, next } = parsed.value;
  const db = c.get('db');
  const before = await draftOf(db, assessment.id);
  const target = measure === null || kind !== 'merge' ? null : await measureByKey(db, measure, { drafts: true });
  if (measure !== null && kind === 'merge' && target === null) return showDraft(c, assessment, withProblems(parsed.form, [{ code: 'key_unknown', field: 'measure', params: { key: measure } }]), 422);
  const field = place === null ? null : ((await openFields(db)).find((f) => `${f.conceptId}/${f.code}` === place) ?? null);
  if (place !== null && field === null) return showDraft(c, assessment, withProblems(parsed.form, [{ code: 'invalid_choice', field: 'place' }]), 422);
  const own = assessment.subjectKind === 'measure' && kind === 'adopt' ? assessment.subjectId : null;
  const input = {
    kind, forwardedTo, level, gapsKnown, version: revision, submit: next === 'submit',
    reason: worded(before?.reason ?? null, wordingIn(parsed.value, 'reason')),
    title: parsed.value.title === null ? null : worded(before?.title ?? assessment.subjectTitle, wordingIn(parsed.value, 'title')),
    measureId: target?.id ?? own,
    newMeasure: own !== null || field === null ? null : { conceptId: field.conceptId, fieldCode: field.code },
  };
  const result = await write(db, async (tx) => {
    const done = await draftDecision(tx, c.get('actor'), assessment.id, input);
    if (done.ok && input.submit) await askForRelease(tx, assessment.id);
    return done;
  });
  return result.ok ? goTo(c, hrefs.assessment(assessment.number)) : showDraft(c, assessment, withProblems(parsed.form, result.problems), statusOf(result.problems) === 409 ? 409 : 422);
}

async function handedIn(c: Ctx): Promise<{ assessment: Assessment; draft: DecisionDraft | null; may: boolean }> {
  const actor = requireStaff(c);
  if (!isApprover(actor) && !isCoordinator(actor)) refuse('forbidden');
  const assessment = await load(c);
  const [draft, approvers] = await Promise.all([draftOf(c.get('db'), assessment.id), approversOf(c.get('db'))]);
  return { assessment, draft, may: mayRelease(actor, { draftedBy: draft?.draftedBy ?? null, approvers }) };
}

/** As the decision will stand on the public page. */
async function asDecision(c: Ctx, draft: DecisionDraft) {
  const measure = draft.measureId === null ? undefined : (await measuresNamed(c.get('db'), [draft.measureId])).get(draft.measureId);
  const { kind, reason, forwardedTo, level, draftedOn } = draft;
  return { kind, reason, forwardedTo, level, decidedOn: draftedOn, releasedBy: null, measureKey: measure?.key ?? null, measureTitle: measure?.title ?? null, measurePublic: measure?.public ?? null };
}

async function showRelease(c: Ctx, form?: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { assessment, draft, may } = await handedIn(c);
  if (draft === null || !draft.submitted || assessment.decision !== null) return goTo(c, hrefs.assessment(assessment.number));
  return html(c, <ReleasePage assessment={assessment} draft={draft} shown={await asDecision(c, draft)} mayRelease={may} {...(form === undefined ? {} : { form })} />, status);
}

const releasePage = (c: Ctx): Promise<Response> => showRelease(c);

async function release(c: Ctx): Promise<Response> {
  const { assessment, may } = await handedIn(c);
  if (!may) refuse('forbidden');
  const raw = await readForm(c);
  const db = c.get('db');
  const actor = c.get('actor');
  if (raw.values['next'] === 'return') {
    const parsed = parseForm(ReturnForm, raw);
    if (!parsed.ok) return showRelease(c, parsed.form, 422);
    const given = await write(db, (tx) => returnDraft(tx, actor, assessment.id, parsed.value.revision, parsed.value.why));
    return given.ok ? goTo(c, hrefs.assessment(assessment.number)) : showRelease(c, withProblems(parsed.form, given.problems), 409);
  }
  const parsed = parseForm(ReleaseForm, raw);
  if (!parsed.ok) return showRelease(c, parsed.form, 422);
  const done = await write(db, (tx) => releaseDecision(tx, actor, assessment.id, parsed.value.revision));
  return done.ok ? goTo(c, hrefs.decision(assessment.number)) : showRelease(c, withProblems(parsed.form, done.problems), statusOf(done.problems) === 409 ? 409 : 422);
}
