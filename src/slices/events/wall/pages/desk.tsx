import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, EmptyState, Form, LocalizedField, More, Page, RevisionField, StateBadge, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Event } from '../../queries.ts';
import { deskHref, PATHS, pathTo, wallHref } from '../../urls.ts';
import type { Wall, WallEntry } from '../queries.ts';
import { words } from '../words.ts';
import { Entry } from './wall.tsx';

export interface WallDeskProps {
  readonly event: Event;
  readonly wall: Wall | null;
  readonly entries: readonly WallEntry[];
  /** Whether there is a process to which entries can be given. */
  readonly contributing: boolean;
  readonly saved: boolean;
  readonly form?: FormState;
}

/** Put the wall up, and decide what everybody sees on it. */
export function WallDeskPage(props: WallDeskProps) {
  const { event, wall, entries, saved, form = EMPTY_FORM } = props;
  const t = useText(words);
  const view = useView();
  const waiting = entries.filter((e) => e.state === 'waiting');
  const decided = entries.filter((e) => e.state !== 'waiting').toReversed();
  return (
    <Page title={t('staff.title')} staff crumbs={[{ label: sourceText(event.title), href: view.href(deskHref(event.slug)) }]}>
      {saved && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      <Form id="wall" action={view.href(pathTo(PATHS.deskWall, { slug: event.slug }))} state={form} label={t('staff.settings')} labels={{ question: t('staff.question'), reason: t('staff.reason') }}>
        <RevisionField revision={wall?.version ?? 0} />
        <LocalizedField name="question" label={t('staff.question')} hint={t('staff.question_hint')} value={wall?.question} />
        <Checkbox name="open" label={t('staff.open')} checked={wall?.open ?? false} />
        <Actions><Button kind="secondary">{t('staff.save')}</Button>{wall !== null && <Button kind="tertiary" href={view.href(wallHref(event.slug))}>{t('to_wall')}</Button>}</Actions>
      </Form>
      <h2>{t('staff.waiting', { n: waiting.length })}</h2>
      {waiting.length === 0 ? <EmptyState title={t('staff.none_waiting')} /> : <ul class="mt-list" role="list">{waiting.map((entry) => <li class="mt-flow"><Decide {...props} entry={entry} /></li>)}</ul>}
      {decided.length > 0 && (
        <>
          <h2>{t('staff.decided')}</h2>
          <ul class="mt-list" role="list">{decided.map((entry) => <li class="mt-flow"><Decide {...props} entry={entry} /></li>)}</ul>
        </>
      )}
    </Page>
  );
}

const LOOKS = { waiting: 'received', shown: 'published', hidden: 'withheld' } as const;

function Decide({ event, entry, contributing }: WallDeskProps & { readonly entry: WallEntry }) {
  const t = useText(words);
  const view = useView();
  const params = { slug: event.slug, id: entry.id };
  return (
    <>
      <p><strong>{entry.number}</strong> <StateBadge state={LOOKS[entry.state]}>{t(`state.${entry.state}`)}</StateBadge>{entry.submissionHref !== null && <> · <a href={view.href(entry.submissionHref)}>{t('became_link')}</a></>}</p>
      <Entry event={event} entry={entry} />
      {entry.documentConsent !== null && <p class="mt-small mt-muted">{t('staff.documented')}</p>}
      <Actions>
        {entry.state !== 'shown' && (
          <form method="post" action={view.href(pathTo(PATHS.deskWallShow, params))}>
            <input type="hidden" name="revision" value={entry.version} />
            <Button small>{t('staff.show', { n: entry.number })}</Button>
          </form>
        )}
        {entry.state === 'shown' && contributing && entry.submissionId === null && <form method="post" action={view.href(pathTo(PATHS.deskWallContribute, params))}><Button small kind="secondary">{t('staff.contribute', { n: entry.number })}</Button></form>}
      </Actions>
      {entry.state !== 'hidden' && (
        <More summary={t('staff.hide', { n: entry.number })}>
          <Form id={`hide-${entry.number}`} action={view.href(pathTo(PATHS.deskWallHide, params))} label={t('staff.hide', { n: entry.number })}>
            <RevisionField revision={entry.version} />
            <TextField name="reason" label={t('staff.reason')} hint={t('staff.reason_hint')} />
            <Actions><Button small kind="danger">{t('staff.hide_button')}</Button></Actions>
          </Form>
        </More>
      )}
    </>
  );
}
