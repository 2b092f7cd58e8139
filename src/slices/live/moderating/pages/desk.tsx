import type { ComponentChildren } from 'preact';
import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState, Problem } from '../../../../kernel/problem.ts';
import type { Parts } from '../../../../platform/web/audience.ts';
import type { View } from '../../../../platform/web/view.ts';
import { Actions, Alert, Button, Checkbox, ErrorSummary, Form, Island, Page, QrCode, useText, useView } from '../../../../ui/index.ts';
import { countsPart, partOf, shapeOf } from '../../pages/parts.tsx';
import { PollResult } from '../../pages/result.tsx';
import type { Room } from '../../queries.ts';
import type { RoomState, ShownPoll } from '../../state/queries.ts';
import { deskHref, NEW, pathTo, PATHS, roomHref, shortHref } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import { QuestionDesk, WordDesk } from './questions.tsx';

export interface DeskRoomProps {
  readonly state: RoomState;
  readonly version: string;
  readonly mayPrepare: boolean;
  readonly problems?: readonly Problem[];
  readonly closing?: FormState;
  readonly history: ComponentChildren;
}

/** Where a room is run: what is shown, which poll is open, what waits. */
export function DeskRoomPage(props: DeskRoomProps) {
  const { state, version, problems = [], mayPrepare } = props;
  const { room } = state;
  const view = useView();
  const t = useText(staffWords);
  const said = useText(words);
  const { slug } = room;
  const at = (path: typeof PATHS.stream | typeof PATHS.now): string => `${view.href(pathTo(path, { slug }))}?view=desk`;
  return (
    <Page staff sheets={['room']} title={sourceText(room.title)} crumbs={[{ label: t('staff.rooms'), href: view.href(PATHS.desk) }]}>
      {problems.length > 0 && <ErrorSummary problems={problems} formId="room" />}
      <Links room={room} mayPrepare={mayPrepare} />
      {room.state === 'draft' && <Draft room={room} mayPrepare={mayPrepare} />}
      {room.state === 'open' ? (
        <Island name="live-room" room={room.id} stream={at(PATHS.stream)} now={at(PATHS.now)} version={version} connected={said('line.connected')} lost={said('line.lost')} asking={said('line.asking')}>
          <p class="mt-live__reload"><Button kind="secondary" small href={view.href(deskHref(slug))}>{said('reload')}</Button></p>
          <div data-live="polls"><PollDesk state={state} mayPrepare={mayPrepare} /></div>
          <div data-live="words"><WordDesk state={state} /></div>
          <div data-live="questions"><QuestionDesk state={state} /></div>
        </Island>
      ) : (
        <>
          <PollDesk state={state} mayPrepare={mayPrepare} />
          {room.state === 'closed' && <QuestionDesk state={state} />}
        </>
      )}
      {room.state === 'open' && <Closing room={room} state={props.closing} />}
      {props.history}
    </Page>
  );
}

function Links({ room, mayPrepare }: { room: Room; mayPrepare: boolean }) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = room;
  return (
    <div class="mt-aside">
      <Actions>
        {room.state === 'open' && <Button icon="external" href={view.href(pathTo(PATHS.screen, { slug }))}>{t('staff.to_screen')}</Button>}
        <Button kind="secondary" icon="eye" href={view.href(roomHref(slug))}>{t('staff.public_page')}</Button>
        <Button kind="secondary" icon="globe" href={view.href(pathTo(PATHS.deskTranslate, { slug }))}>{t('staff.translate')}</Button>
        {mayPrepare && room.state !== 'closed' && <Button kind="secondary" icon="edit" href={view.href(pathTo(PATHS.deskEdit, { slug }))}>{t('staff.edit')}</Button>}
      </Actions>
      {room.state !== 'closed' && (
        <div class="mt-live__code">
          <QrCode text={view.absolute(shortHref(room.code))} />
          <p class="mt-code" dir="ltr">{room.code}</p>
        </div>
      )}
    </div>
  );
}

function Draft({ room, mayPrepare }: { room: Room; mayPrepare: boolean }) {
  const view = useView();
  const t = useText(staffWords);
  return (
    <>
      <Alert tone="info">{t('staff.draft_text')}</Alert>
      <div class="mt-actions">
        <Form id="open" action={view.href(pathTo(PATHS.deskOpen, { slug: room.slug }))}><Button type="submit" icon="check">{t('staff.open')}</Button></Form>
        {mayPrepare && <Form id="remove" action={view.href(pathTo(PATHS.deskRemove, { slug: room.slug }))}><Button type="submit" kind="danger">{t('staff.remove')}</Button></Form>}
      </div>
    </>
  );
}

