import { showCode } from '../../../../kernel/code.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, Checkbox, Code, DefinitionList, Form, formatDateTime, formatNumber, languageName, More, Page, PrintButton, QrCode, RevisionField, SavePicture, TextField, useText, useView } from '../../../../ui/index.ts';
import { noticeHref } from '../../../legal/public.ts';
import { Said, Told } from '../../../participation/public.ts';
import { EventNotes, fact, titleOf, When, whenText } from '../../pages/parts.tsx';
import type { Round } from '../../programme/queries.ts';
import { calendarFileHref, eventHref, PATHS, pathTo, ticketHref } from '../../urls.ts';
import type { Choice } from '../../seats/queries.ts';
import { words } from '../../words.ts';
import type { Contact, Registration } from '../queries.ts';
import { RegistrationFields, type FieldsProps } from './fields.tsx';
import { labelsOf } from './register.tsx';

export type Done = 'registered' | 'changed' | 'cancelled';

export interface MinePageProps extends Omit<FieldsProps, 'now' | 'form'> {
  readonly code: string;
  readonly registration: Registration;
  readonly contact: Contact | null;
  readonly choices: readonly Choice[];
  /** The whole programme, to say where one goes. */
  readonly programme: readonly Round[];
  /** How many wait before this one; null where it does not wait. */
  readonly ahead: number | null;
  /** Whether it can still be changed. */
  readonly open: boolean;
  readonly done: Done | null;
  /** Days after the event until everything is deleted. */
  readonly days: number;
  readonly form?: FormState;
  readonly cancelling?: FormState;
  readonly erasing?: FormState;
}

/** A registration for its holder: what is known, and how to change it. */
export function MinePage(props: MinePageProps) {
  const t = useText(words);
  const view = useView();
  const { event, registration, done, open, code } = props;
  const cancelled = registration.state === 'cancelled';
  return (
    <Page title={t('mine.title')} eyebrow={<Said value={event.title} />} lead={<When event={event} />} noindex>
      <EventNotes event={event} />
      {done !== null && <Alert tone="success" role="status" title={t(`done.${done}`)}>{done === 'registered' && <p>{t(props.contact?.email == null ? 'done.no_mail' : 'done.mail')}</p>}</Alert>}
      <StateNote {...props} />
      {!cancelled && registration.state === 'confirmed' && <Ticket {...props} />}
      {!cancelled && <Keep {...props} />}
      <Facts {...props} />
      {open && <Change {...props} />}
      {open && <Cancel {...props} />}
      <Hold {...props} />
      <p><a href={view.href(eventHref(event.slug))}>{t('register.back')}</a></p>
      <p class="mt-small">{t('form.privacy', { n: props.days })}{' '}<a href={view.href(noticeHref('event-registration'))}>{t('form.privacy_link')}</a>{' '}<span class="kern-sr-only">{showCode(code)}</span></p>
    </Page>
  );
}

function StateNote({ registration, ahead, event }: MinePageProps) {
  const t = useText(words);
  if (registration.state === 'cancelled') return <Alert tone="info" title={t('mine.cancelled')}>{t('mine.cancelled_text')}</Alert>;
  if (registration.state === 'waiting') return <Alert tone="warning" title={t('mine.waiting')}><p>{t('mine.waiting_text', { n: ahead ?? 0 })}</p></Alert>;
  return event.state === 'cancelled' ? null : <Alert tone="success" title={t('mine.confirmed')}><p>{t('mine.confirmed_text', { n: registration.places })}</p></Alert>;
}

/** What is shown at the door. */
function Ticket({ registration, event }: MinePageProps) {
  const t = useText(words);
  const view = useView();
  const text = view.absolute(ticketHref(registration.id));
  return (
    <section class="mt-flow">
      <h2>{t('ticket.title')}</h2>
      <p>{t('ticket.text', { number: registration.number })}</p>
      <SavePicture fileName={`${event.slug}-${registration.number}`} title={titleOf(event, view.locale)} text={`${whenText(view.locale, event)}\n${event.place}\n${t('ticket.number', { number: registration.number })}`}>
        <QrCode text={text} label={t('ticket.alt', { number: registration.number })} />
      </SavePicture>
      <Actions><Button kind="secondary" icon="calendar" href={calendarFileHref(event.slug, view.locale)}>{t('event.calendar_file')}</Button><PrintButton /></Actions>
    </section>
  );
}

/** The way back to this page, for people without mail. */
function Keep({ code }: MinePageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{t('keep.title')}</h2>
      <p>{t('keep.text')}</p>
      <p><Code>{showCode(code)}</Code></p>
      <p class="mt-small"><bdi dir="ltr">{view.absolute(view.href(PATHS.find))}</bdi></p>
    </section>
  );
}

