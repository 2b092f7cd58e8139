import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Form, More, SelectField, TextArea, useText, useView } from '../../../../ui/index.ts';
import type { Assessment } from '../../queries.ts';
import { hrefs } from '../../urls.ts';
import type { Delegated } from '../queries.ts';
import { words } from '../words.ts';

export interface DelegateFormProps {
  readonly assessment: Assessment;
  readonly department: { readonly slug: string };
  readonly delegated: Delegated;
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly delegateForm: FormState;
}

/** Who of the department sees to it: seen inside the department alone. */
export function DelegateForm({ assessment, department, delegated, colleagues, delegateForm }: DelegateFormProps) {
  const view = useView();
  const t = useText(words);
  const holder = colleagues.find((c) => c.id === delegated.to);
  return (
    <More summary={holder === undefined ? t('staff.delegate') : t('staff.delegated_to', { name: holder.name })} open={delegateForm.problems.length > 0}>
      {delegated.note !== null && <p dir="auto">{delegated.note}</p>}
      <Form id="delegate" action={view.href(hrefs.delegate(assessment.number, department.slug))} state={delegateForm}>
        <SelectField name="to" label={t('staff.delegate_whom')} hint={t('staff.delegate_hint')} options={colleagues.map((c) => ({ value: c.id, label: c.name }))} placeholder={t('staff.delegate_nobody')} value={delegated.to ?? ''} optional />
        <TextArea name="note" label={t('staff.delegate_note')} value={delegated.note ?? ''} rows={2} maxLength={1000} optional />
        <Actions><Button kind="secondary">{t('staff.delegate_save')}</Button></Actions>
      </Form>
    </More>
  );
}
