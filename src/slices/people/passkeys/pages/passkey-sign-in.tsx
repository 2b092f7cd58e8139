import { Actions, Button, Form, HiddenField, Island, useText, useView } from '../../../../ui/index.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

/** Shown by its script, in browsers that know passkeys; everybody else has the mailed code. */
export function PasskeySignIn({ next }: { next: string | null }) {
  const t = useText(words);
  const view = useView();
  return (
    <Island name="passkey" mode="sign-in" options={view.href(PATHS.signInPasskeyOptions)}>
      <section aria-labelledby="by-passkey" hidden>
        <h2 id="by-passkey">{t('sign_in.passkey.title')}</h2>
        <p>{t('sign_in.passkey.text')}</p>
        <Form id="passkey" action={view.href(PATHS.signInPasskey)}>
          <HiddenField name="response" value="" />
          <HiddenField name="next" value={next ?? ''} />
          <Actions>
            <Button kind="secondary" icon="key">{t('sign_in.passkey.button')}</Button>
          </Actions>
          <PasskeyTrouble />
        </Form>
      </section>
    </Island>
  );
}

/** Sentences that the script shows when the browser does not bring a passkey. */
export function PasskeyTrouble() {
  const t = useText(words);
  return (
    <div role="alert">
      <p data-trouble="cancelled" hidden>{t('passkey.cancelled')}</p>
      <p data-trouble="known" hidden>{t('passkey.known')}</p>
      <p data-trouble="failed" hidden>{t('passkey.failed')}</p>
    </div>
  );
}