function Closing({ room, state }: { room: Room; state: FormState | undefined }) {
  const view = useView();
  const t = useText(staffWords);
  return (
    <section class="mt-flow">
      <h2>{t('staff.close_title')}</h2>
      <p>{t('staff.close_text')}</p>
      <Form id="close" action={view.href(pathTo(PATHS.deskClose, { slug: room.slug }))} state={state}>
        <Checkbox name="sure" label={t('staff.close_sure')} />
        <Actions><Button type="submit" kind="danger" icon="lock">{t('staff.close')}</Button></Actions>
      </Form>
    </section>
  );
}

/** The polls in their order, each with what can be done with it now. */
function PollDesk({ state, mayPrepare }: { state: RoomState; mayPrepare: boolean }) {
  const { room, polls } = state;
  const view = useView();
  const t = useText(staffWords);
  const { slug } = room;
  return (
    <section class="mt-flow" aria-labelledby="polls-title">
      <h2 id="polls-title">{t('staff.polls')}</h2>
      {room.state === 'open' && (
        <form method="post" action={view.href(pathTo(PATHS.deskRun, { slug }))} class="mt-actions">
          <Button type="submit" name="do" value="step" icon="next">{t('staff.step')}</Button>
          <Button type="submit" name="do" value="join" kind="secondary">{t('staff.show_join')}</Button>
          <Button type="submit" name="do" value="questions" kind="secondary">{t('staff.show_questions')}</Button>
        </form>
      )}
      {polls.length === 0 && <p>{t('staff.polls_none')}</p>}
      <ol class="mt-live__polls" role="list">{polls.map((poll) => <li class="mt-flow"><PollLine room={room} poll={poll} mayPrepare={mayPrepare} /></li>)}</ol>
      {mayPrepare && room.state !== 'closed' && <Actions><Button kind="secondary" icon="plus" href={view.href(pathTo(PATHS.deskPoll, { slug, number: NEW }))}>{t('staff.poll_new')}</Button></Actions>}
    </section>
  );
}

function PollLine({ room, poll, mayPrepare }: { room: Room; poll: ShownPoll; mayPrepare: boolean }) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = room;
  const onScreen = room.screen === 'poll' && room.screenPoll === poll.id;
  return (
    <>
      <h3>{`${poll.number}. ${sourceText(poll.question)}`}</h3>
      <p class="mt-muted">{[t(`staff.kind.${poll.kind}`), t(`staff.poll_state.${poll.state}`), ...(onScreen && room.state === 'open' ? [t('staff.on_screen')] : [])].join(' · ')}</p>
      {room.state === 'open' && (
        <form method="post" action={view.href(pathTo(PATHS.deskRun, { slug }))} class="mt-actions">
          <input type="hidden" name="number" value={poll.number} />
          {poll.state === 'open' ? <Button type="submit" name="do" value="close" small>{t('staff.poll_close')}</Button> : <Button type="submit" name="do" value="open" kind="secondary" small>{t(poll.state === 'closed' ? 'staff.poll_reopen' : 'staff.poll_open')}</Button>}
          {poll.state !== 'prepared' && !onScreen && <Button type="submit" name="do" value="show" kind="tertiary" small>{t('staff.poll_show')}</Button>}
        </form>
      )}
      {poll.state === 'prepared' && mayPrepare && room.state !== 'closed' && <p><a href={view.href(pathTo(PATHS.deskPoll, { slug, number: poll.number }))}>{t('staff.poll_edit')}</a></p>}
      {poll.state !== 'prepared' && <PollResult room={room} poll={poll} />}
    </>
  );
}

/** What changes on the moderator's page. Everybody who sees it may moderate; who may prepare finds the rest after a reload. */
export function deskParts(state: RoomState, view: View): Parts {
  const open = state.polls.find((p) => p.state === 'open');
  const { screen, screenPoll } = state.room;
  return {
    polls: partOf(view, [state.room.state, screen, screenPoll, state.polls.map((p) => [shapeOf(p), p.state === 'closed' ? p.answers : null])], () => <PollDesk state={state} mayPrepare={false} />),
    counts: countsPart(view, open),
    words: partOf(view, state.polls.map((p) => [p.id, p.words]), () => <WordDesk state={state} />),
    questions: partOf(view, state.questions, () => <QuestionDesk state={state} />),
  };
}
