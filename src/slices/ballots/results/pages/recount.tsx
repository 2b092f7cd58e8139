import { inLanguage } from '../../../../kernel/localized.ts';
import { DefinitionList, Page, useText, useView } from '../../../../ui/index.ts';
import type { Ballot } from '../../queries.ts';
import { ballotHref, pathTo, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { BallotResult } from '../queries.ts';
import { LIST_NAMES } from '../rules.ts';

/** How anybody counts the published lists again: in a spreadsheet, or with one command. */
export function RecountPage({ ballot, result }: { ballot: Ballot; result: BallotResult }) {
  const view = useView();
  const t = useText(words);
  const title = inLanguage(ballot.title, view.locale).text;
  const digests = result.listDigests;
  return (
    <Page title={t('recount_title')} eyebrow={title} lead={digests === null ? undefined : t('recount_lead')} crumbs={[{ label: t('list_title'), href: view.href(PATHS.list) }, { label: title, href: view.href(ballotHref(ballot.slug)) }]}>
      {digests === null ? <p>{t('recount_small', { n: ballot.listsFrom })}</p> : (
        <>
          <h2>{t('recount_sheet')}</h2>
          <ol>
            <li>{t('recount_step_load')} {LIST_NAMES.slice(0, 3).map((list, i) => <>{i > 0 && ', '}<a href={pathTo(PATHS.lists, { slug: ballot.slug, list: `${list}.csv` })} dir="ltr">{`${list}.csv`}</a></>)}</li>
            <li>{t('recount_step_open')}</li>
            <li>{t('recount_step_sum')}</li>
            <li>{t('recount_step_boards')}</li>
            <li>{t('recount_step_compare')}</li>
            <li>{t('recount_step_receipt')}</li>
          </ol>
          <h2>{t('recount_command')}</h2>
          <p>{t('recount_command_text')}</p>
          <pre dir="ltr" tabIndex={0}><code>npm run cli -- recount --allocations allocations.csv --boards boards.csv --receipts receipts.csv --totals totals.csv</code></pre>
          <h2>{t('digest_title')}</h2>
          <p>{t('recount_digests')}</p>
          <DefinitionList items={[...LIST_NAMES.map((list) => ({ term: `${list}.csv`, value: <span class="mt-digest" dir="ltr">{digests[list]}</span> })), { term: t('digest_whole'), value: <span class="mt-digest" dir="ltr">{result.digest}</span> }]} />
        </>
      )}
    </Page>
  );
}
