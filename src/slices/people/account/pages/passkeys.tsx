import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, DateText, Form, HiddenField, Island, RecordList, TextField, useText, useView } from '../../../../ui/index.ts';
import { PasskeyTrouble } from '../../passkeys/pages/passkey-sign-in.tsx';
import type { Passkey } from '../../passkeys/queries.ts';
import { passkeyRemoveHref, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

/** Passkeys with their removal; making one needs a browser that can, so that form is shown by its script. */
export function PasskeySection({ passkeys, possible, form }: { passkeys: readonly Passkey[]; possible: boolean; form: FormState | undefined }) {
  const t = useText(words);
  if (!possible && passkeys.length === 0) return null;
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{t('account.passkeys')}</h2>
      <p>{t('account.passkeys.text')}</p>
      {passkeys.length > 0 && <RecordList>{passkeys.map((passkey) => <PasskeyLine passkey={passkey} />)}</RecordList>}
      {possible && <NewPasskey form={form} />}
    </section>
  );
}

function PasskeyLine({ passkey }: { passkey: Passkey }) {
  const t = useText(words);
  const view = useView();
  return (
    <>
      <p>
        <strong><bdi>{passkey.name}</bdi></strong>
        {' · '}
        {t('account.passkeys.made')} <DateText value={passkey.createdAt} />
        {' · '}
        {passkey.lastUsedAt === null ? t('account.passkeys.unused') : <>{t('account.passkeys.used')} <DateText value={passkey.lastUsedAt} /></>}
      </p>
      <Form id={`passkey-${passkey.id}`} action={view.href(passkeyRemoveHref(passkey.id))} label={t('account.passkeys.remove_named', { name: passkey.name })}>
        <Actions>
          <Button kind="tertiary" small icon="cross">{t('account.passkeys.remove')}</Button>
        </Actions>
      </Form>
    </>
  );
}

function NewPasskey({ form }: { form: FormState | undefined }) {
  const t = useText(words);
  const view = useView();
  return (
    <>
      <noscript>
        <p>{t('account.passkeys.script')}</p>
      </noscript>
      <Island name="passkey" mode="register" options={view.href(PATHS.passkeyOptions)}>
        <div hidden={form === undefined}>
          <Form id="passkey-form" action={view.href(PATHS.passkeys)} {...(form === undefined ? {} : { state: form })}>
            <TextField name="name" label={t('account.passkeys.name')} hint={t('account.passkeys.name.hint')} width="medium" />
            <HiddenField name="response" value="" />
            <Actions>
              <Button kind="secondary" icon="key">{t('account.passkeys.add')}</Button>
            </Actions>
            <PasskeyTrouble />
          </Form>
        </div>
      </Island>
    </>
  );
}
