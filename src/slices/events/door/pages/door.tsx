import { newId } from '../../../../kernel/ids.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, EmptyState, FilterBar, Form, formatNumber, HiddenField, Island, NumberField, Page, Pagination, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Round } from '../../programme/queries.ts';
import type { Count, Event } from '../../queries.ts';
import { deskHref, PATHS, pathTo } from '../../urls.ts';
import { words } from '../../words.ts';
import type { DoorGuest } from '../queries.ts';

export interface DoorPageProps {
  readonly event: Event;
  readonly guests: readonly DoorGuest[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly q: string | null;
  readonly rounds: readonly Round[];
  /** The room in front of which one stands; null at the entrance. */
  readonly session: string | null;
  readonly whole: Count;
  readonly said: { readonly number: number; readonly arrived: number; readonly again: boolean } | null;
  readonly walkIn: number | null;
  /** A ticket that was opened with the phone's own camera: one press lets its holder in. */
  readonly ticket: DoorGuest | null;
  readonly form?: FormState;
  readonly walking?: FormState;
}

/** The door: by list, by number, by camera; without a line for a while. Names and numbers alone. */
export function DoorPage(props: DoorPageProps) {
  const t = useText(words);
  const view = useView();
  const { event, guests, total, page, pageSize, q, whole, said, walkIn, form = EMPTY_FORM, session, rounds } = props;
  const action = view.href(pathTo(PATHS.deskDoor, { slug: event.slug }));
  const sessions = rounds.flatMap((r) => r.sessions);
  return (
    <Page title={t('door.title')} staff crumbs={[{ label: t('desk.title'), href: view.href(PATHS.desk) }, { label: sourceText(event.title), href: view.href(deskHref(event.slug)) }]}>
      <p>{t('door.count', { arrived: formatNumber(view.locale, whole.arrived), registered: formatNumber(view.locale, whole.registered) })}</p>
      {said !== null && <Alert tone={said.again ? 'warning' : 'success'} role="status" title={t(said.again ? 'door.again' : 'door.welcome', { number: said.number })}>{t('door.arrived', { n: said.arrived })}</Alert>}
      {walkIn !== null && <Alert tone="success" role="status">{t('door.walked_in', { number: walkIn })}</Alert>}
      {props.ticket !== null && <Opened {...props} guest={props.ticket} action={action} />}
      <Island name="check-in" action={action} event={event.id} session={session ?? ''} camera={t('door.camera')} stop={t('door.camera_stop')} here={t('door.js_here')} twice={t('door.js_again')} bad={t('door.js_bad')} kept={t('door.js_kept')} out={t('door.js_out')} stay={t('door.js_stay')}>
        <div class="mt-flow">
          <FilterBar q={q} searchLabel={t('door.search')} choices={sessions.length === 0 ? [] : [{ name: 'session', label: t('door.where'), value: session, options: sessions.map((s) => ({ value: s.id, label: sourceText(s.title) })) }]} />
          <Form id="code" action={action} state={form} label={t('door.code')}>
            <HiddenField name="session" value={session ?? ''} />
            <TextField name="code" label={t('door.code')} hint={t('door.code_hint')} code width="medium" />
            <Actions><Button icon="check">{t('door.in')}</Button></Actions>
          </Form>
          <div class="mt-flow">
            <h2>{t('guests.title')}</h2>
            {guests.length === 0 ? <EmptyState title={t('door.nobody')} /> : <ul class="mt-door" role="list">{guests.map((g) => <Guest guest={g} {...props} action={action} />)}</ul>}
          </div>
          <Pagination page={page} pageSize={pageSize} total={total} />
          <WalkIn {...props} />
        </div>
      </Island>
    </Page>
  );
}

interface GuestProps extends Pick<DoorPageProps, 'session' | 'q'> {
  readonly guest: DoorGuest;
  readonly action: string;
}

function Guest({ guest, session, action }: GuestProps) {
  const t = useText(words);
  const arrived = session === null ? guest.arrived : guest.arrivedInRoom;
  return (
    <li data-id={guest.id} data-number={guest.number} class={arrived === null ? undefined : 'mt-door__here'}>
      <span>
        <strong><bdi>{guest.name === '' ? t('door.no_name') : guest.name}</bdi></strong>{' '}
        <span class="mt-muted">{t('ticket.number', { number: guest.number })} · {t('door.places', { n: guest.places })}</span>{' '}
        {guest.state === 'waiting' && <Badge tone="warning">{t('guest.waiting')}</Badge>}
        {arrived !== null && <Badge tone="success" icon="check">{t('door.arrived', { n: arrived })}</Badge>}
      </span>
      <ArrivalForm guest={guest} session={session} action={action} arrived={arrived} />
    </li>
  );
}

function ArrivalForm({ guest, session, action, arrived }: Pick<GuestProps, 'guest' | 'session' | 'action'> & { arrived: number | null }) {
  const t = useText(words);
  const named = guest.name === '' ? t('ticket.number', { number: guest.number }) : guest.name;
  return (
    <form method="post" action={action}>
      <input type="hidden" name="id" value={guest.id} />
      <input type="hidden" name="session" value={session ?? ''} />
      {arrived !== null && <input type="hidden" name="undo" value="1" />}
      {arrived === null && guest.places > 1 && <label class="kern-label">{t('door.how_many')}{' '}<input class="mt-input mt-input--short" type="number" name="places" min="0" max="100" value={String(guest.places)} /></label>}
      <Button small kind={arrived === null ? 'primary' : 'tertiary'}>{arrived === null ? t('door.in') : t('door.undo')}<span class="kern-sr-only"> {named}</span></Button>
    </form>
  );
}

function Opened({ guest, session, action }: GuestProps) {
  const t = useText(words);
  return (
    <Alert tone="info" title={t('door.ticket', { number: guest.number })}>
      <p><bdi>{guest.name}</bdi> · {t('door.places', { n: guest.places })}</p>
      {guest.state === 'cancelled' ? <p>{t('guest.cancelled')}</p> : <ArrivalForm guest={guest} session={session} action={action} arrived={session === null ? guest.arrived : guest.arrivedInRoom} />}
    </Alert>
  );
}

function WalkIn({ event, walking = EMPTY_FORM }: DoorPageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{t('walk_in.title')}</h2>
      <Form id="walk-in" action={view.href(pathTo(PATHS.deskWalkIn, { slug: event.slug }))} state={walking} label={t('walk_in.title')}>
        <HiddenField name="id" value={newId()} />
        <NumberField name="places" label={t('form.places')} value={1} min={1} max={100} />
        <TextField name="name" label={t('walk_in.name')} hint={t('walk_in.name_hint')} width="medium" optional />
        <Actions><Button kind="secondary">{t('walk_in.button')}</Button></Actions>
      </Form>
    </section>
  );
}
