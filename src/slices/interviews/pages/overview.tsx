import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import { EmptyState, Page, Table, useText, useView } from '../../../ui/index.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

export interface OverviewLine {
  readonly slug: string;
  readonly title: Localized;
  readonly internal: number;
  readonly external: number;
}

/** Processes with the numbers of their interviews. */
export function OverviewPage({ lines }: { lines: readonly OverviewLine[] }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')} staff>
      {lines.length === 0 ? <EmptyState title={t('staff.no_process')}>{null}</EmptyState> : (
        <Table
          caption={t('staff.title')} hideCaption rows={lines}
          columns={[
            { label: t('staff.process'), rowHeader: true, cell: (l) => <a href={view.href(hrefs.list(l.slug))}>{inLanguage(l.title, view.locale).text}</a> },
            { label: t('staff.side.internal'), type: 'number', cell: (l) => l.internal },
            { label: t('staff.side.external'), type: 'number', cell: (l) => l.external },
          ]}
        />
      )}
    </Page>
  );
}
