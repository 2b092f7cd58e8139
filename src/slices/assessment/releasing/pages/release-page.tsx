import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Form, More, Page, RevisionField, TextArea, useText, useView } from '../../../../ui/index.ts';
import { SaidText } from '../../../concept/public.ts';
import { Dissent } from '../../pages/dissent.tsx';
import { DecisionText } from '../../pages/decision.tsx';
import type { Assessment, DecisionRow } from '../../queries.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import type { DecisionDraft } from '../queries.ts';
import { words } from '../words.ts';

export interface ReleasePageProps {
  readonly assessment: Assessment;
  readonly draft: DecisionDraft;
  /** The draft as it will read. */
  readonly shown: DecisionRow;
  readonly mayRelease: boolean;
  readonly form?: FormState;
}

/** The decision word for word as it will be public, with one button to release it and another way: back to the office. */
export function ReleasePage({ assessment, draft, shown, mayRelease, form = EMPTY_FORM }: ReleasePageProps) {
  const view = useView();
  const t = useText(words);
  const s = useText(shared);
  const title = sourceText(assessment.subjectTitle);
  const action = view.href(hrefs.release(assessment.number));
  return (
    <Page title={t('staff.release_title', { title })} lead={t('staff.release_lead')} crumbs={[{ label: s('assessments'), href: view.href(PATHS.assessments) }, { label: title, href: view.href(hrefs.assessment(assessment.number)) }]} staff>
      <Dissent answers={assessment.answers} />
      {assessment.answers.some((a) => a.answeredOn === null) && <Alert tone="warning">{t('staff.gaps')}</Alert>}
      <DecisionText decision={shown} />
      {draft.newMeasure !== null && <div class="mt-flow"><p>{t('staff.new_measure')} ({draft.newMeasure.fieldCode}):</p><SaidText value={draft.title ?? assessment.subjectTitle} /></div>}
      {!mayRelease && <Alert tone="info">{t('staff.may_not')}</Alert>}
      {mayRelease && <Form id="release" action={action}><RevisionField revision={draft.version} /><Actions><Button icon="check" name="next" value="release">{t('staff.release')}</Button></Actions></Form>}
      {mayRelease && (
        <More summary={t('staff.return')} open={form.problems.length > 0}>
          <Form id="return" action={action} state={form}>
            <RevisionField revision={draft.version} />
            <TextArea name="why" label={t('staff.return_why')} rows={4} maxLength={1000} />
            <Actions><Button kind="secondary" name="next" value="return">{t('staff.return_button')}</Button></Actions>
          </Form>
        </More>
      )}
    </Page>
  );
}
