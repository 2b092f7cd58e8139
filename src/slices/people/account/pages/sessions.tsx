import { Actions, Badge, Button, DateText, Form, RecordList, useText, useView } from '../../../../ui/index.ts';
import { PATHS, sessionEndHref } from '../../urls.ts';
import { words } from '../../words.ts';
import type { OpenSession } from '../queries.ts';

/** Where the account is signed in, each to be ended. */
export function SessionSection({ sessions, current }: { sessions: readonly OpenSession[]; current: string }) {
  const t = useText(words);
  const view = useView();
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t('account.sessions')}</h2>
      <p>{t('account.sessions.text')}</p>
      <RecordList>{sessions.map((session) => <SessionLine session={session} current={session.id === current} />)}</RecordList>
      {sessions.length > 1 && (
        <Form id="sessions-end" action={view.href(PATHS.sessionsEnd)}>
          <Actions>
            <Button kind="secondary">{t('account.sessions.end_others')}</Button>
          </Actions>
        </Form>
      )}
    </section>
  );
}

function SessionLine({ session, current }: { session: OpenSession; current: boolean }) {
  const t = useText(words);
  const view = useView();
  return (
    <>
      <p>
        <strong><bdi dir="ltr">{session.device}</bdi></strong> {current && <Badge tone="info">{t('account.sessions.this')}</Badge>}
        <br />
        {t('account.sessions.since')} <DateText value={session.createdAt} time />
        {' · '}
        {t('account.sessions.until')} <DateText value={session.expiresAt} />
      </p>
      {!current && (
        <Form id={`session-${session.id}`} action={view.href(sessionEndHref(session.id))} label={t('account.sessions.end_named', { device: session.device })}>
          <Actions>
            <Button kind="tertiary" small icon="cross">{t('account.sessions.end')}</Button>
          </Actions>
        </Form>
      )}
    </>
  );
}
