import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Form, Page, RadioGroup, useText, useView } from '../../../../ui/index.ts';
import { PATHS as FRONT } from '../../urls.ts';
import { RHYTHMS, type Rhythm } from '../rules.ts';
import { offHref, PATHS } from '../urls.ts';
import { words } from '../words.ts';

/** How often one wants the list by mail; seen and changed by nobody else. */
export function DigestPage({ rhythm, email, saved, form = EMPTY_FORM }: { readonly rhythm: Rhythm; readonly email: string | null; readonly saved: boolean; readonly form?: FormState }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')} crumbs={[{ label: t('staff.desk'), href: view.href(FRONT.desk) }]} staff>
      {saved && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      {email === null ? <Alert>{t('staff.no_mail')}</Alert> : (
        <Form action={view.href(PATHS.setting)} state={form}>
          <RadioGroup name="rhythm" legend={t('staff.how_often')} hint={t('staff.to', { email })} options={RHYTHMS.map((r) => ({ value: r, label: t(`staff.rhythm.${r}`) }))} value={rhythm} />
          <Actions><Button>{t('staff.save')}</Button></Actions>
        </Form>
      )}
    </Page>
  );
}

/** Behind the link of the mail: one button. */
export function OffPage({ token }: { token: string }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.off_title')} noindex>
      <Form action={view.href(offHref(token))}><Actions><Button name="do" value="off">{t('staff.off')}</Button></Actions></Form>
    </Page>
  );
}

export function OffDonePage() {
  const t = useText(words);
  return <Page title={t('staff.off_done')} lead={t('staff.off_done_text')} noindex>{null}</Page>;
}
