import { inLanguage, type Localized } from '../../../../../kernel/localized.ts';
import type { FormState } from '../../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, DateField, formatDate, Form, HiddenField, Page, PlainText, RadioGroup, SelectField, TextArea, TextField, useText, useView } from '../../../../../ui/index.ts';
import { Said } from '../../../pages/parts.tsx';
import type { State } from '../../../measures/rules.ts';
import { words as conceptWords } from '../../../words.ts';
import type { Unit } from '../../pages/parts.tsx';
import { statesFrom, TOLD } from '../rules.ts';
import { words } from '../words.ts';

export interface Subject {
  readonly key: string;
  readonly title: Localized;
  readonly state: State;
}

export interface UpdatePageProps {
  readonly measure: Subject;
  readonly unit: Unit | null;
  /** Last day of the link; left out for those who are signed in. */
  readonly until?: string;
  /** The office says how the news came in. */
  readonly office?: boolean;
  readonly action: string;
  readonly back?: string;
  readonly form: FormState;
}

/** One measure, five short fields, one button: made for a phone. */
export function UpdatePage({ measure, unit, until, office = false, action, back, form }: UpdatePageProps) {
  const view = useView();
  const t = useText(words);
  const c = useText(conceptWords);
  return (
    <Page title={t('staff.form_title')} lead={t('staff.form_lead')} staff={back !== undefined}>
      <h2><Said value={measure.title} /></h2>
      {unit !== null && <p>{t('staff.form_unit', { unit: inLanguage(unit.name, view.locale).text })}</p>}
      <Form action={view.href(action)} state={form}>
        <HiddenField name="was" value={measure.state} />
        {office && unit !== null && <SelectField name="via" label={t('staff.via')} options={TOLD.map((via) => ({ value: via, label: t(`staff.via.${via}`) }))} />}
        <TextArea name="text" label={t('staff.text')} hint={t('staff.text_hint')} rows={4} maxLength={2000} optional lang="de" />
        <Checkbox name="nothing" label={t('staff.nothing')} hint={t('staff.nothing_hint')} optional />
        <RadioGroup name="state" legend={t('staff.state')} options={statesFrom(measure.state).map((state) => ({ value: state, label: c(`state.${state}`) }))} value={measure.state} />
        <TextField name="next" label={t('staff.next')} optional />
        <DateField name="nextDue" label={t('staff.next_due')} optional />
        <TextArea name="help" label={t('staff.help')} hint={t('staff.help_hint')} rows={2} maxLength={1000} optional lang="de" />
        {until !== undefined && <p class="mt-muted">{t('staff.form_until', { date: formatDate(view.locale, until, 'long') })}</p>}
        <Actions>
          <Button>{t('staff.send')}</Button>
          {back !== undefined && <Button kind="tertiary" href={view.href(back)}>{t('staff.cancel')}</Button>}
        </Actions>
      </Form>
    </Page>
  );
}

/** The same after the first press, the second, and for whoever comes later; what was typed in vain is not lost. */
export function DonePage({ typed = '' }: { typed?: string }) {
  const t = useText(words);
  return (
    <Page title={t('staff.thanks_title')} lead={t('staff.thanks_text')}>
      {typed !== '' && <Alert title={t('staff.not_kept')}><PlainText text={typed} /></Alert>}
    </Page>
  );
}

export function GonePage({ kind }: { kind: 'unknown' | 'expired' }) {
  const t = useText(words);
  return <Page title={t(`staff.${kind}_title`)} lead={t(`staff.${kind}_text`)}>{null}</Page>;
}
