import { inLanguage } from '../../../../../kernel/localized.ts';
import type { FormState } from '../../../../../kernel/problem.ts';
import { Actions, Button, DateField, FieldGroup, Form, HiddenField, More, RevisionField, SelectField, TextField, formatDate, useText, useView } from '../../../../../ui/index.ts';
import type { MeasureDetail, MeasureStep } from '../../../measures/queries.ts';
import { hrefs } from '../../../urls.ts';
import { MeasurePartPage, sent, Stored, type Unit } from '../../pages/parts.tsx';
import { REPEATS } from '../../rules.ts';
import { carryingHrefs } from '../../urls.ts';
import { words } from '../../words.ts';
import { stepsSeen } from '../rules.ts';

export interface PlanPageProps {
  readonly measure: MeasureDetail;
  readonly units: readonly Unit[];
  readonly form: FormState;
}

/** Rows offered beyond the steps there are. */
const SPARE = 3;

/** The steps of a measure. A title is enough; dates, unit and role may follow. */
export function PlanPage({ measure, units, form }: PlanPageProps) {
  const view = useView();
  const t = useText(words);
  const typed = Object.keys(form.values).flatMap((name) => Number(/^step(\d{1,3})_/.exec(name)?.[1] ?? 0));
  const rows = Math.min(200, Math.max(4, measure.steps.length + SPARE, ...typed));
  return (
    <MeasurePartPage measure={measure} title={t('staff.plan_title')} lead={t('staff.plan_lead')}>
      <Stored form={form} items={stored(form, measure, units, t, view.locale)} />
      <Form action={view.href(carryingHrefs.plan(measure.key))} state={form}>
        <RevisionField revision={stepsSeen(measure.steps, measure.repeatMonths)} />
        {Array.from({ length: rows }, (_, i) => <StepRow n={i + 1} step={measure.steps[i]} units={units} form={form} />)}
        <SelectField name="repeat" label={t('repeat')} hint={t('staff.repeat_hint')} options={REPEATS.map((n) => ({ value: String(n), label: t('repeat.months', { n }) }))} value={measure.repeatMonths === null ? '' : String(measure.repeatMonths)} optional width="medium" />
        <Actions>
          <Button>{t('staff.save')}</Button>
          <Button kind="tertiary" href={view.href(hrefs.measure(measure.key))}>{t('staff.cancel')}</Button>
        </Actions>
      </Form>
    </MeasurePartPage>
  );
}

function StepRow({ n, step, units, form }: { n: number; step: MeasureStep | undefined; units: readonly Unit[]; form: FormState }) {
  const { locale } = useView();
  const t = useText(words);
  const at = `step${n}_`;
  const more = [step?.startsOn, step?.departmentId, step?.role].some((v) => v != null) || ['startsOn', 'department', 'role'].some((name) => sent(form, at + name) !== '' || form.problems.some((p) => p.field === at + name));
  return (
    <>
      <FieldGroup legend={t('staff.step_n', { n })}>
        <HiddenField name={`${at}id`} value={step?.id ?? ''} />
        <TextField name={`${at}title`} label={t('staff.step')} value={step?.title ?? ''} optional {...(step === undefined ? {} : { hint: t('staff.step_hint') })} />
        <DateField name={`${at}due`} label={t('step.due')} value={step?.due ?? ''} optional />
        <DateField name={`${at}done`} label={t('step.done')} value={step?.done ?? ''} optional />
      </FieldGroup>
      <More summary={`${t('staff.step_n', { n })}: ${t('staff.step_more')}`} open={more}>
        <DateField name={`${at}startsOn`} label={t('step.from')} value={step?.startsOn ?? ''} optional />
        <SelectField name={`${at}department`} label={t('step.unit')} options={units.map((u) => ({ value: u.id, label: inLanguage(u.name, locale).text }))} value={step?.departmentId ?? ''} optional />
        <TextField name={`${at}role`} label={t('step.role')} hint={t('staff.role_hint')} value={step?.role ?? ''} optional />
      </More>
    </>
  );
}

/** Steps that a colleague changed, added or took out since the form was opened. */
function stored(form: FormState, { steps, repeatMonths }: MeasureDetail, units: readonly Unit[], t: ReturnType<typeof words>, locale: Parameters<typeof formatDate>[0]): { term: string; value: string }[] {
  const said = (s: MeasureStep): string => {
    const unit = units.find((u) => u.id === s.departmentId);
    const date = (label: string, day: string | null) => (day === null ? [] : [`${label} ${formatDate(locale, day)}`]);
    return [s.title, ...date(t('step.from'), s.startsOn), ...date(t('step.due'), s.due), ...date(t('step.done'), s.done), ...(unit === undefined ? [] : [inLanguage(unit.name, locale).text]), ...(s.role === null ? [] : [s.role])].join(' · ');
  };
  const rows = new Map(Object.keys(form.values).flatMap((name) => (/^step\d{1,3}_id$/.test(name) && sent(form, name) !== '' ? [[sent(form, name), name.slice(0, -2)] as const] : [])));
  const same = (s: MeasureStep, at: string): boolean =>
    ([['title', s.title], ['due', s.due], ['done', s.done], ['startsOn', s.startsOn], ['department', s.departmentId], ['role', s.role]] as const).every(([name, value]) => sent(form, at + name).trim() === (value ?? ''));
  const changed = steps.flatMap((s, i) => { const at = rows.get(s.id); return at !== undefined && same(s, at) ? [] : [{ term: t('staff.step_n', { n: i + 1 }), value: said(s) }]; });
  const gone = [...rows].filter(([id]) => !steps.some((s) => s.id === id)).map(([, at]) => ({ term: sent(form, `${at}title`), value: t('staff.step_gone') }));
  const turn = sent(form, 'repeat') === String(repeatMonths ?? '') ? [] : [{ term: t('repeat'), value: repeatMonths === null ? '' : t('repeat.months', { n: repeatMonths }) }];
  return [...changed, ...gone, ...turn];
}
