import { inLanguage } from '../../../kernel/localized.ts';
import type { FormState } from '../../../kernel/problem.ts';
import { Actions, Button, Card, CardGrid, DateText, EmptyState, Form, Page, Pagination, StateBadge, TextField, useText, useView } from '../../../ui/index.ts';
import type { Room } from '../queries.ts';
import { PATHS, roomHref } from '../urls.ts';
import { words } from '../words.ts';

export interface RoomsPageProps {
  readonly items: readonly Room[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  /** The code somebody typed that leads nowhere. */
  readonly state?: FormState | undefined;
}

/** Where one types the code from the wall, and the documentation of rooms that are over. */
export function RoomsPage({ items, total, page, pageSize, state }: RoomsPageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('list_title')} lead={t('list_lead')}>
      <Form action={view.href(PATHS.list)} method="get" id="join" state={state} label={t('join_title')}>
        <TextField name="code" label={t('code')} hint={t('code_hint')} code width="short" autocomplete="off" />
        <Actions><Button type="submit">{t('join')}</Button></Actions>
      </Form>
      <h2>{t('rooms')}</h2>
      {items.length === 0 ? (
        <EmptyState title={t('list_empty')} />
      ) : (
        <CardGrid>
          {items.map((room) => {
            const title = inLanguage(room.title, view.locale);
            return <Card title={title.text} lang={title.lang} href={view.href(roomHref(room.slug))} meta={<DateText value={room.heldOn} />} footer={<StateBadge state={room.state}>{t(room.state === 'open' ? 'state.open' : 'state.closed')}</StateBadge>}>{room.invented ? t('invented_title') : null}</Card>;
          })}
        </CardGrid>
      )}
      <Pagination page={page} pageSize={pageSize} total={total} />
    </Page>
  );
}
