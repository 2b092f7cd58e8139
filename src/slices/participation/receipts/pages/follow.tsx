import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Form, Page, TextField, useText, useView } from '../../../../ui/index.ts';
import { noticeHref } from '../../../legal/public.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../words.ts';

/** Where somebody types the code from their receipt. */
export function FollowFormPage({ form = EMPTY_FORM }: { form?: FormState }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('follow.title')} lead={t('follow.lead')} crumbs={[{ label: t('crumb.processes'), href: view.href(PATHS.processes) }]} noindex={form.problems.length > 0}>
      <Form action={view.href(PATHS.follow)} state={form} autocomplete="off">
        <TextField name="code" label={t('follow.code')} hint={t('follow.code_hint')} width="medium" code />
        <Actions><Button iconAfter="next">{t('follow.go')}</Button></Actions>
      </Form>
      <p class="mt-small"><a href={view.href(noticeHref('follow'))}>{t('follow.privacy')}</a></p>
    </Page>
  );
}
