import { dayOf } from '../../../../kernel/dates.ts';
import { worded, wordingIn } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, found, type FormState } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { departmentList, departmentsById } from '../../../people/public.ts';
import { hrefs, NEW, PATHS } from '../../urls.ts';
import { ConsultationForm as ConsultationPage } from '../pages/forms.tsx';
import type { Consultation, Round } from '../queries.ts';
import { ConsultationForm } from '../schema.ts';
import { saveConsultation } from './commands.ts';

/** `prepared`: the round of the address, for whoever prepares rounds. */
export function mountConsultations(site: Site, prepared: (c: Ctx) => Promise<Round>): void {
  site.page(PATHS.consultation, async (c) => show(c, await prepared(c), EMPTY_FORM), { secret: true });
  site.action(PATHS.consultation, async (c) => save(c, await prepared(c)));
}

function chosen(c: Ctx, round: Round): Consultation | null {
  const id = c.req.param('id');
  return id === NEW ? null : found(round.consultations.find((k) => k.id === id));
}

async function show(c: Ctx, round: Round, form: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  return html(c, <ConsultationPage round={round} consultation={chosen(c, round)} departments={await departmentList(c.get('db'), { active: true })} today={dayOf(new Date())} form={form} />, status);
}

async function save(c: Ctx, round: Round): Promise<Response> {
  const before = chosen(c, round);
  const parsed = parseForm(ConsultationForm, await readForm(c));
  if (!parsed.ok) return show(c, round, parsed.form, 422);
  const { revision, kind, heldFrom, heldTo, monthsOnly, meetings, departments } = parsed.value;
  const known = await departmentsById(c.get('db'), departments);
  if (departments.some((id) => !known.has(id))) return show(c, round, withProblems(parsed.form, [{ code: 'invalid_choice', field: 'departments' }]), 422);
  const input = {
    kind, heldFrom, heldTo: heldTo ?? heldFrom, monthsOnly, meetings, departmentIds: departments,
    title: worded(before?.title ?? null, wordingIn(parsed.value, 'title')), result: parsed.value.result === null ? null : worded(before?.result ?? null, wordingIn(parsed.value, 'result')),
  };
  const done = await write(c.get('db'), (tx) => saveConsultation(tx, c.get('actor'), round.id, before?.id ?? null, revision, input));
  return done.ok ? goTo(c, hrefs.round(round.number)) : show(c, round, withProblems(parsed.form, done.problems), done.problems[0]?.code === 'stale' ? 409 : 422);
}
