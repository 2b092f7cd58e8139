import { sourceText } from '../../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Button, DateField, Form, Page, TextField, useText, useView } from '../../../../../ui/index.ts';
import { LocalizedField } from '../../../pages/parts.tsx';
import { PATHS, pathTo } from '../../../urls.ts';
import type { Process } from '../../queries.ts';
import { words } from '../../words.ts';

/** A new process after the pattern of this one. */
export function CopyPage({ process, form = EMPTY_FORM }: { process: Process; form?: FormState }) {
  const t = useText(words);
  const view = useView();
  const { slug } = process;
  return (
    <Page title={t('staff.copy.title')} lead={t('staff.copy.lead', { title: sourceText(process.title) })} staff crumbs={[{ label: t('staff.desk.title'), href: view.href(PATHS.deskProcesses) }, { label: sourceText(process.title), href: view.href(pathTo(PATHS.deskProcess, { slug })) }]}>
      <Form action={view.href(pathTo(PATHS.deskCopy, { slug }))} state={form} note>
        <LocalizedField name="title" label={t('staff.field.title')} />
        <TextField name="slug" label={t('staff.field.slug')} hint={t('staff.field.slug_hint')} width="medium" code />
        <DateField name="startsOn" label={t('staff.copy.starts')} hint={t('staff.copy.starts_hint')} />
        <Actions><Button>{t('staff.copy.do')}</Button></Actions>
      </Form>
    </Page>
  );
}
