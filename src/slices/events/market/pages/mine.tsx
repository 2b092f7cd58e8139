import { showCode } from '../../../../kernel/code.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, Code, DefinitionList, Form, More, Page, QrCode, RevisionField, SavePicture, StateBadge, useText, useView } from '../../../../ui/index.ts';
import { Said } from '../../../participation/public.ts';
import { EventNotes, fact, When } from '../../pages/parts.tsx';
import type { Event } from '../../queries.ts';
import { eventHref, marketHref, PATHS, pathTo, stallCodeHref } from '../../urls.ts';
import { words as eventWords } from '../../words.ts';
import type { Stall, StallContact } from '../queries.ts';
import type { StallState } from '../schema.ts';
import { words } from '../words.ts';
import { StallFields, StallPrivacy } from './apply.tsx';
import { StallText } from './market.tsx';

export const LOOKS = { waiting: 'received', accepted: 'published', declined: 'withheld', withdrawn: 'stopped' } as const satisfies Record<StallState, string>;

export interface MinePageProps {
  readonly code: string;
  readonly stall: Stall;
  readonly contact: StallContact | null;
  readonly event: Event;
  /** Whether it can still be changed. */
  readonly open: boolean;
  /** Whether the event is over: then the contact alone can go. */
  readonly over: boolean;
  readonly days: number;
  readonly done: 'applied' | 'changed' | null;
  readonly form?: FormState;
  readonly withdrawing?: FormState;
}

/** An application for its holder: what was decided and why, and the way to change it. */
export function StallMinePage(props: MinePageProps) {
  const t = useText(words);
  const view = useView();
  const { stall, event, done, open, code } = props;
  return (
    <Page title={t('mine')} eyebrow={<Said value={event.title} />} lead={<When event={event} />} noindex>
      {done !== null && <Alert tone="success" role="status" title={t(`done.${done}`)}>{done === 'applied' && <p>{t(props.contact?.email == null ? 'done_no_mail' : 'done_mail')}</p>}</Alert>}
      <EventNotes event={event} />
      <p><StateBadge state={LOOKS[stall.state]}>{t(`state.${stall.state}`)}</StateBadge></p>
      <p>{t(`state_text.${stall.state}`)}</p>
      {stall.reason !== null && <p>{t('reason')} <bdi>{stall.reason}</bdi></p>}
      <StallText stall={stall} level={2} />
      <Facts {...props} />
      <h2>{t('keep')}</h2>
      <p>{t('keep_text')}</p>
      <p><Code>{showCode(code)}</Code></p>
      <SavePicture fileName={`${event.slug}-stall`} title={t('mine')} text={showCode(code)}><QrCode text={view.absolute(view.href(stallCodeHref(code)))} label={t('mine')} /></SavePicture>
      {open && <Change {...props} />}
      {(open || props.contact !== null) && <Withdraw {...props} />}
      <p><a href={view.href(stall.state === 'accepted' ? marketHref(event.slug) : eventHref(event.slug))}>{t(stall.state === 'accepted' ? 'link' : 'to_event')}</a></p>
      <StallPrivacy days={props.days} />
    </Page>
  );
}

function Facts({ stall, contact }: MinePageProps) {
  const t = useText(words);
  const e = useText(eventWords);
  return (
    <DefinitionList items={[
      { term: t('needs'), value: stall.needs.length === 0 ? null : stall.needs.map((need) => t(`need.${need}`)) },
      fact(e('form.name'), contact === null ? '' : <bdi>{contact.name}</bdi>),
      fact(e('form.email'), contact?.email == null ? '' : <bdi dir="ltr">{contact.email}</bdi>),
      fact(e('form.phone'), contact?.phone == null ? '' : <bdi dir="ltr">{contact.phone}</bdi>),
    ]} />
  );
}

function Change({ code, stall, contact, form = EMPTY_FORM }: MinePageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <More summary={t('change')} open={form.problems.length > 0}>
      {stall.state === 'accepted' && <p>{t('change_text')}</p>}
      <Form id="change" action={view.href(pathTo(PATHS.stallChange, { code }))} state={form} note label={t('change')}>
        <RevisionField revision={stall.version} />
        <StallFields stall={stall} contact={contact} />
        <Actions><Button>{t('change_save')}</Button></Actions>
      </Form>
    </More>
  );
}

function Withdraw({ code, over, withdrawing = EMPTY_FORM }: MinePageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <More summary={t(over ? 'forget' : 'withdraw')} open={withdrawing.problems.length > 0}>
      <p>{t(over ? 'forget_text' : 'withdraw_text')}</p>
      <Form id="withdraw" action={view.href(pathTo(PATHS.stallWithdraw, { code }))} state={withdrawing} label={t(over ? 'forget' : 'withdraw')}>
        <Checkbox name="sure" label={t(over ? 'forget_sure' : 'withdraw_sure')} />
        <Actions><Button kind="danger">{t(over ? 'forget' : 'withdraw')}</Button></Actions>
      </Form>
    </More>
  );
}
