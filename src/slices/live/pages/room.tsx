import type { ComponentChildren } from 'preact';
import type { FormState } from '../../../kernel/problem.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import { Actions, Alert, Button, DateText, Form, HiddenField, Island, More, Page, SelectField, TextArea, TextField, useText, useView } from '../../../ui/index.ts';
import { noticeHref } from '../../legal/public.ts';
import { MAX_QUESTION } from '../rules.ts';
import type { RoomState } from '../state/queries.ts';
import { deskHref, pathTo, PATHS, roomHref } from '../urls.ts';
import { words } from '../words.ts';
import { AnswerForm } from './answer-form.tsx';
import { Questions, type Sort } from './questions.tsx';
import { PollResult } from './result.tsx';
import { Asked, Said, TranslationMark } from './said.tsx';

/** Languages of questions that are offered by name. */
const ASKING_LANGUAGES = ['de', 'ar', 'bg', 'ckb', 'en', 'es', 'fa', 'fr', 'it', 'kmr', 'pl', 'prs', 'ps', 'ro', 'ru', 'so', 'ti', 'tr', 'uk', 'vi'] as const;

export interface RoomPageProps {
  readonly state: RoomState;
  readonly version: string;
  readonly sort: Sort;
  /** A secret for a device that has none yet, and a value that marks this page's question form. */
  readonly device: string;
  readonly once: string;
  /** What was accepted before this page: a short thank-you. */
  readonly done: 'answered' | 'asked' | 'waiting' | 'supported' | null;
  readonly refused?: { readonly form: 'answer' | 'ask'; readonly state: FormState };
  readonly staff: boolean;
  readonly thread: ComponentChildren;
}

/** A room as a phone shows it; once it is closed, its documentation. */
export function RoomPage(props: RoomPageProps) {
  const { state, version, sort, device, once, done, staff, thread } = props;
  const { room } = state;
  const t = useText(words);
  const view = useView();
  const title = inLanguage(room.title, view.locale).text;
  const href = view.href(roomHref(room.slug));
  const at = (path: typeof PATHS.stream | typeof PATHS.now): string => `${view.href(pathTo(path, { slug: room.slug }))}?view=phone-${sort}`;
  return (
    <Page title={title} sheets={['room']} heading={<Said value={room.title} />} eyebrow={t('eyebrow')} lead={room.note === null ? undefined : <Said value={room.note} />} crumbs={[{ label: t('list_title'), href: view.href(PATHS.list) }]} noindex={room.state !== 'closed'}>
      {room.invented && <Alert tone="warning" title={t('invented_title')}>{t('invented_text')}</Alert>}
      {done !== null && <Alert tone="success" role="status">{t(`done.${done}`)}</Alert>}
      {room.subject !== null && <p>{t('belongs_to')}{' '}<a href={view.href(room.subject.href)}><Said value={room.subject.title} /></a></p>}
      {room.state === 'open' ? (
        <Island name="live-room" room={room.id} stream={at(PATHS.stream)} now={at(PATHS.now)} version={version} device={device} dots={view.asset('ballot.js')} {...islandTexts(t)}>
          <p class="mt-live__reload"><Button kind="secondary" href={href}>{t('reload')}</Button></p>
          <LivePart name="state" html={<StateNote state={state} />} />
          <LivePart name="poll" html={<OpenPoll state={state} device={device} form={props.refused?.form === 'answer' ? props.refused.state : undefined} />} />
          <LivePart name="result" html={<OpenResult state={state} />} />
          <div data-live="ask" data-if={String(room.asking)}>{<AskForm state={state} device={device} once={once} form={props.refused?.form === 'ask' ? props.refused.state : undefined} />}</div>
          <LivePart name="questions" html={<Questions state={state} sort={sort} device={device} />} />
          <LivePart name="past" html={<PastPolls state={state} />} />
        </Island>
      ) : (
        <>
          <p>{room.state === 'closed' ? t('closed_on') : t('not_open_yet')}{' '}<DateText value={room.heldOn} /></p>
          {room.state === 'closed' && <PastPolls state={state} />}
          {room.state === 'closed' && <Questions state={state} sort={sort} device="" />}
        </>
      )}
      {staff && <p><a href={view.href(deskHref(room.slug))}>{t('to_workspace')}</a></p>}
      {thread}
    </Page>
  );
}

