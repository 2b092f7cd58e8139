import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Badge, Button, EmptyState, Page, Table, useText, useView } from '../../../../ui/index.ts';
import { departmentHref, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import type { Department } from '../queries.ts';

export function DepartmentsPage({ departments }: { departments: readonly Department[] }) {
  const t = useText(staffWords);
  const view = useView();
  return (
    <Page title={t('departments.title')} lead={t('departments.lead')} crumbs={[{ label: t('people.title'), href: view.href(PATHS.people) }]} staff>
      <Actions>
        <Button href={view.href(PATHS.departmentNew)} icon="plus">{t('departments.new')}</Button>
      </Actions>
      {departments.length === 0 ? <EmptyState title={t('departments.none')} /> : (
        <Table
          caption={t('departments.title')}
          hideCaption
          rows={departments}
          columns={[
            { label: t('departments.name'), rowHeader: true, cell: (d) => <Name department={d} /> },
            { label: t('departments.state'), type: 'short', cell: (d) => <Badge tone={d.active ? 'success' : 'neutral'}>{t(d.active ? 'departments.active' : 'departments.inactive')}</Badge> },
          ]}
        />
      )}
    </Page>
  );
}

function Name({ department }: { department: Department }) {
  const view = useView();
  const { text, lang } = inLanguage(department.name, view.locale);
  return <a href={view.href(departmentHref(department.slug))} lang={lang}><bdi>{text}</bdi></a>;
}
