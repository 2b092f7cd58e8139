import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Form, Page, TextField, useText, useView } from '../../../../ui/index.ts';
import { nameOf } from '../../rules.ts';
import type { Contact } from '../../register/queries.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

/** One number after the other, typed or scanned. */
export function ReturnedPage({ form, entered }: { form: FormState; entered: { readonly contact: Contact; readonly again: boolean } | null }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.returned.title')} lead={t('staff.returned.lead')} staff crumbs={[{ label: t('staff.contacts.title'), href: view.href(PATHS.contacts) }]}>
      {entered !== null && (
        <Alert tone="success" role="status" title={t(entered.again ? 'staff.returned.again' : 'staff.returned.entered')}>
          <a href={view.href(hrefs.contact(entered.contact.id))}>{[nameOf(entered.contact), entered.contact.street, `${entered.contact.postalCode} ${entered.contact.town}`.trim()].filter((x) => x !== '').join(', ')}</a>
        </Alert>
      )}
      <Form action={view.href(PATHS.returned)} state={form} autocomplete="off">
        <TextField name="number" label={t('staff.returned.number')} hint={t('staff.returned.hint')} width="medium" inputMode="numeric" code autofocus />
        <Actions><Button icon="check">{t('staff.returned.enter')}</Button></Actions>
      </Form>
      <p><a href={`${view.href(PATHS.contacts)}?state=returned`}>{t('staff.returned.all')}</a></p>
    </Page>
  );
}
