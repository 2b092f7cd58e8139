import { Actions, Button, Form, HiddenField, Page, useText, useView } from '../../../../ui/index.ts';
import { linkHref, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

/** The page a mailed link shows. It names the account, so that nobody signs in as somebody else unawares. */
export function LinkPage({ token, name, next }: { token: string; name: string; next: string | null }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('link.title')} lead={t('link.lead', { name })} noindex>
      <Form action={view.href(linkHref(token))}>
        <HiddenField name="next" value={next ?? ''} />
        <Actions>
          <Button>{t('link.button')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

export function LinkGonePage() {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('link.gone.title')} lead={t('link.gone.lead')} noindex>
      <Actions>
        <Button href={view.href(PATHS.signIn)}>{t('link.gone.button')}</Button>
      </Actions>
    </Page>
  );
}
