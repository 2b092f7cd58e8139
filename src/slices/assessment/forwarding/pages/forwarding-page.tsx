import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, DateField, FieldGroup, Form, LocalizedField, Page, RevisionField, TextArea, useText, useView } from '../../../../ui/index.ts';
import type { Assessment, DecisionRow } from '../../queries.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import type { Forwarding } from '../queries.ts';
import { words } from '../words.ts';

export interface ForwardingPageProps {
  readonly assessment: Assessment;
  readonly decision: DecisionRow;
  readonly forwarding: Forwarding | null;
  readonly saved: boolean;
  readonly form?: FormState;
}

/** The letter to whoever is competent, when it went, and what they replied. */
export function ForwardingPage({ assessment, decision, forwarding, saved, form = EMPTY_FORM }: ForwardingPageProps) {
  const view = useView();
  const t = useText(words);
  const s = useText(shared);
  const title = sourceText(assessment.subjectTitle);
  return (
    <Page title={t('staff.title', { title })} lead={t('staff.lead')} crumbs={[{ label: s('assessments'), href: view.href(PATHS.assessments) }, { label: title, href: view.href(hrefs.assessment(assessment.number)) }]} staff>
      {saved && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      {forwarding !== null && <Actions><Button kind="secondary" href={view.href(hrefs.letter(assessment.number))} icon="download">{t('staff.pdf')}</Button></Actions>}
      <Form action={view.href(hrefs.forwarding(assessment.number))} state={form}>
        <RevisionField revision={forwarding?.version ?? 0} />
        <TextArea name="recipient" label={t('staff.recipient')} hint={t('staff.recipient_hint')} value={forwarding?.recipient ?? decision.forwardedTo ?? ''} rows={5} maxLength={600} lang="de" />
        <TextArea name="letter" label={t('staff.letter')} hint={`${t('staff.letter_hint')} ${t('staff.pdf_hint')}`} value={forwarding?.letter ?? words('de')('staff.suggested', { reason: sourceText(decision.reason) })} rows={12} maxLength={6000} lang="de" />
        <DateField name="sentOn" label={t('staff.sent_on')} value={forwarding?.sentOn ?? ''} optional />
        <FieldGroup legend={t('staff.reply')}>
          <LocalizedField name="reply" label={t('staff.reply')} hint={t('staff.reply_hint')} value={forwarding?.reply} long rows={6} maxLength={6000} optional />
          <DateField name="repliedOn" label={t('staff.replied_on')} value={forwarding?.repliedOn ?? ''} optional />
          <Checkbox name="replyPublic" label={t('staff.reply_public')} hint={t('staff.reply_public_hint')} checked={forwarding?.replyPublic ?? false} />
        </FieldGroup>
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
    </Page>
  );
}
