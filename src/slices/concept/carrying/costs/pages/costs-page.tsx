import type { FormState } from '../../../../../kernel/problem.ts';
import { Actions, Button, Checkbox, DateField, FieldGroup, Form, HiddenField, More, NumberField, RevisionField, TextField, formatMoney, useText, useView } from '../../../../../ui/index.ts';
import type { MeasureDetail } from '../../../measures/queries.ts';
import { hrefs } from '../../../urls.ts';
import { MeasurePartPage, sent, Stored } from '../../pages/parts.tsx';
import type { CostLine, Inside } from '../../plan/queries.ts';
import { showCents } from '../../rules.ts';
import { carryingHrefs } from '../../urls.ts';
import { words } from '../../words.ts';
import { costsSeen } from '../rules.ts';

export interface CostsPageProps {
  readonly measure: MeasureDetail;
  readonly inside: Inside;
  readonly form: FormState;
  readonly thisYear: number;
}

/** Money for a measure, a line a year and source. Nothing is posted or paid from here. */
export function CostsPage({ measure, inside, form, thisYear }: CostsPageProps) {
  const view = useView();
  const t = useText(words);
  const typed = Object.keys(form.values).flatMap((name) => Number(/^cost(\d{1,3})_/.exec(name)?.[1] ?? 0));
  const rows = Math.min(100, Math.max(2, inside.costs.length + 1, ...typed));
  return (
    <MeasurePartPage measure={measure} title={t('staff.costs_title')} lead={t(measure.costs === 'public' ? 'staff.costs_lead_public' : 'staff.costs_lead')}>
      <Stored form={form} items={stored(form, inside, t, view.locale)} />
      <Form action={view.href(carryingHrefs.costs(measure.key))} state={form}>
        <RevisionField revision={costsSeen(inside.accountKey, inside.costs)} />
        <TextField name="account" label={t('staff.account')} hint={t('staff.account_hint')} value={inside.accountKey ?? ''} code width="medium" optional />
        {Array.from({ length: rows }, (_, i) => <CostRow n={i + 1} line={inside.costs[i]} form={form} thisYear={thisYear} />)}
        <Actions>
          <Button>{t('staff.save')}</Button>
          <Button kind="tertiary" href={view.href(hrefs.measure(measure.key))}>{t('staff.cancel')}</Button>
        </Actions>
      </Form>
    </MeasurePartPage>
  );
}

function CostRow({ n, line, form, thisYear }: { n: number; line: CostLine | undefined; form: FormState; thisYear: number }) {
  const t = useText(words);
  const at = `cost${n}_`;
  const more = line !== undefined && (line.source !== null || line.committed !== null || line.spent !== null || line.subjectToBudget) || ['source', 'committed', 'spent', 'subject', 'decidedOn', 'decision'].some((name) => sent(form, at + name) !== '' || form.problems.some((p) => p.field === at + name));
  const amount = (name: 'planned' | 'committed' | 'spent') => <TextField name={at + name} label={t('staff.euros', { what: t(`costs.${name}`) })} value={showCents(line?.[name] ?? null)} inputMode="numeric" width="medium" optional />;
  return (
    <>
      <FieldGroup legend={t('staff.cost_n', { n })}>
        <HiddenField name={`${at}id`} value={line?.id ?? ''} />
        <TextField name={`${at}label`} label={t('costs.label')} value={line?.label ?? ''} optional {...(line === undefined ? {} : { hint: t('staff.cost_hint') })} />
        <NumberField name={`${at}year`} label={t('costs.year')} value={line?.year ?? ''} min={2000} max={2100} optional {...(line === undefined && n === 1 ? { hint: t('staff.year_hint', { year: String(thisYear) }) } : {})} />
        {amount('planned')}
      </FieldGroup>
      <More summary={`${t('staff.cost_n', { n })}: ${t('staff.cost_more')}`} open={more}>
        <TextField name={`${at}source`} label={t('costs.source')} hint={t('staff.source_hint')} value={line?.source ?? ''} optional />
        {amount('committed')}
        {amount('spent')}
        <Checkbox name={`${at}subject`} label={t('costs.subject')} hint={t('staff.subject_hint')} checked={line?.subjectToBudget ?? false} optional />
        <DateField name={`${at}decidedOn`} label={t('staff.decided_on')} value={line?.decidedOn ?? ''} optional />
        <TextField name={`${at}decision`} label={t('costs.decision')} hint={t('staff.decision_hint')} value={line?.decision ?? ''} optional />
      </More>
    </>
  );
}

function stored(form: FormState, inside: Inside, t: ReturnType<typeof words>, locale: Parameters<typeof formatMoney>[0]): { term: string; value: string }[] {
  const said = (l: CostLine): string => {
    const money = (label: string, cents: number | null) => (cents === null ? [] : [`${label} ${formatMoney(locale, cents)}`]);
    return [l.label, String(l.year), ...money(t('costs.planned'), l.planned), ...money(t('costs.committed'), l.committed), ...money(t('costs.spent'), l.spent), ...(l.source === null ? [] : [l.source]), ...(l.subjectToBudget ? [t('costs.subject')] : []), ...(l.decidedOn === null ? [] : [l.decidedOn]), ...(l.decision === null ? [] : [l.decision])].join(' · ');
  };
  const same = (l: CostLine, at: string): boolean =>
    ([['label', l.label], ['year', String(l.year)], ['source', l.source], ['planned', showCents(l.planned)], ['committed', showCents(l.committed)], ['spent', showCents(l.spent)], ['decidedOn', l.decidedOn], ['decision', l.decision]] as const).every(([name, value]) => sent(form, at + name).trim() === (value ?? ''))
    && (sent(form, `${at}subject`) !== '') === l.subjectToBudget;
  const account = sent(form, 'account').trim().toUpperCase() === (inside.accountKey ?? '') ? [] : [{ term: t('staff.account'), value: inside.accountKey ?? '' }];
  return [...account, ...inside.costs.flatMap((l, i) => (same(l, `cost${i + 1}_`) ? [] : [{ term: t('staff.cost_n', { n: i + 1 }), value: said(l) }]))];
}