/** A piece that changes while the page is looked at; the island replaces it when its key changes. */
function LivePart({ name, html }: { name: string; html: ComponentChildren }) {
  return <div data-live={name}>{html}</div>;
}

const islandTexts = (t: ReturnType<typeof words>): Record<string, string> => ({
  connected: t('line.connected'), lost: t('line.lost'), asking: t('line.asking'), queued: t('line.queued'), sent: t('line.sent'), thanks: t('done.answered'), asked: t('done.asked'), waiting: t('done.waiting'), refused: t('line.refused'), newpoll: t('line.newpoll'),
});

/** Whether the room is still open: said in the stream, when it ends while somebody looks. */
export function StateNote({ state }: { state: RoomState }) {
  const t = useText(words);
  const view = useView();
  if (state.room.state === 'open') return null;
  return <Alert tone="info" role="status" title={t('closed_now')}><a href={view.href(roomHref(state.room.slug))}>{t('to_documentation')}</a></Alert>;
}

/** The poll that is open, to answer. */
export function OpenPoll({ state, device, form }: { state: RoomState; device: string; form?: FormState | undefined }) {
  const t = useText(words);
  const open = state.polls.find((p) => p.state === 'open');
  if (open === undefined) return <p class="mt-muted">{t('no_poll')}</p>;
  return <AnswerForm room={state.room} poll={open} state={form} device={device} />;
}

/** What the open poll gives so far. */
export function OpenResult({ state }: { state: RoomState }) {
  const t = useText(words);
  const open = state.polls.find((p) => p.state === 'open');
  if (open === undefined) return null;
  return <section class="mt-flow" aria-label={t('result_so_far')}><h3>{t('result_so_far')}</h3><PollResult room={state.room} poll={open} /></section>;
}

/** Polls that are over, the last one first. */
export function PastPolls({ state }: { state: RoomState }) {
  const t = useText(words);
  const past = state.polls.filter((p) => p.state === 'closed').toReversed();
  if (past.length === 0) return null;
  return (
    <section class="mt-flow" aria-labelledby="past-title">
      <h2 id="past-title">{t('past_title')}</h2>
      {past.map((poll) => (
        <article class="mt-live__result mt-flow" id={`poll-${poll.number}`}>
          <h3><Asked value={poll.question} /></h3>
          <TranslationMark value={poll.question} />
          <PollResult room={state.room} poll={poll} />
        </article>
      ))}
    </section>
  );
}

export function AskForm({ state, device, once, form }: { state: RoomState; device: string; once: string; form?: FormState | undefined }) {
  const t = useText(words);
  const view = useView();
  const { room } = state;
  const mine = view.locale.split('-')[0] as string;
  const names = new Intl.DisplayNames([mine], { type: 'language' });
  const languages = [...new Set([mine, ...ASKING_LANGUAGES])].map((value) => ({ value, label: names.of(value) ?? value }));
  if (!room.asking) return <p class="mt-muted">{t('asking_off')}</p>;
  return (
    <section class="mt-flow" aria-labelledby="ask-title">
      <h2 id="ask-title">{t('ask_title')}</h2>
      <p>{t(room.moderated ? 'ask_moderated' : 'ask_at_once')}</p>
      <Form action={view.href(pathTo(PATHS.ask, { slug: room.slug }))} id="asking" state={form} autocomplete="off" label={t('ask_title')}>
        <HiddenField name="device" value={device} />
        <HiddenField name="once" value={once} />
        <TextArea name="text" label={t('ask_text')} hint={t('ask_hint', { max: MAX_QUESTION })} rows={3} maxLength={MAX_QUESTION} />
        <More summary={t('ask_more')} open={(form?.problems.length ?? 0) > 0}>
          <div class="mt-form">
            <TextField name="firstName" label={t('first_name')} hint={t('first_name_hint')} optional width="medium" autocomplete="off" />
            <SelectField name="language" label={t('ask_language')} options={languages} value={mine} placeholder={false} width="medium" />
          </div>
        </More>
        <Actions><Button type="submit" icon="speech">{t('ask_send')}</Button></Actions>
        <p class="mt-small"><a href={view.href(noticeHref('live'))}>{t('privacy')}</a></p>
      </Form>
    </section>
  );
}
