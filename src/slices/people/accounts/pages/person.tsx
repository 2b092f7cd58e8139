import { Actions, Alert, Button, Checkbox, Form, HiddenField, Page, RecordList, TextField, useText, useView } from '../../../../ui/index.ts';
import type { HistoryItem } from '../../../thread/public.ts';
import { PATHS, personCloseHref, personGrantHref, personMailHref, personRevokeHref } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { Person, ScopeChoice, ScopeNames } from '../queries.ts';
import type { PersonForms } from '../routes.tsx';
import { PersonHistory } from './person-history.tsx';
import { RoleFields } from './role-fields.tsx';
import { RoleLine } from './role-line.tsx';

interface Props {
  readonly person: Person;
  readonly scopes: ScopeNames;
  readonly choices: readonly ScopeChoice[];
  readonly history: readonly HistoryItem[];
  readonly names: ReadonlyMap<string, string>;
  readonly done: string | null;
  readonly forms: PersonForms;
}

const DONE = ['invited', 'granted', 'revoked', 'mail'] as const;

/** One account for administrators: roles to give and to take, and who did so before. */
export function PersonPage({ person, scopes, choices, history, names, done, forms }: Props) {
  const t = useText(staffWords);
  const common = useText(words);
  const view = useView();
  const outcome = DONE.find((word) => word === done);
  return (
    <Page title={person.name} crumbs={[{ label: t('people.title'), href: view.href(PATHS.people) }]} staff>
      {outcome !== undefined && <Alert tone="success" role="status" title={t(`person.done.${outcome}`)} />}
      <section aria-labelledby="roles">
        <h2 id="roles">{common('account.roles')}</h2>
        {person.grants.length === 0 ? <p>{t('person.no_roles')}</p> : <RecordList>{person.grants.map((grant) => <Held person={person} grant={grant} scopes={scopes} />)}</RecordList>}
      </section>
      <section aria-labelledby="grant">
        <h2 id="grant">{t('person.grant')}</h2>
        <Form id="grant-form" action={view.href(personGrantHref(person.id))} labels={{ role: t('role.label'), scope: t('scope.label') }} {...state(forms.grant)}>
          <RoleFields choices={choices} />
          <Actions>
            <Button>{t('person.grant.button')}</Button>
          </Actions>
        </Form>
      </section>
      <section aria-labelledby="mail">
        <h2 id="mail">{common('field.email')}</h2>
        <Form id="mail-form" action={view.href(personMailHref(person.id))} {...state(forms.email)}>
          <TextField name="email" type="email" label={common('field.email')} hint={t('person.mail.hint')} value={person.email ?? ''} inputMode="email" autocomplete="off" />
          <Actions>
            <Button kind="secondary">{common('save')}</Button>
          </Actions>
        </Form>
      </section>
      <PersonHistory history={history} names={names} scopes={scopes} choices={choices} />
      <section aria-labelledby="close">
        <h2 id="close">{t('person.close')}</h2>
        <p>{t('person.close.text')}</p>
        <Form id="close-form" action={view.href(personCloseHref(person.id))} {...state(forms.close)}>
          <Checkbox name="confirm" label={t('person.close.confirm')} />
          <Actions>
            <Button kind="danger">{t('person.close.button')}</Button>
          </Actions>
        </Form>
      </section>
    </Page>
  );
}

const state = (form: PersonForms['grant']) => (form === undefined ? {} : { state: form });

function Held({ person, grant, scopes }: { person: Person; grant: Person['grants'][number]; scopes: ScopeNames }) {
  const t = useText(staffWords);
  const common = useText(words);
  const view = useView();
  const role = common(`role.${grant.role}`);
  const label = t('person.revoke.named', { role });
  return (
    <>
      <p><RoleLine grant={grant} scopes={scopes} /></p>
      <Form id={`revoke-${grant.id}`} action={view.href(personRevokeHref(person.id))} label={label}>
        <HiddenField name="grant" value={grant.id} />
        <Actions>
          <Button kind="tertiary" small icon="cross">{t('person.revoke')}</Button>
        </Actions>
      </Form>
    </>
  );
}
