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
        {people.map((person) => (
          <Card title={person.name} meta={person.grants.map((grant) => <RoleLine grant={grant} scopes={scopes} />)}>
            {person.grants[0] !== undefined && <p>{t(`demo.sees.${person.grants[0].role}`)}</p>}
            <Form id={`as-${person.id}`} action={view.href(PATHS.demo)} label={t('demo.as', { name: person.name })}>
              <HiddenField name="account" value={person.id} />
              <Actions>
                <Button kind="secondary">{t('demo.button')}</Button>
              </Actions>
            </Form>
          </Card>
        ))}
      </CardGrid>
      <h2>{t('demo.mails')}</h2>
      <p>{t('demo.mails.text')}</p>
      <p><a href={view.href(PATHS.demoMails)}>{t('demo.mails.link')}</a></p>
    </Page>
  );
}
