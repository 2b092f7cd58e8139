import { sourceText } from '../../../kernel/localized.ts';
import { Actions, Badge, Button, DateText, EmptyState, Page, Table, useText, useView } from '../../../ui/index.ts';
import type { Process } from '../../participation/public.ts';
import type { Interview } from '../queries.ts';
import { hrefs, NEW, PATHS } from '../urls.ts';
import { words } from '../words.ts';

/** Interviews of one process. */
export function InterviewListPage({ process, interviews }: { process: Process; interviews: readonly (Interview & { readonly statements: number })[] }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.list_title', { process: sourceText(process.title) })} staff crumbs={[{ label: t('staff.title'), href: view.href(PATHS.overview) }]}>
      <Actions><Button href={view.href(hrefs.interview(process.slug, NEW))} icon="plus">{t('staff.new')}</Button></Actions>
      {interviews.length === 0 ? <EmptyState title={t('staff.none')}>{null}</EmptyState> : (
        <Table
          caption={t('staff.table', { n: interviews.length })} rows={interviews}
          columns={[
            { label: t('staff.number'), type: 'number', cell: (i) => i.number },
            { label: t('staff.topic'), rowHeader: true, cell: (i) => <a href={view.href(hrefs.interview(process.slug, i.number))}>{i.topic}</a> },
            { label: t('staff.side'), cell: (i) => t(`staff.side.${i.side}`) },
            { label: t('staff.held_on'), type: 'date', cell: (i) => <DateText value={i.heldOn} /> },
            { label: t('staff.asked'), cell: (i) => [i.institution, i.function].filter((x) => x !== '').join(', ') },
            { label: t('staff.consent'), cell: (i) => (i.consentOn === null ? <Badge tone="warning" icon="warning">{t('staff.consent_missing')}</Badge> : <DateText value={i.consentOn} />) },
            { label: t('staff.statements'), type: 'number', cell: (i) => i.statements },
          ]}
        />
      )}
    </Page>
  );
}
