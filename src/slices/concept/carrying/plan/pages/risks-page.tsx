import type { FormState } from '../../../../../kernel/problem.ts';
import { Actions, Button, FieldGroup, Form, HiddenField, RevisionField, SelectField, TextArea, useText, useView } from '../../../../../ui/index.ts';
import type { MeasureDetail } from '../../../measures/queries.ts';
import { hrefs } from '../../../urls.ts';
import { MeasurePartPage, sent, Stored } from '../../pages/parts.tsx';
import { carryingHrefs } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Risk } from '../queries.ts';
import { risksSeen } from '../rules.ts';

const LIKELIHOODS = ['low', 'medium', 'high'] as const;

/** Risks (for the office and the units alone) and the measures that this one waits for. */
export function RisksPage({ measure, risks, form }: { measure: MeasureDetail; risks: readonly Risk[]; form: FormState }) {
  const view = useView();
  const t = useText(words);
  const typed = Object.keys(form.values).flatMap((name) => Number(/^risk(\d{1,3})_/.exec(name)?.[1] ?? 0));
  const rows = Math.min(100, Math.max(2, risks.length + 1, ...typed));
  return (
    <MeasurePartPage measure={measure} title={t('staff.risks_title')} lead={t('staff.risks_lead')}>
      <Stored form={form} items={stored(form, measure, risks, t)} />
      <Form action={view.href(carryingHrefs.risks(measure.key))} state={form}>
        <RevisionField revision={risksSeen(risks, measure.needs)} />
        {Array.from({ length: rows }, (_, i) => <RiskRow n={i + 1} risk={risks[i]} />)}
        <TextArea name="needs" label={t('needs')} hint={t('staff.needs_hint')} value={measure.needs.map((o) => o.key).join('\n')} rows={3} optional />
        <Actions>
          <Button>{t('staff.save')}</Button>
          <Button kind="tertiary" href={view.href(hrefs.measure(measure.key))}>{t('staff.cancel')}</Button>
        </Actions>
      </Form>
    </MeasurePartPage>
  );
}

function RiskRow({ n, risk }: { n: number; risk: Risk | undefined }) {
  const t = useText(words);
  const at = `risk${n}_`;
  return (
    <FieldGroup legend={t('staff.risk_n', { n })}>
      <HiddenField name={`${at}id`} value={risk?.id ?? ''} />
      <TextArea name={`${at}text`} label={t('staff.risk_text')} value={risk?.text ?? ''} rows={2} optional lang="de" />
      <SelectField name={`${at}likelihood`} label={t('staff.likelihood')} options={LIKELIHOODS.map((l) => ({ value: l, label: t(`staff.likelihood.${l}`) }))} value={risk?.likelihood ?? ''} optional width="medium" />
      <TextArea name={`${at}answer`} label={t('staff.risk_answer')} value={risk?.answer ?? ''} rows={2} optional lang="de" />
    </FieldGroup>
  );
}

function stored(form: FormState, measure: MeasureDetail, risks: readonly Risk[], t: ReturnType<typeof words>): { term: string; value: string }[] {
  const changed = risks.flatMap((r, i) => {
    const at = `risk${i + 1}_`;
    const same = sent(form, `${at}text`).trim() === r.text && sent(form, `${at}likelihood`) === r.likelihood && sent(form, `${at}answer`).trim() === (r.answer ?? '');
    return same ? [] : [{ term: t('staff.risk_n', { n: i + 1 }), value: [r.text, t(`staff.likelihood.${r.likelihood}`), ...(r.answer === null ? [] : [r.answer])].join(' · ') }];
  });
  const needs = measure.needs.map((o) => o.key).join('\n');
  return [...changed, ...(sent(form, 'needs').replaceAll('\r', '').trim() === needs ? [] : [{ term: t('needs'), value: needs.replaceAll('\n', ', ') }])];
}
