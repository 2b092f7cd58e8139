import { sourceText, type Localized } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, FieldGroup, Form, LocalizedField, Page, RadioGroup, RevisionField, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Assessment } from '../../queries.ts';
import { DECISIONS, dissentIn, LEVELS } from '../../rules.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import type { DecisionDraft } from '../queries.ts';
import { words } from '../words.ts';

export interface DraftPageProps {
  readonly assessment: Assessment;
  readonly draft: DecisionDraft | null;
  /** Key of the measure that the draft merges into. */
  readonly measureKey: string;
  readonly missing: readonly string[];
  readonly fields: readonly { readonly conceptId: string; readonly conceptTitle: Localized; readonly code: string; readonly title: Localized }[];
  readonly form: FormState;
}

/** What is to be decided, why in plain words, and what it needs: only the part for the chosen kind counts. */
export function DraftPage({ assessment, draft, measureKey, missing, fields, form }: DraftPageProps) {
  const view = useView();
  const t = useText(shared);
  const w = useText(words);
  const back = view.href(hrefs.assessment(assessment.number));
  const title = sourceText(assessment.subjectTitle);
  const dissent = dissentIn(assessment.answers);
  const several = new Set(fields.map((f) => f.conceptId)).size > 1;
  return (
    <Page title={t('staff.decision_title', { title })} lead={w('staff.draft_lead')} crumbs={[{ label: t('assessments'), href: view.href(PATHS.assessments) }, { label: title, href: back }]} staff>
      {draft?.returned != null && <Alert tone="warning" title={w('staff.returned')}><p dir="auto">{draft.returned}</p></Alert>}
      {draft?.submitted === true && <Alert title={w('staff.waits')} />}
      {missing.length > 0 && <Alert tone="warning" title={t('staff.missing', { n: missing.length })}>{missing.join(', ')}</Alert>}
      {(dissent.feasibility || dissent.level) && <Alert title={t('dissent')}>{t('staff.dissent_stays')}</Alert>}
      <Form action={view.href(hrefs.decisionDraft(assessment.number))} state={form}>
        <RevisionField revision={draft?.version ?? 0} />
        <RadioGroup name="kind" legend={t('decision')} options={DECISIONS.map((d) => ({ value: d, label: t(`decision.${d}`), hint: t(`staff.decision_hint.${d}`) }))} {...(draft === null ? {} : { value: draft.kind })} />
        <LocalizedField name="reason" label={t('staff.decision_reason')} hint={t('staff.decision_reason_hint')} value={draft?.reason} long rows={6} maxLength={3000} />
        <FieldGroup legend={t('decision.adopt')} hint={t('staff.adopt_hint')}>
          <SelectField
            name="place" label={t('staff.adopt_place')} placeholder={t('staff.adopt_no_measure')} optional value={draft?.newMeasure == null ? '' : `${draft.newMeasure.conceptId}/${draft.newMeasure.fieldCode}`}
            options={fields.map((f) => ({ value: `${f.conceptId}/${f.code}`, label: sourceText(f.title), ...(several ? { group: sourceText(f.conceptTitle) } : {}) }))}
          />
          <LocalizedField name="title" label={t('staff.adopt_title')} value={draft?.title ?? assessment.subjectTitle} optional />
        </FieldGroup>
        <FieldGroup legend={t('decision.merge')}>
          <TextField name="measure" label={t('staff.merge_key')} hint={t('staff.merge_hint')} width="medium" code value={measureKey} optional />
        </FieldGroup>
        <FieldGroup legend={t('decision.forward')}>
          <TextField name="forwardedTo" label={t('staff.forward_to')} value={draft?.forwardedTo ?? ''} optional />
          <SelectField name="level" label={t('competent_level')} options={LEVELS.map((l) => ({ value: l, label: t(`level.${l}`) }))} value={draft?.level ?? ''} width="medium" optional />
        </FieldGroup>
        {missing.length > 0 && <Checkbox name="gapsKnown" label={t('staff.gaps_known')} checked={draft?.gapsKnown ?? false} />}
        <Actions>
          <Button icon="check" name="next" value="submit">{w('staff.submit')}</Button>
          <Button kind="secondary" name="next" value="save">{w('staff.save')}</Button>
          <Button kind="tertiary" href={back}>{t('staff.cancel')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
