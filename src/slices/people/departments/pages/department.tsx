import { inLanguage } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Form, HiddenField, Page, useText, useView } from '../../../../ui/index.ts';
import { departmentActiveHref, departmentHref, PATHS } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { Department } from '../queries.ts';
import { NameFields } from './name-fields.tsx';

export function DepartmentPage({ department, form }: { department: Department; form: FormState }) {
  const t = useText(staffWords);
  const common = useText(words);
  const view = useView();
  const { text } = inLanguage(department.name, view.locale);
  const stale = form.problems.some((problem) => problem.code === 'stale');
  // After a refusal for staleness the editor has seen the newer wording (it stands in the title) and may save over it.
  const shown: FormState = stale ? { ...form, values: { ...form.values, revision: String(department.version) } } : form;
  return (
    <Page title={text} crumbs={[{ label: t('departments.title'), href: view.href(PATHS.departments) }]} staff>
      {stale && <p>{t('departments.now', { name: text })}</p>}
      <Form action={view.href(departmentHref(department.slug))} state={shown} labels={{ name: t('departments.name') }} note>
        <NameFields name={department.name} />
        <HiddenField name="revision" value={stale ? String(department.version) : String(form.values['revision'] ?? department.version)} />
        <Actions>
          <Button>{common('save')}</Button>
        </Actions>
      </Form>
      <h2>{t(department.active ? 'departments.deactivate' : 'departments.activate')}</h2>
      <p>{t(department.active ? 'departments.deactivate.text' : 'departments.activate.text')}</p>
      <Form id="active" action={view.href(departmentActiveHref(department.slug))}>
        <HiddenField name="active" value={department.active ? 'no' : 'yes'} />
        <HiddenField name="revision" value={String(department.version)} />
        <Actions>
          <Button kind="secondary">{t(department.active ? 'departments.deactivate' : 'departments.activate')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}
