import { ROLES, type Role } from '../../../../kernel/actor.ts';
import { Actions, Badge, Button, EmptyState, FilterBar, Page, Pagination, Table, useText, useView } from '../../../../ui/index.ts';
import { PATHS, personHref } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { Person, ScopeNames } from '../queries.ts';
import { RoleLine } from './role-line.tsx';

interface Props {
  readonly people: readonly Person[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly q: string;
  readonly role: Role | null;
  readonly scopes: ScopeNames;
}

/** Everybody with an account, for administrators. Says nothing about when or how much anybody works. */
export function PeoplePage({ people, total, page, pageSize, q, role, scopes }: Props) {
  const t = useText(staffWords);
  const common = useText(words);
  const view = useView();
  const roles = ROLES.map((value) => ({ value, label: common(`role.${value}`) }));
  return (
    <Page title={t('people.title')} lead={t('people.lead')} staff>
      <Actions>
        <Button href={view.href(PATHS.peopleInvite)} icon="plus">{t('people.invite')}</Button>
        <Button kind="secondary" href={view.href(PATHS.departments)} icon="building">{t('departments.title')}</Button>
      </Actions>
      <FilterBar q={q} searchLabel={t('people.search')} choices={[{ name: 'role', label: t('people.role'), options: roles, value: role }]} />
      {people.length === 0 ? <EmptyState title={t('people.none')} /> : (
        <>
          <Table
            caption={t('people.title')}
            hideCaption
            rows={people}
            columns={[
              { label: common('field.name'), rowHeader: true, cell: (person) => <><a href={view.href(personHref(person.id))}><bdi>{person.name}</bdi></a> {person.invented && <Badge tone="info">{t('people.invented')}</Badge>}</> },
              { label: common('field.email'), cell: (person) => <bdi dir="ltr">{person.email ?? '–'}</bdi> },
              { label: common('account.roles'), cell: (person) => (person.grants.length === 0 ? '–' : <ul>{person.grants.map((grant) => <li><RoleLine grant={grant} scopes={scopes} /></li>)}</ul>) },
            ]}
          />
          <Pagination page={page} pageSize={pageSize} total={total} />
        </>
      )}
    </Page>
  );
}
