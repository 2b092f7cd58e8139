import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Form, Page, useText, useView } from '../../../../ui/index.ts';
import { PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import { NameFields } from './name-fields.tsx';

export function NewDepartmentPage({ form }: { form: FormState }) {
  const t = useText(staffWords);
  const view = useView();
  return (
    <Page title={t('departments.new')} crumbs={[{ label: t('departments.title'), href: view.href(PATHS.departments) }]} staff>
      <Form action={view.href(PATHS.departmentNew)} state={form} labels={{ name: t('departments.name') }} note>
        <NameFields />
        <Actions>
          <Button>{t('departments.create')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
