import { sourceText, type Localized } from '../../../kernel/localized.ts';
import type { FormState } from '../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, FieldGroup, Form, LocalizedField, Page, RadioGroup, SelectField, TextField, useText, useView } from '../../../ui/index.ts';
import { hrefs, PATHS } from '../urls.ts';
import { words } from '../words.ts';
import type { Assessment } from '../queries.ts';
import { DECISIONS, dissentIn, LEVELS } from '../rules.ts';

export interface DecisionPageProps {
  readonly assessment: Assessment;
  readonly missing: readonly string[];
  readonly fields: readonly { readonly conceptId: string; readonly conceptTitle: Localized; readonly code: string; readonly title: Localized }[];
  readonly form: FormState;
}

/** What is decided, why in plain words, and what it needs: only the part for the chosen kind counts. */
export function DecisionPage({ assessment, missing, fields, form }: DecisionPageProps) {
  const view = useView();
  const t = useText(words);
  const back = view.href(hrefs.assessment(assessment.number));
  const title = sourceText(assessment.subjectTitle);
  const dissent = dissentIn(assessment.answers);
  const several = new Set(fields.map((f) => f.conceptId)).size > 1;
  return (
    <Page title={t('staff.decision_title', { title })} lead={t('staff.decision_lead')} crumbs={[{ label: t('assessments'), href: view.href(PATHS.assessments) }, { label: title, href: back }]} staff>
      {missing.length > 0 && <Alert tone="warning" title={t('staff.missing', { n: missing.length })}>{missing.join(', ')}</Alert>}
      {(dissent.feasibility || dissent.level) && <Alert title={t('dissent')}>{t('staff.dissent_stays')}</Alert>}
      <Form action={view.href(hrefs.assessmentDecision(assessment.number))} state={form}>
        <RadioGroup name="kind" legend={t('decision')} options={DECISIONS.map((d) => ({ value: d, label: t(`decision.${d}`), hint: t(`staff.decision_hint.${d}`) }))} />
        <LocalizedField name="reason" label={t('staff.decision_reason')} hint={t('staff.decision_reason_hint')} long rows={6} maxLength={3000} />
        <FieldGroup legend={t('decision.adopt')} hint={t('staff.adopt_hint')}>
          <SelectField
            name="place" label={t('staff.adopt_place')} placeholder={t('staff.adopt_no_measure')} optional
            options={fields.map((f) => ({ value: `${f.conceptId}/${f.code}`, label: sourceText(f.title), ...(several ? { group: sourceText(f.conceptTitle) } : {}) }))}
          />
          <LocalizedField name="title" label={t('staff.adopt_title')} value={assessment.subjectTitle} optional />
        </FieldGroup>
        <FieldGroup legend={t('decision.merge')}>
          <TextField name="measure" label={t('staff.merge_key')} hint={t('staff.merge_hint')} width="medium" code optional />
        </FieldGroup>
        <FieldGroup legend={t('decision.forward')}>
          <TextField name="forwardedTo" label={t('staff.forward_to')} optional />
          <SelectField name="level" label={t('competent_level')} options={LEVELS.map((l) => ({ value: l, label: t(`level.${l}`) }))} width="medium" optional />
        </FieldGroup>
        {missing.length > 0 && <Checkbox name="gapsKnown" label={t('staff.gaps_known')} />}
        <Actions>
          <Button icon="check">{t('staff.sign')}</Button>
          <Button kind="tertiary" href={back}>{t('staff.cancel')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
