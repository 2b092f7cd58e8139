import { Badge, Button, Card, CardGrid, DateText, EmptyState, Page, useText, useView } from '../../../../ui/index.ts';
import { Said } from '../../pages/parts.tsx';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Round } from '../queries.ts';
import { inLanguage } from '../../../../kernel/localized.ts';

export function RoundListPage({ rounds, mayRun }: { rounds: readonly Round[]; mayRun: boolean }) {
  const view = useView();
  const t = useText(words);
  const begin = mayRun ? <Button href={view.href(PATHS.roundNew)} icon="plus">{t('staff.round_new')}</Button> : null;
  return (
    <Page title={t('staff.rounds')} crumbs={[{ label: t('reports'), href: view.href(PATHS.reports) }]} staff>
      {rounds.length === 0 ? <EmptyState title={t('staff.rounds_none')} action={begin}>{t('staff.rounds_none_text')}</EmptyState> : (
        <>
          {begin !== null && <p>{begin}</p>}
          <CardGrid>
            {rounds.map((round) => (
              <Card level={2} title={inLanguage(round.title, view.locale).text} href={view.href(hrefs.round(round.slug))} meta={round.committee}>
                <p>
                  <Badge tone={round.state === 'open' ? 'warning' : 'success'}>{t(`staff.round_${round.state}`)}</Badge>
                </p>
                <p class="mt-muted">{t('staff.due')} <DateText value={round.dueOn} /></p>
                <p><Said value={round.conceptTitle} /></p>
              </Card>
            ))}
          </CardGrid>
        </>
      )}
    </Page>
  );
}
