import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Code, CopyButton, formatDateTime, Page, PrintButton, useText, useView } from '../../../../ui/index.ts';
import { Advisory } from '../../pages/about.tsx';
import type { Ballot } from '../../queries.ts';
import { ballotHref, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

/** After casting: the receipt, once. It says that a ballot was counted, never how it was filled in. */
export function ReceiptPage({ ballot, receipt }: { ballot: Ballot; /** As it is shown: groups of four. */ receipt: string }) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('receipt_title')} eyebrow={inLanguage(ballot.title, view.locale).text} crumbs={[{ label: t('list_title'), href: view.href(PATHS.list) }]} noindex>
      <Alert tone="success" role="status" title={t('receipt_stored')}>{t(ballot.live ? 'receipt_live' : 'receipt_sealed')}</Alert>
      <h2>{t('receipt_yours')}</h2>
      <Code>{receipt}</Code>
      <Actions>
        <CopyButton text={receipt} />
        <PrintButton />
      </Actions>
      <p>{t('receipt_use')}</p>
      <p>{ballot.closesAt === null ? t('receipt_change') : t('receipt_change_until', { time: formatDateTime(view.locale, ballot.closesAt) })}</p>
      <Advisory ballot={ballot} />
      <p class="mt-no-print"><Button kind="secondary" href={view.href(ballotHref(ballot.slug))}>{t('receipt_back')}</Button></p>
    </Page>
  );
}
