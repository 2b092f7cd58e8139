import { dayOf } from '../../../../kernel/dates.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, CheckboxGroup, CopyButton, DateField, Form, formatDateTime, formatTime, languageName, LocalizedField, More, NumberField, Page, RevisionField, SelectField, TextField, TimeField, useText, useView } from '../../../../ui/index.ts';
import { type Forum } from '../../../participation/public.ts';
import type { Event } from '../../queries.ts';
import { PARTS, SPOKEN } from '../../schema.ts';
import { deskHref, NEW, PATHS, pathTo } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Round, Session } from '../queries.ts';

const clock = (instant: Date | undefined): string | undefined => (instant === undefined ? undefined : formatTime('de', instant));

const useCrumbs = (event: Event) => {
  const t = useText(words);
  const view = useView();
  return [{ label: t('desk.title'), href: view.href(PATHS.desk) }, { label: sourceText(event.title), href: view.href(deskHref(event.slug)) }];
};

/** A stretch of the programme. */
export function RoundPage({ event, round, form = EMPTY_FORM }: { event: Event; round: Round | null; form?: FormState }) {
  const t = useText(words);
  const view = useView();
  const params = { slug: event.slug, id: round?.id ?? NEW };
  return (
    <Page title={t(round === null ? 'round.new' : 'round.edit')} staff crumbs={useCrumbs(event)}>
      <p>{t('round.text')}</p>
      <Form action={view.href(pathTo(PATHS.deskRound, params))} state={form} note labels={{ title: t('edit.name') }}>
        {round !== null && <RevisionField revision={round.version} />}
        <LocalizedField name="title" label={t('edit.name')} hint={t('round.name_hint')} value={round?.title} />
        <DateField name="day" label={t('edit.start_day')} value={dayOf(round?.startsAt ?? event.startsAt)} />
        <TimeField name="startTime" label={t('edit.start_time')} value={clock(round?.startsAt)} />
        <TimeField name="endTime" label={t('edit.end_time')} value={clock(round?.endsAt)} />
        <Actions><Button>{t('edit.save')}</Button></Actions>
      </Form>
      {round !== null && (
        <Form id="remove" action={view.href(pathTo(PATHS.deskRoundRemove, params))} label={t('round.remove')}>
          <p>{t('session.remove_text')}</p>
          <Actions><Button kind="danger">{t('round.remove')}</Button></Actions>
        </Form>
      )}
    </Page>
  );
}

export interface SessionPageProps {
  readonly event: Event;
  readonly session: Session | null;
  readonly rounds: readonly Round[];
  readonly roundId: string;
  /** Forums of the event's process. */
  readonly forums: readonly Forum[];
  readonly form?: FormState;
  readonly speaker?: FormState;
  /** A personal link, shown this once. */
  readonly link?: { readonly name: string; readonly address: string } | null;
}

