import type { FormState } from '../../../../kernel/problem.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Alert, Button, Page, useText, useView } from '../../../../ui/index.ts';
import type { Ballot } from '../../queries.ts';
import { ballotHref, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import { ReceiptSearch } from './receipt-search.tsx';

/** Whether a receipt is in the list of those counted. Before closing nobody can tell. */
export function ReceiptFoundPage({ ballot, counted, state }: { ballot: Ballot; counted: boolean | null; state: FormState }) {
  const view = useView();
  const t = useText(words);
  const title = inLanguage(ballot.title, view.locale).text;
  return (
    <Page title={t('receipt_search')} eyebrow={title} crumbs={[{ label: t('list_title'), href: view.href(PATHS.list) }, { label: title, href: view.href(ballotHref(ballot.slug)) }]} noindex>
      {state.problems.length === 0 && <Answer counted={counted} />}
      <ReceiptSearch ballot={ballot} state={state} />
      <p><Button kind="tertiary" icon="back" href={view.href(ballotHref(ballot.slug))}>{t('receipt_back')}</Button></p>
    </Page>
  );
}

function Answer({ counted }: { counted: boolean | null }) {
  const t = useText(words);
  if (counted === null) return <Alert role="status" title={t('receipt_sealed_title')}>{t('receipt_sealed_text')}</Alert>;
  return counted ? <Alert tone="success" role="status" title={t('receipt_counted')}>{t('receipt_counted_text')}</Alert> : <Alert tone="warning" role="status" title={t('receipt_unknown')}>{t('receipt_unknown_text')}</Alert>;
}
