import type { ComponentChildren } from 'preact';
import { localeName } from '../../../../kernel/locale.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Alert, Actions, Button, DefinitionList, Form, Page, PlainText, ScreenReaderOnly, useText, useView } from '../../../../ui/index.ts';
import { SETUP_STEPS, type SetupDraft, type SetupStep } from '../../../instance/public.ts';
import { PATHS, stepHref } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Plan } from '../imports.ts';
import { Progress } from './step.tsx';

/** All answers once more, each with its way back; one button puts them into force. */
export function ReviewPage({ plan, draft, form }: { plan: Plan; draft: SetupDraft; form?: FormState }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.step.review')} eyebrow={t('staff.title')} lead={t('staff.review.lead')} noindex wide>
      <div class="mt-setup">
        <Progress step="review" draft={draft} />
        <div class="mt-flow">
          {SETUP_STEPS.map((step) => (
            <section>
              <h2>{t(`staff.step.${step}`)}</h2>
              <Answers step={step} plan={plan} />
              <p>
                <a href={view.href(stepHref(step))}>
                  <span aria-hidden="true">{t('staff.review.change')}</span>
                  <ScreenReaderOnly>{t('staff.review.change_step', { step: t(`staff.step.${step}`) })}</ScreenReaderOnly>
                </a>
              </p>
            </section>
          ))}
          <Alert>{t('staff.review.public')}</Alert>
          <Form action={view.href(PATHS.review)} {...(form === undefined ? {} : { state: form })}>
            <Actions>
              <Button>{t('staff.review.start')}</Button>
            </Actions>
          </Form>
        </div>
      </div>
    </Page>
  );
}

function Answers({ step, plan }: { step: SetupStep; plan: Plan }): ComponentChildren {
  const t = useText(words);
  const { region, territories, languages, modules, contact, administrator } = plan;
  switch (step) {
    case 'region':
      return <DefinitionList items={[{ term: t('staff.region.name'), value: region.region_name }, { term: t('staff.region.site'), value: region.site_name }]} />;
    case 'territory':
      return <p>{t('staff.territory.count', { n: territories.filter((p) => p.kind === 'municipality').length })}{': '}{territories.filter((p) => p.kind === 'municipality').map((p) => p.name).join(', ')}</p>;
    case 'languages':
      return <ul>{languages.map((l) => <li lang={l}>{localeName(l)}</li>)}</ul>;
    case 'modules':
      return <ul>{modules.map((m) => <li>{t(`staff.module.${m}`)}</li>)}</ul>;
    case 'contact':
      return (
        <DefinitionList
          items={(['operator', 'represented_by', 'address', 'phone', 'email', 'content_responsible', 'supervisory', 'vat_id', 'dp_unit', 'dp_email', 'dpo_contact', 'accessibility_email', 'accessibility_phone', 'security_contact'] as const).map((key) => ({
            term: t(`staff.contact.${key}`), value: contact[key] === '' ? null : <PlainText text={contact[key]} />,
          }))}
        />
      );
    case 'administrator':
      return <DefinitionList items={[{ term: t('staff.administrator.name'), value: administrator.name }, { term: t('staff.administrator.email'), value: administrator.email }]} />;
  }
}
