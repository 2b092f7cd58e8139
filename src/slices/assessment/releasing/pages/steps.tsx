import { Actions, Alert, Button, formatDate, useText, useView } from '../../../../ui/index.ts';
import type { Assessment } from '../../queries.ts';
import { hrefs } from '../../urls.ts';
import { words as letters } from '../../forwarding/words.ts';
import type { DecisionDraft } from '../queries.ts';
import { words } from '../words.ts';

export interface DecisionStepsProps {
  readonly assessment: Assessment;
  readonly draft: DecisionDraft | null;
  readonly mayDraft: boolean;
  readonly mayRelease: boolean;
  /** Who released it. */
  readonly releasedBy: string | null;
}

/** For staff: how far the decision is, and the next button. */
export function DecisionSteps({ assessment, draft, mayDraft, mayRelease, releasedBy }: DecisionStepsProps) {
  const view = useView();
  const t = useText(words);
  const s = useText(letters);
  const { number, decision } = assessment;
  if (decision !== null) {
    return (
      <>
        {releasedBy !== null && <p class="mt-muted">{t('staff.released_by', { name: releasedBy })}</p>}
        {decision.kind === 'forward' && mayDraft && <Actions><Button href={view.href(hrefs.forwarding(number))} icon="mail">{s('staff.open')}</Button></Actions>}
      </>
    );
  }
  return (
    <>
      {draft?.submitted === true && <Alert title={t('staff.waits')}><p>{t('staff.waits_text', { date: formatDate(view.locale, draft.draftedOn, 'long') })}</p></Alert>}
      {draft?.returned != null && <Alert tone="warning" title={t('staff.returned')}><p dir="auto">{draft.returned}</p></Alert>}
      <Actions>
        {draft?.submitted === true && mayRelease && <Button href={view.href(hrefs.release(number))} icon="check">{t('staff.to_release')}</Button>}
        {mayDraft && <Button href={view.href(hrefs.decisionDraft(number))} kind={draft?.submitted === true ? 'secondary' : 'primary'} icon="edit">{t(draft === null ? 'staff.draft' : 'staff.draft_change')}</Button>}
      </Actions>
    </>
  );
}
