import type { ComponentChildren } from 'preact';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, FileField, Form, Page, RadioGroup, Steps, TextArea, useText, useView } from '../../../../ui/index.ts';
import { SETUP_STEPS, type SetupDraft, type SetupStep } from '../../../instance/public.ts';
import { AdministratorFields, ContactFields, LanguageFields, ModuleFields, RegionFields, type Values } from '../../pages/fields.tsx';
import { PATHS, stepHref } from '../../urls.ts';
import { words } from '../../words.ts';

export interface StepProps {
  readonly step: SetupStep;
  readonly draft: SetupDraft;
  /** The step as it was sent, when it was refused. */
  readonly form?: FormState;
}

const FIELDS: Readonly<Record<SetupStep, (props: { values: Values }) => ComponentChildren>> = {
  region: RegionFields, territory: TerritoryFields, languages: LanguageFields, modules: ModuleFields, contact: ContactFields, administrator: AdministratorFields,
};
const DEFAULTS: Readonly<Partial<Record<SetupStep, Values>>> = { region: { site_name: 'Miteinander' } };

/** One step of the first setup; what was typed earlier is there again. */
export function StepPage({ step, draft, form }: StepProps) {
  const t = useText(words);
  const view = useView();
  const before = SETUP_STEPS[SETUP_STEPS.indexOf(step) - 1];
  const Fields = FIELDS[step];
  return (
    <Page title={t(`staff.step.${step}`)} eyebrow={t('staff.title')} lead={t(`staff.${step}.lead`)} noindex wide>
      <div class="mt-setup">
        <Progress step={step} draft={draft} />
        <Form action={view.href(stepHref(step))} {...(form === undefined ? {} : { state: form })} multipart={step === 'territory'} note={step === 'contact'}>
          <Fields values={draft[step] ?? DEFAULTS[step] ?? {}} />
          <Actions>
            <Button iconAfter="next">{t('staff.next')}</Button>
            {before !== undefined && <Button kind="tertiary" href={view.href(stepHref(before))}>{t('staff.back')}</Button>}
          </Actions>
        </Form>
      </div>
    </Page>
  );
}

/** All steps; those that can be reached are links. */
export function Progress({ step, draft }: { step: SetupStep | 'review'; draft: SetupDraft }) {
  const t = useText(words);
  const view = useView();
  const complete = SETUP_STEPS.every((s) => draft[s] !== undefined);
  const steps = [...SETUP_STEPS, 'review' as const].map((one) => {
    const done = one !== 'review' && draft[one] !== undefined;
    const reachable = one !== step && (done || (one === 'review' && complete));
    return { label: t(`staff.step.${one}`), state: one === step ? ('current' as const) : done ? ('done' as const) : ('next' as const), ...(reachable ? { href: view.href(one === 'review' ? PATHS.review : stepHref(one)) } : {}) };
  });
  return <Steps steps={steps} label={t('staff.steps')} />;
}

function TerritoryFields({ values }: { values: Values }) {
  const t = useText(words);
  const choice = values['choice'];
  const list = values['list'];
  return (
    <>
      <RadioGroup
        name="choice"
        legend={t('staff.territory.choice')}
        value={typeof choice === 'string' ? choice : ''}
        options={[{ value: 'hannover', label: t('staff.territory.hannover') }, { value: 'list', label: t('staff.territory.list'), hint: t('staff.territory.list_hint') }]}
      />
      <FileField name="file" label={t('staff.territory.file')} hint={t('staff.territory.file_hint')} accept=".csv,text/csv,.txt,.json" maxMegabytes={1} optional />
      <TextArea name="list" label={t('staff.territory.paste')} hint={t('staff.territory.paste_hint')} value={typeof list === 'string' ? list : ''} rows={8} optional />
    </>
  );
}
