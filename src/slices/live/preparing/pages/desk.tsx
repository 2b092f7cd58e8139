import { sourceText } from '../../../../kernel/localized.ts';
import { Actions, Button, DateText, EmptyState, Page, StateBadge, Table, useText, useView } from '../../../../ui/index.ts';
import type { Room } from '../../queries.ts';
import { deskHref, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';

/** The rooms somebody works with. */
export function DeskPage({ rooms, mayPrepare }: { rooms: readonly Room[]; mayPrepare: boolean }) {
  const view = useView();
  const t = useText(staffWords);
  return (
    <Page staff title={t('staff.rooms')} lead={t('staff.rooms_lead')}>
      {mayPrepare && <Actions><Button icon="plus" href={view.href(PATHS.deskNew)}>{t('staff.new')}</Button></Actions>}
      {rooms.length === 0 ? (
        <EmptyState title={t('staff.none')} />
      ) : (
        <Table
          caption={t('staff.rooms')}
          hideCaption
          rows={rooms}
          columns={[
            { label: t('staff.title'), rowHeader: true, cell: (r) => <a href={view.href(deskHref(r.slug))}>{sourceText(r.title)}</a> },
            { label: t('staff.held_on'), type: 'date', cell: (r) => <DateText value={r.heldOn} style="short" /> },
            { label: t('staff.code'), cell: (r) => <span dir="ltr">{r.code}</span> },
            { label: t('staff.state'), cell: (r) => <StateBadge state={r.state}>{t(`staff.state.${r.state}`)}</StateBadge> },
          ]}
        />
      )}
    </Page>
  );
}
