import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, CheckboxGroup, DateField, FileField, Form, Page, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import { languageLabel } from '../../register/pages/parts.tsx';
import { KINDS, LANGUAGES, PURPOSES } from '../../rules.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

/** What stands in where a line says nothing. */
export function DefaultFields({ today }: { today: string }) {
  const t = useText(words);
  const { locale } = useView();
  return (
    <>
      <TextField name="source" label={t('staff.import.source')} hint={t('staff.import.source_hint')} />
      <CheckboxGroup name="purposes" legend={t('staff.purpose')} hint={t('staff.import.purposes_hint')} options={PURPOSES.map((p) => ({ value: p, label: t(`staff.purpose.${p}`) }))} value={['participation']} />
      <SelectField name="kind" label={t('staff.import.kind')} options={KINDS.map((k) => ({ value: k, label: t(`staff.kind.${k}`) }))} value="other" placeholder={false} width="medium" />
      <SelectField name="language" label={t('staff.import.language')} options={LANGUAGES.map((l) => ({ value: l, label: languageLabel(t, locale, l) }))} value="de" placeholder={false} width="medium" />
      <DateField name="checkedOn" label={t('staff.import.checked_on')} hint={t('staff.import.checked_hint')} value={today} max={today} />
    </>
  );
}

/** Which file, and what is true of all its lines. */
export function ImportPage({ form, today }: { form: FormState; today: string }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.import.title')} lead={t('staff.import.lead')} staff crumbs={[{ label: t('staff.contacts.title'), href: view.href(PATHS.contacts) }]}>
      <Form action={view.href(PATHS.import)} state={form} multipart>
        <FileField name="file" label={t('staff.import.file')} hint={t('staff.import.file_hint')} accept=".csv,.xlsx,text/csv" maxMegabytes={2} />
        <DefaultFields today={today} />
        <Actions><Button icon="upload">{t('staff.import.preview')}</Button></Actions>
      </Form>
    </Page>
  );
}
