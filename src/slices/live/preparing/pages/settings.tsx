import { dayOf } from '../../../../kernel/dates.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { inLanguage, sourceText, type Localized } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Checkbox, DateField, Form, LocalizedField, More, Page, RevisionField, SelectField, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Room } from '../../queries.ts';
import { deskHref, pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';

interface Props {
  /** Null for a new room. */
  readonly room: Room | null;
  readonly processes: readonly { readonly id: string; readonly title: Localized }[];
  /** Of the process that the link came from. */
  readonly process?: string | undefined;
  /** Events and sessions it can belong to, those of an event together. */
  readonly places: readonly { readonly id: string; readonly kind: string; readonly title: Localized; readonly eventTitle: Localized }[];
  /** Rooms whose polls can be taken over. */
  readonly earlier: readonly Room[];
  readonly state?: FormState | undefined;
}

/** Everything about a room but its polls. */
export function SettingsPage({ room, processes, process, places, earlier, state }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const crumbs = [{ label: t('staff.rooms'), href: view.href(PATHS.desk) }, ...(room === null ? [] : [{ label: sourceText(room.title), href: view.href(deskHref(room.slug)) }])];
  return (
    <Page staff title={t(room === null ? 'staff.new' : 'staff.edit')} crumbs={crumbs}>
      {room !== null && state?.problems.some((p) => p.code === 'stale') === true && <Alert tone="warning" title={t('staff.stale_now')}>{sourceText(room.title)}</Alert>}
      <Form action={view.href(room === null ? PATHS.deskNew : pathTo(PATHS.deskEdit, { slug: room.slug }))} state={state} note>
        {room !== null && <RevisionField revision={room.revision} />}
        <LocalizedField name="title" label={t('staff.title')} value={room?.title} />
        <LocalizedField name="note" label={t('staff.note')} hint={t('staff.note_hint')} value={room?.note} long optional />
        <DateField name="heldOn" label={t('staff.held_on')} value={room?.heldOn ?? dayOf(new Date())} />
        {processes.length > 0 && <SelectField name="process" label={t('staff.process')} hint={t('staff.process_hint')} value={room?.processId ?? process ?? ''} placeholder={t('staff.process_none')} options={processes.map((p) => ({ value: p.id, label: inLanguage(p.title, view.locale).text }))} optional />}
        {places.length > 0 && <SelectField name="event" label={t('staff.event')} hint={t('staff.event_hint')} value={room?.subject?.id ?? ''} placeholder={t('staff.event_none')} options={places.map((p) => ({ value: p.id, label: p.kind === 'session' ? inLanguage(p.title, view.locale).text : t('staff.event_whole', { title: inLanguage(p.title, view.locale).text }), group: inLanguage(p.eventTitle, view.locale).text }))} optional />}
        {room === null && earlier.length > 0 && <SelectField name="copyOf" label={t('staff.copy_of')} hint={t('staff.copy_hint')} placeholder={t('staff.copy_none')} options={earlier.map((r) => ({ value: r.id, label: `${sourceText(r.title)} (${r.heldOn})` }))} optional />}
        <Checkbox name="asking" label={t('staff.asking')} hint={t('staff.asking_hint')} checked={room?.asking ?? true} optional />
        <Checkbox name="moderated" label={t('staff.moderated')} hint={t('staff.moderated_hint')} checked={room?.moderated ?? true} optional />
        <More summary={t('staff.more')} open={state !== undefined}>
          <div class="mt-form">
            <TextArea name="teams" label={t('staff.teams')} hint={t('staff.teams_hint')} value={room?.teams.join('\n') ?? ''} rows={4} optional />
            <DateField name="closesOn" label={t('staff.closes_on')} hint={t('staff.closes_hint')} value={room?.closesOn ?? ''} optional={room?.state !== 'open'} />
            <TextField name="slug" label={t('staff.slug')} hint={t('staff.slug_hint')} value={room?.slug ?? ''} code optional />
          </div>
        </More>
        <Actions><Button type="submit">{t('staff.save')}</Button></Actions>
      </Form>
    </Page>
  );
}
