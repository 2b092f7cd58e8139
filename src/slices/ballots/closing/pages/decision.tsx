import { dayOf } from '../../../../kernel/dates.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Button, CheckboxGroup, DateField, Form, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import { DeskFrame } from '../../pages/desk-frame.tsx';
import type { Ballot } from '../../queries.ts';
import { pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';

interface Props {
  readonly ballot: Ballot;
  /** Indices of the tied options. */
  readonly tied: readonly number[];
  readonly places: number;
  readonly state?: FormState;
}

/** A tie at the cut is decided by people, with a reason that everybody can read. */
export function DecisionPage({ ballot, tied, places, state }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const options = tied.flatMap((i) => {
    const option = ballot.options[i];
    return option === undefined ? [] : [{ value: String(option.number), label: `${option.number}. ${inLanguage(option.title, view.locale).text}` }];
  });
  return (
    <DeskFrame ballot={ballot} tab="overview" title={t('staff.decide_tie')}>
      <p>{t('staff.decide_text', { n: places })}</p>
      <Form action={view.href(pathTo(PATHS.deskDecision, { slug: ballot.slug }))} state={state}>
        <CheckboxGroup name="chosen" legend={t('staff.decide_chosen', { n: places })} options={options} />
        <TextField name="body" label={t('staff.decide_body')} hint={t('staff.decide_body_hint')} width="medium" />
        <DateField name="decidedOn" label={t('staff.decide_on')} value={dayOf(new Date())} />
        <TextArea name="reason" label={t('staff.decide_reason')} rows={4} />
        <Actions><Button type="submit">{t('staff.decide_save')}</Button></Actions>
      </Form>
    </DeskFrame>
  );
}
