import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Checkbox, Form, Page, useText, useView } from '../../../../ui/index.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

/** What goes and what stays, before anything goes. */
export function DeletePage({ form }: { form: FormState }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('delete.title')} lead={t('delete.lead')} crumbs={[{ label: t('account.title'), href: view.href(PATHS.account) }]} noindex>
      <h2>{t('delete.goes')}</h2>
      <ul>
        <li>{t('delete.goes.name')}</li>
        <li>{t('delete.goes.keys')}</li>
        <li>{t('delete.goes.roles')}</li>
      </ul>
      <h2>{t('delete.stays')}</h2>
      <p>{t('delete.stays.text')}</p>
      <Form action={view.href(PATHS.accountDelete)} state={form}>
        <Checkbox name="confirm" label={t('delete.confirm')} />
        <Actions>
          <Button kind="danger">{t('delete.button')}</Button>
          <Button kind="tertiary" href={view.href(PATHS.account)}>{t('cancel')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

export function DeletedPage() {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('deleted.title')} lead={t('deleted.lead')} noindex>
      <Actions>
        <Button href={view.href('/')}>{t('deleted.home')}</Button>
      </Actions>
    </Page>
  );
}
