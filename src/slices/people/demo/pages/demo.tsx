import { Actions, Button, Card, CardGrid, Form, HiddenField, Page, useText, useView } from '../../../../ui/index.ts';
import { RoleLine } from '../../accounts/pages/role-line.tsx';
import type { Person, ScopeNames } from '../../accounts/queries.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

/** One invented person a role, each a click away. */
export function DemoPage({ people, scopes }: { people: readonly Person[]; scopes: ScopeNames }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('demo.title')} lead={t('demo.lead')} wide noindex>
      <CardGrid>
        {people.map((person) => <PersonCard person={person} scopes={scopes} />)}
      </CardGrid>
      <h2>{t('demo.mails')}</h2>
      <p>{t('demo.mails.text')}</p>
      <p><a href={view.href(PATHS.demoMails)}>{t('demo.mails.link')}</a></p>
    </Page>
  );
}

function PersonCard({ person, scopes }: { person: Person; scopes: ScopeNames }) {
  const t = useText(words);
  const view = useView();
  const role = person.grants[0]?.role ?? 'participant';
  const button = t('demo.button', { role: t(`role.${role}`) });
  return (
    <Card level={2} title={person.name} meta={person.grants.map((grant) => <RoleLine grant={grant} scopes={scopes} />)}>
      <p>{t(`demo.sees.${role}`)}</p>
      <Form id={`as-${person.id}`} action={view.href(PATHS.demo)} label={t('demo.as', { name: person.name })}>
        <HiddenField name="account" value={person.id} />
        <Actions>
          <Button kind="secondary">{button}</Button>
        </Actions>
      </Form>
    </Card>
  );
}
