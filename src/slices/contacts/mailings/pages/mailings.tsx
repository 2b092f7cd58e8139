import { Actions, Button, DateText, EmptyState, Page, Table, useText, useView } from '../../../../ui/index.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Mailing } from '../queries.ts';

/** Every mailing with what became of it. */
export function MailingsPage({ mailings }: { mailings: readonly Mailing[] }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.mailings.title')} lead={t('staff.mailings.lead')} staff crumbs={[{ label: t('staff.contacts.title'), href: view.href(PATHS.contacts) }]}>
      <Actions>
        <Button href={view.href(PATHS.mailingNew)} icon="plus">{t('staff.mailing.new')}</Button>
        <Button kind="secondary" href={view.href(PATHS.returned)}>{t('staff.returned.title')}</Button>
      </Actions>
      {mailings.length === 0 ? <EmptyState title={t('staff.mailings.none')}>{null}</EmptyState> : (
        <Table
          caption={t('staff.mailings.table')} rows={mailings}
          columns={[
            { label: t('staff.mailing.title'), rowHeader: true, cell: (m) => <a href={view.href(hrefs.mailing(m.id))}>{m.title}</a> },
            { label: t('staff.mailing.state'), cell: (m) => t(`staff.mailing.state.${m.state}`) },
            { label: t('staff.mailing.made'), type: 'date', cell: (m) => (m.madeAt === null ? '' : <DateText value={m.madeAt} />) },
            { label: t('staff.mailing.letters'), type: 'number', cell: (m) => m.letters },
            { label: t('staff.mailing.mails'), type: 'number', cell: (m) => m.mails },
            { label: t('staff.mailing.returned'), type: 'number', cell: (m) => m.returned },
          ]}
        />
      )}
    </Page>
  );
}
