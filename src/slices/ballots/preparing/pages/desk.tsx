import { sourceText } from '../../../../kernel/localized.ts';
import { Actions, Button, DateText, EmptyState, Page, Table, useText, useView } from '../../../../ui/index.ts';
import { PhaseBadge } from '../../pages/about.tsx';
import type { Ballot } from '../../queries.ts';
import { deskHref, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';

/** All ballots, for those who run them. */
export function DeskPage({ ballots }: { ballots: readonly Ballot[] }) {
  const view = useView();
  const t = useText(staffWords);
  const create = <Actions><Button icon="plus" href={view.href(PATHS.deskNew)}>{t('staff.new')}</Button></Actions>;
  return (
    <Page staff title={t('staff.ballots')}>
      {ballots.length === 0 ? <EmptyState title={t('staff.none')} action={create} /> : (
        <>
          {create}
          <Table
            caption={t('staff.ballots')}
            hideCaption
            rows={ballots}
            columns={[
              { label: t('staff.title'), rowHeader: true, cell: (b) => <a href={view.href(deskHref(b.slug))}>{sourceText(b.title)}</a> },
              { label: t('staff.state'), type: 'short', cell: (b) => <PhaseBadge phase={b.phase} /> },
              { label: t('staff.closes'), type: 'short', cell: (b) => (b.closedAt ?? b.closesAt) !== null && <DateText value={(b.closedAt ?? b.closesAt) as Date} style="short" /> },
            ]}
          />
        </>
      )}
    </Page>
  );
}
