import { inLanguage } from '../../../../kernel/localized.ts';
import { Badge, Button, Card, CardGrid, DateText, EmptyState, formatNumber, Page, Pagination, useText, useView } from '../../../../ui/index.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Edition } from '../queries.ts';

export function ReportListPage({ items, total, page, pageSize }: { items: readonly Edition[]; total: number; page: number; pageSize: number }) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('reports')} lead={t('reports_lead')} description={t('reports_lead')} wide>
      {view.user?.staff === true && <p><Button href={view.href(PATHS.rounds)} kind="secondary">{t('staff.rounds')}</Button></p>}
      {items.length === 0 ? <EmptyState title={t('reports_none')}>{t('reports_none_text')}</EmptyState> : (
        <>
          <CardGrid>
            {items.map(({ snapshot, supersededBy }) => {
              const title = inLanguage(snapshot.title, view.locale);
              return (
                <Card level={2} title={title.text} href={view.href(hrefs.report(snapshot.slug))} meta={<DateText value={snapshot.publishedOn} />} {...(title.lang === view.locale ? {} : { lang: title.lang })} footer={supersededBy === null ? undefined : <Badge tone="neutral">{t('superseded')}</Badge>}>
                  <p>{t('measures_n', { n: snapshot.totals.measures })}</p>
                  <p class="mt-muted">{snapshot.committee}{snapshot.number > 1 && ` · ${t('edition_n', { n: snapshot.number })}`}</p>
                </Card>
              );
            })}
          </CardGrid>
          {total > pageSize && <Pagination page={page} pageSize={pageSize} total={total} />}
        </>
      )}
      <p class="mt-source"><a href="/reports.json">JSON</a> · <a href="/reports.csv">CSV</a> · {formatNumber(view.locale, total)}</p>
    </Page>
  );
}
