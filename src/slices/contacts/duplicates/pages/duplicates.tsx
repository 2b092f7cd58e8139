import { EmptyState, Page, Table, useText, useView } from '../../../../ui/index.ts';
import type { Contact } from '../../register/queries.ts';
import { nameOf } from '../../rules.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { SuggestedPair } from '../queries.ts';

const lineOf = (c: Contact): string => [nameOf(c), c.function, c.institution === '' ? '' : c.person, c.town].filter((x) => x !== '').join(', ');

/** Entries that may be the same, the likeliest first. */
export function DuplicatesPage({ pairs, total }: { pairs: readonly SuggestedPair[]; total: number }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.duplicates.title')} lead={t('staff.duplicates.lead')} staff crumbs={[{ label: t('staff.contacts.title'), href: view.href(PATHS.contacts) }]}>
      {pairs.length === 0 ? <EmptyState title={t('staff.duplicates.none')}>{null}</EmptyState> : (
        <Table
          caption={t('staff.duplicates.table', { n: total })} rows={pairs}
          columns={[
            { label: t('staff.duplicates.one'), rowHeader: true, cell: ({ one }) => lineOf(one) },
            { label: t('staff.duplicates.other'), cell: ({ other }) => lineOf(other) },
            { label: t('staff.duplicates.why'), cell: ({ why }) => why.map((w) => t(`staff.duplicates.why.${w}`)).join(', ') },
            { label: t('staff.duplicates.do'), cell: ({ one, other }) => <a href={view.href(hrefs.merge(one.id, other.id))}>{t('staff.duplicates.compare')}</a> },
          ]}
        />
      )}
    </Page>
  );
}
