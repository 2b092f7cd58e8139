import { localeName, isLocale, langTag } from '../../../../kernel/locale.ts';
import { Actions, Alert, Button, DefinitionList, Form, Page, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Passkey } from '../../passkeys/queries.ts';
import type { Person, ScopeNames } from '../../accounts/queries.ts';
import { RoleLine } from '../../accounts/pages/role-line.tsx';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { AccountForms } from '../routes.tsx';
import type { OpenSession } from '../queries.ts';
import { PasskeySection } from './passkeys.tsx';
import { SessionSection } from './sessions.tsx';

interface Props {
  readonly person: Person;
  readonly sessions: readonly OpenSession[];
  readonly sessionId: string;
  readonly passkeys: readonly Passkey[];
  readonly passkeysPossible: boolean;
  readonly scopes: ScopeNames;
  readonly forms: AccountForms;
}

/** "My account": everything the product knows about somebody who signs in, and the way out. */
export function AccountPage({ person, sessions, sessionId, passkeys, passkeysPossible, scopes, forms }: Props) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('account.title')} lead={t('account.lead')} noindex>
      {view.search === '?saved=1' && <Alert tone="success" role="status" title={t('account.saved')} />}
      <Form id="sign-out" action={view.href(PATHS.signOut)}>
        <Actions>
          <Button kind="secondary">{t('account.sign_out')}</Button>
        </Actions>
      </Form>
      <Profile person={person} form={forms.profile} />
      <section aria-labelledby="roles">
        <h2 id="roles">{t('account.roles')}</h2>
        {person.grants.length === 0 ? <p>{t('account.roles.none')}</p> : <ul>{person.grants.map((grant) => <li><RoleLine grant={grant} scopes={scopes} /></li>)}</ul>}
      </section>
      <PasskeySection passkeys={passkeys} possible={passkeysPossible} form={forms.passkey} />
      <SessionSection sessions={sessions} current={sessionId} />
      <section aria-labelledby="data">
        <h2 id="data">{t('account.data')}</h2>
        <p>{t('account.data.text')}</p>
        <Actions>
          <Button kind="secondary" icon="download" href={`${PATHS.accountData}.json`}>{t('account.data.button')}</Button>
          <Button kind="tertiary" href={view.href(PATHS.accountDelete)}>{t('account.delete.link')}</Button>
        </Actions>
      </section>
    </Page>
  );
}

function Profile({ person, form }: { person: Person; form: AccountForms['profile'] }) {
  const t = useText(words);
  const view = useView();
  const options = view.locales.map((locale) => ({ value: locale, label: localeName(locale), lang: langTag(locale) }));
  const locale = isLocale(person.locale) && view.locales.includes(person.locale) ? person.locale : view.locale;
  return (
    <section aria-labelledby="profile">
      <h2 id="profile">{t('account.profile')}</h2>
      <DefinitionList items={[{ term: t('field.email'), value: person.email === null ? null : <bdi dir="ltr">{person.email}</bdi> }]} />
      <p class="mt-muted">{t('account.mail_hint')}</p>
      <Form id="profile-form" action={view.href(PATHS.accountEdit)} {...(form === undefined ? {} : { state: form })}>
        <TextField name="name" label={t('field.name')} hint={t('field.name.hint')} value={person.name} autocomplete="name" />
        <SelectField name="locale" label={t('field.locale')} hint={t('field.locale.hint')} options={options} value={locale} placeholder={false} />
        <Actions>
          <Button>{t('save')}</Button>
        </Actions>
      </Form>
    </section>
  );
}
