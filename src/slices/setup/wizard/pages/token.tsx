import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Form, Page, TextField, useText, useView } from '../../../../ui/index.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

/** The door of the first setup: whoever started the program has the code. */
export function TokenPage({ form }: { form?: FormState }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.title')} lead={t('staff.token.lead')} noindex>
      <Form action={view.href(PATHS.setup)} {...(form === undefined ? {} : { state: form })} autocomplete="off">
        <TextField name="token" label={t('staff.token.label')} hint={t('staff.token.hint')} code width="medium" autocomplete="one-time-code" />
        <Actions><Button iconAfter="next">{t('staff.token.button')}</Button></Actions>
      </Form>
    </Page>
  );
}