/** A session: what, where, with whom, and the tandem who choose what is spoken about. */
export function SessionPage(props: SessionPageProps) {
  const t = useText(words);
  const view = useView();
  const { event, session, rounds, roundId, forums, form = EMPTY_FORM, link = null } = props;
  const params = { slug: event.slug, id: session?.id ?? NEW };
  return (
    <Page title={session === null ? t('session.new') : sourceText(session.title)} staff crumbs={useCrumbs(event)}>
      {link !== null && (
        <Alert tone="success" role="status" title={t('link.made', { name: link.name })}>
          <p>{t('link.once')}</p>
          <p><bdi dir="ltr">{link.address}</bdi></p>
          <CopyButton text={link.address} />
        </Alert>
      )}
      <Form action={view.href(pathTo(PATHS.deskSession, params))} state={form} note labels={{ title: t('edit.name') }}>
        {session !== null && <RevisionField revision={session.version} />}
        <LocalizedField name="title" label={t('edit.name')} value={session?.title} />
        <SelectField name="round" label={t('session.round')} options={rounds.map((r) => ({ value: r.id, label: `${formatTime(view.locale, r.startsAt)} ${sourceText(r.title)}` }))} value={roundId} placeholder={false} />
        <TextField name="room" label={t('programme.room')} value={session?.room} width="medium" optional />
        <NumberField name="capacity" label={t('session.capacity')} hint={t('session.capacity_hint')} value={session?.capacity ?? undefined} min={1} optional />
        <LocalizedField name="description" label={t('edit.description')} value={session?.description} long optional />
        {forums.length > 0 && <SelectField name="forum" label={t('session.forum')} hint={t('session.forum_hint')} options={forums.map((f) => ({ value: f.id, label: `${f.number} ${sourceText(f.title)}` }))} value={session?.forumId ?? undefined} optional />}
        <NumberField name="headcount" label={t('numbers.headcount')} hint={t('session.headcount_hint')} value={session?.headcount ?? undefined} min={0} optional />
        <More summary={t('fact.languages')} open={(session?.languages.length ?? 0) > 0}><CheckboxGroup name="languages" legend={t('fact.languages')} options={SPOKEN.map((tag) => ({ value: tag, label: languageName(view.locale, tag) }))} value={session?.languages ?? []} optional /></More>
        <Actions><Button>{t('edit.save')}</Button></Actions>
      </Form>
      {session !== null && <Speakers event={event} session={session} form={props.speaker} />}
      {session !== null && (
        <Form id="remove" action={view.href(pathTo(PATHS.deskSessionRemove, params))} label={t('session.remove')}>
          <p>{t('session.remove_text')}</p>
          <Actions><Button kind="danger">{t('session.remove')}</Button></Actions>
        </Form>
      )}
    </Page>
  );
}

function Speakers({ event, session, form = EMPTY_FORM }: { event: Event; session: Session; form?: FormState | undefined }) {
  const t = useText(words);
  const view = useView();
  const params = { slug: event.slug, id: session.id };
  return (
    <section class="mt-flow">
      <h2>{t('speakers.title')}</h2>
      <p>{t('speakers.text')}</p>
      {session.speakers.length > 0 && (
        <ul class="mt-door" role="list">
          {session.speakers.map((s) => (
            <li>
              <span><bdi>{s.name}</bdi> – {t(`part.${s.part}`)}{s.linkUntil !== null && event.endsAt > new Date() && <span class="mt-muted"> · {t('link.until', { date: formatDateTime(view.locale, event.endsAt) })}</span>}</span>
              <div>
                {session.forumId !== null && (s.part === 'internal_expert' || s.part === 'external_expert') && <form method="post" action={view.href(pathTo(PATHS.deskLink, params))}><input type="hidden" name="speaker" value={s.id} /><Button small kind="secondary">{t('link.make', { name: s.name })}</Button></form>}
                <form method="post" action={view.href(pathTo(PATHS.deskSpeakerRemove, params))}><input type="hidden" name="speaker" value={s.id} /><Button small kind="tertiary">{t('speakers.remove', { name: s.name })}</Button></form>
              </div>
            </li>
          ))}
        </ul>
      )}
      {session.forumId !== null && <p><a href={view.href(pathTo(PATHS.deskSelection, params))}>{t('tandem.desk')}</a></p>}
      <Form id="speaker" action={view.href(pathTo(PATHS.deskSpeaker, params))} state={form} label={t('speakers.add')} labels={{ function: t('speakers.function') }}>
        <TextField name="name" label={t('speakers.name')} width="medium" />
        <SelectField name="part" label={t('speakers.part')} options={PARTS.map((value) => ({ value, label: t(`part.${value}`) }))} value="speaker" placeholder={false} width="medium" />
        <LocalizedField name="function" label={t('speakers.function')} hint={t('speakers.function_hint')} optional />
        <Actions><Button kind="secondary">{t('speakers.add')}</Button></Actions>
      </Form>
    </section>
  );
}
