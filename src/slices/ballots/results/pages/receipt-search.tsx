import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Form, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Ballot } from '../../queries.ts';
import { pathTo, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

/** Sends the receipt in the body, so that it stands in no address. */
export function ReceiptSearch({ ballot, state }: { ballot: Ballot; state?: FormState }) {
  const view = useView();
  const t = useText(words);
  return (
    <Form action={view.href(pathTo(PATHS.receipt, { slug: ballot.slug }))} id="receipt" state={state} label={t('receipt_search')}>
      <TextField name="receipt" label={t('receipt_search')} hint={t('receipt_search_hint')} width="medium" code autocomplete="off" />
      <Actions><Button type="submit" kind="secondary" icon="search">{t('receipt_search_button')}</Button></Actions>
    </Form>
  );
}
