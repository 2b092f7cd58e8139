import { Actions, Button, Page, useText } from '../../../../ui/index.ts';
import { words } from '../../words.ts';

/** Between this site and the identity provider, for browsers that do not move on by themselves. */
export function ProviderPage({ provider, href }: { provider: string; href: string }) {
  const t = useText(words);
  return (
    <Page title={t('provider.title', { provider })} lead={t('provider.lead')} noindex>
      <Actions>
        <Button href={href} iconAfter="next">{t('provider.button', { provider })}</Button>
      </Actions>
    </Page>
  );
}
