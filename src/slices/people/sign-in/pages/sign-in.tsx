import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Form, HiddenField, Page, TextField, useText, useView } from '../../../../ui/index.ts';
import { noticeHref } from '../../../legal/public.ts';
import { PasskeySignIn } from '../../passkeys/pages/passkey-sign-in.tsx';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

/** What went wrong on another way of signing in. */
export type SignInNotice = 'passkey_failed' | 'provider_failed' | 'provider_unknown' | 'provider_unverified';

interface Props {
  readonly form: FormState;
  readonly next: string | null;
  readonly notice?: SignInNotice | undefined;
  readonly mailWorks: boolean;
  /** Name of the identity provider, if there is one. */
  readonly provider: string | null;
  readonly passkeys: boolean;
}

export function SignInPage({ form, next, notice, mailWorks, provider, passkeys }: Props) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('sign_in.title')} lead={t('sign_in.lead')} noindex>
      {notice !== undefined && <Alert tone="danger" role="alert" title={t(`sign_in.${notice}.title`)}>{t(`sign_in.${notice}.text`)}</Alert>}
      {view.site.demo && <DemoHint />}
      <section aria-labelledby="by-mail">
        <h2 id="by-mail">{t('sign_in.mail.title')}</h2>
        <p>{t('sign_in.mail.text')}</p>
        <MailHint mailWorks={mailWorks} />
        <Form action={view.href(PATHS.signIn)} state={form}>
          <TextField name="email" type="email" label={t('field.email')} autocomplete="email" inputMode="email" />
          <HiddenField name="next" value={next ?? ''} />
          <Actions>
            <Button icon="mail">{t('sign_in.mail.button')}</Button>
          </Actions>
        </Form>
        <p><a href={view.href(PATHS.signInCode)}>{t('sign_in.mail.have_code')}</a></p>
      </section>
      {passkeys && <PasskeySignIn next={next} />}
      {provider !== null && <ProviderSignIn provider={provider} next={next} />}
      <p class="mt-muted">{t('sign_in.no_account')} <a href={view.href(noticeHref('account'))}>{t('sign_in.privacy')}</a></p>
    </Page>
  );
}

function DemoHint() {
  const t = useText(words);
  const view = useView();
  return (
    <Alert tone="info" title={t('sign_in.demo.title')}>
      <p><a href={view.href(PATHS.demo)}>{t('sign_in.demo.link')}</a></p>
    </Alert>
  );
}

/** Says honestly where the mail goes when no mail server is set up. */
export function MailHint({ mailWorks }: { mailWorks: boolean }) {
  const t = useText(words);
  const view = useView();
  if (mailWorks) return null;
  if (view.site.demo) return <p>{t('sign_in.no_mail.demo')} <a href={view.href(PATHS.demoMails)}>{t('sign_in.no_mail.demo_link')}</a></p>;
  return <Alert tone="warning" title={t('sign_in.no_mail.title')}>{t('sign_in.no_mail.text')}</Alert>;
}

function ProviderSignIn({ provider, next }: { provider: string; next: string | null }) {
  const t = useText(words);
  const view = useView();
  return (
    <section aria-labelledby="by-provider">
      <h2 id="by-provider">{provider}</h2>
      <p>{t('sign_in.provider.text', { provider })}</p>
      <Form id="provider" action={view.href(PATHS.signInProvider)}>
        <HiddenField name="next" value={next ?? ''} />
        <Actions>
          <Button kind="secondary">{t('sign_in.provider.button', { provider })}</Button>
        </Actions>
      </Form>
    </section>
  );
}
