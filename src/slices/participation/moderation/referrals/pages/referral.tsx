import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, DateField, Form, LocalizedField, Page, PlainText, RevisionField, SelectField, TextArea, TextField, useText, useView } from '../../../../../ui/index.ts';
import type { Submission } from '../../../submissions/queries.ts';
import { PATHS, pathTo } from '../../../urls.ts';
import { AlsoSaid } from '../../messages/pages/also.tsx';
import { words } from '../../words.ts';
import type { Referral } from '../queries.ts';
import { LEVELS } from '../rules.ts';

export interface ReferralPageProps {
  readonly submission: Submission;
  readonly referral: Referral | null;
  readonly saved: boolean;
  readonly form?: FormState;
}

/** Who else is competent, whether it was forwarded, and what they replied. */
export function ReferralPage({ submission: s, referral, saved, form = EMPTY_FORM }: ReferralPageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.referral.title', { n: s.number })} lead={t('staff.referral.lead')} staff crumbs={[{ label: t('staff.crumb.queue'), href: view.href(PATHS.deskQueue) }, { label: t('staff.crumb.one', { n: s.number }), href: view.href(pathTo(PATHS.deskSubmission, { id: s.id })) }]}>
      {saved && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      <div lang={s.language} dir="auto" class="mt-flow"><PlainText text={s.text} /></div>
      <Form action={view.href(pathTo(PATHS.deskReferral, { id: s.id }))} state={form} note multipart>
        <RevisionField revision={referral?.version ?? 0} />
        <SelectField name="level" label={t('staff.referral.level')} options={LEVELS.map((level) => ({ value: level, label: t(`staff.level.${level}`) }))} value={referral?.level ?? ''} width="medium" />
        <TextField name="body" label={t('staff.referral.body')} hint={t('staff.referral.body_hint')} value={referral?.body ?? ''} />
        <LocalizedField name="reason" label={t('staff.referral.reason')} hint={t('staff.referral.reason_hint')} value={referral?.reason} long rows={4} />
        <TextArea name="letter" label={t('staff.referral.letter')} hint={t('staff.referral.letter_hint')} value={referral?.letter ?? ''} rows={8} optional />
        <DateField name="forwardedOn" label={t('staff.referral.forwarded_on')} value={referral?.forwardedOn ?? ''} optional />
        <TextArea name="reply" label={t('staff.referral.reply')} value={referral?.reply ?? ''} rows={6} optional />
        <DateField name="replyOn" label={t('staff.referral.reply_on')} value={referral?.replyOn ?? ''} optional />
        <Checkbox name="replyPublic" label={t('staff.referral.reply_public')} hint={t('staff.referral.reply_public_hint')} checked={referral?.replyPublic ?? false} />
        <AlsoSaid language={s.language} form={form} />
        <Actions>
          <Button>{t('staff.save')}</Button>
          {referral !== null && <Button kind="secondary" href={view.href(pathTo(PATHS.deskLetter, { id: s.id }))}>{t('staff.referral.print')}</Button>}
        </Actions>
      </Form>
    </Page>
  );
}