function Facts({ registration, contact, choices, programme, event }: MinePageProps) {
  const t = useText(words);
  const { locale } = useView();
  const waits = new Set(choices.filter((c) => c.waiting).map((c) => c.sessionId));
  const sessions = programme.flatMap((r) => r.sessions).filter((s) => choices.some((c) => c.sessionId === s.id));
  const needs = [
    ...registration.interpreting.map((tag) => t('need.interpreting', { language: languageName(locale, tag) })), ...(registration.childCare > 0 ? [t('need.child_care', { n: registration.childCare })] : []),
    ...(registration.wheelchair ? [t('form.wheelchair')] : []), ...(registration.signLanguage ? [t('form.sign_language')] : []), ...(contact?.note == null ? [] : [contact.note]),
  ];
  return (
    <section class="mt-flow">
      <h2>{t('mine.facts')}</h2>
      <DefinitionList
        items={[
          fact(t('form.name'), contact === null ? '' : <bdi>{contact.name}</bdi>),
          fact(t('form.places'), formatNumber(locale, registration.places)),
          fact(t('form.names'), contact?.names ?? ''),
          fact(t('form.email'), contact?.email == null ? '' : <bdi dir="ltr">{contact.email}</bdi>),
          fact(t('form.phone'), contact?.phone == null ? '' : <bdi dir="ltr">{contact.phone}</bdi>),
          { term: t('mine.sessions'), value: sessions.length === 0 ? null : sessions.map((s) => <><Said value={s.title} />{s.room !== '' && <> – <bdi>{s.room}</bdi></>}{waits.has(s.id) && <> <Badge tone="warning">{t('mine.session_waiting')}</Badge></>}</>) },
          { term: t('form.needs'), value: needs.length === 0 ? null : needs.map((need) => <bdi>{need}</bdi>) },
          fact(t('fact.where'), <bdi>{[event.place, event.address].filter((p) => p !== '').join(', ')}</bdi>),
          fact(t('mine.since'), formatDateTime(locale, registration.registeredAt)),
        ]}
      />
      <Told value={event.accessibility} />
    </section>
  );
}

function Change(props: MinePageProps) {
  const t = useText(words);
  const view = useView();
  const { code, event, rounds, seats, waiting, registration, contact, choices, form = EMPTY_FORM } = props;
  return (
    <More summary={t('change.title')} open={form.problems.length > 0}>
      <Form id="change" action={view.href(pathTo(PATHS.mineChange, { code }))} state={form} note label={t('change.title')} labels={labelsOf({ rounds }, t, view.locale)}>
        <RevisionField revision={registration.version} />
        <RegistrationFields event={event} rounds={rounds} seats={seats} waiting={waiting} form={form} now={{ registration, contact, choices }} />
        <Actions><Button>{t('change.save')}</Button></Actions>
      </Form>
    </More>
  );
}

function Cancel({ code, cancelling = EMPTY_FORM }: MinePageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <More summary={t('cancel.title')} open={cancelling.problems.length > 0}>
      <p>{t('cancel.text')}</p>
      <Form id="cancel" action={view.href(pathTo(PATHS.mineCancel, { code }))} state={cancelling} label={t('cancel.title')}>
        <Checkbox name="sure" label={t('cancel.sure')} />
        <Actions><Button kind="danger">{t('cancel.button')}</Button></Actions>
      </Form>
    </More>
  );
}

/** What is held about somebody, and its erasure, in one step each. */
function Hold({ code, erasing = EMPTY_FORM }: MinePageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <More summary={t('hold.title')} open={erasing.problems.length > 0}>
      <p>{t('hold.text')}</p>
      <p><a href={`${pathTo(PATHS.mineData, { code })}.json`}>{t('hold.export')}</a></p>
      <Form id="erase" action={view.href(pathTo(PATHS.mineErase, { code }))} state={erasing} label={t('hold.erase')}>
        <Checkbox name="sure" label={t('hold.sure')} />
        <Actions><Button kind="danger">{t('hold.erase')}</Button></Actions>
      </Form>
    </More>
  );
}

/** After everything was erased there is no page to come back to. */
export function ErasedPage() {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('erased.title')} lead={t('erased.text')} noindex>
      <p><a href={view.href(PATHS.events)}>{t('erased.back')}</a></p>
    </Page>
  );
}

/** For whoever has the code on paper. */
export function FindPage({ form = EMPTY_FORM }: { form?: FormState }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('find.title')} lead={t('find.lead')} crumbs={[{ label: t('list.title'), href: view.href(PATHS.events) }]}>
      <Form action={view.href(PATHS.find)} state={form} autocomplete="off">
        <TextField name="code" label={t('find.code')} hint={t('find.hint')} code width="medium" />
        <Actions><Button iconAfter="next">{t('find.button')}</Button></Actions>
      </Form>
    </Page>
  );
}

/** Somebody scanned their own ticket. */
export function TicketPage({ event, number }: { event: MinePageProps['event']; number: number }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('ticket.title')} eyebrow={<Said value={event.title} />} lead={t('ticket.text', { number })} noindex>
      <p><When event={event} /></p>
      <p><a href={view.href(eventHref(event.slug))}>{t('register.back')}</a></p>
      <p><a href={view.href(PATHS.find)}>{t('list.mine')}</a></p>
    </Page>
  );
}

