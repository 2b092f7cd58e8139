import { Alert, formatDateTime, useText, useView } from '../../../../../ui/index.ts';
import { words } from '../../words.ts';
import type { Route } from '../queries.ts';
import { Helplines } from './helplines.tsx';

/** What the author reads about something that was no contribution. */
export function RoutedTo({ route, receivedAt }: { route: Route; receivedAt: Date }) {
  const t = useText(words);
  const { locale } = useView();
  return (
    <section class="mt-flow">
      <Alert tone={route.kind === 'danger' ? 'warning' : 'info'} title={t(`routed.title.${route.kind}`)}><p>{t(`routed.text.${route.kind}`)}</p></Alert>
      {route.kind === 'danger' && <Helplines />}
      {route.kind === 'application' && <p>{t('routed.received', { time: formatDateTime(locale, receivedAt) })}</p>}
      {route.handedAt !== null && <p>{t('routed.handed', { time: formatDateTime(locale, route.handedAt) })} <strong lang="de">{route.handedTo}</strong></p>}
    </section>
  );
}
