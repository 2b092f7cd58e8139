import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Form, NumberField, Page, RevisionField, useText, useView } from '../../../../ui/index.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Setting } from '../queries.ts';

/** How long an entry may go unchecked. */
export function ContactSettingsPage({ setting, due, form, saved }: { setting: Setting; due: number; form: FormState; saved: boolean }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.settings.title')} staff crumbs={[{ label: t('staff.contacts.title'), href: view.href(PATHS.contacts) }]}>
      {saved && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      <p>{t('staff.settings.text')}</p>
      {due > 0 && <Alert tone="warning"><a href={`${view.href(PATHS.contacts)}?state=due`}>{t('staff.waiting.due', { n: due })}</a></Alert>}
      <Form action={view.href(PATHS.settings)} state={form}>
        <RevisionField revision={setting.version} />
        <NumberField name="uncheckedYears" label={t('staff.settings.years')} value={setting.uncheckedYears} min={1} max={10} />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
    </Page>
  );
}
