import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, Figure, Form, formatDate, RevisionField, TextArea, useText, useView } from '../../../../ui/index.ts';
import { LanguageField } from '../../submissions/pages/fields.tsx';
import type { Submission } from '../../submissions/queries.ts';
import { MAX_TEXT } from '../../submissions/schema.ts';
import { PATHS, pathTo } from '../../urls.ts';
import type { Attachment, Group, KeptFile, Recording } from '../queries.ts';
import { TYPED_DAYS } from '../rules.ts';
import { words } from '../words.ts';
import { EnclosedFile } from './shown.tsx';

export interface DeskProps {
  readonly submission: Submission;
  readonly attachments: readonly Attachment[];
  readonly group: Group | null;
  readonly recording: Recording | null;
  readonly scan: KeptFile | null;
  readonly transcript?: FormState;
}

/** What came with a contribution, as the office looks at it before it decides. */
export function EnclosedDesk(props: DeskProps) {
  const { submission: s, attachments, group, recording, scan } = props;
  const t = useText(words);
  const view = useView();
  if (attachments.length === 0 && group === null && recording === null && scan === null) return null;
  return (
    <section class="mt-flow">
      {recording !== null && <Spoken {...props} recording={recording} />}
      {(attachments.length > 0 || group !== null) && <h2>{t('staff.title')}</h2>}
      {group !== null && <GroupOf submission={s} group={group} />}
      {attachments.map((a) => <One submission={s} attachment={a} />)}
      {attachments.some((a) => a.mediaType === 'application/pdf') && <p class="mt-small">{t('staff.pdf_note')}</p>}
      {scan !== null && <Figure caption={t('staff.scan')}><img class="mt-enclosed" src={view.href(pathTo(PATHS.deskScan, { id: s.id }))} alt={t('staff.scan_alt')} /></Figure>}
    </section>
  );
}

function One({ submission: s, attachment: a }: { submission: Submission; attachment: Attachment }) {
  const t = useText(words);
  const view = useView();
  const at = view.href(pathTo(PATHS.deskAttachment, { id: s.id, attachment: a.id }));
  return (
    <div class="mt-flow">
      <h3>{t('staff.attachment', { n: a.position })}{' '}<Badge>{t(`staff.state.${a.state}`)}</Badge></h3>
      <EnclosedFile attachment={a} href={at} />
      <form method="post" action={at}>
        <Actions>
          {a.state !== 'withheld' && <Button kind="secondary" small name="state" value="withheld">{t('staff.withhold')}</Button>}
          {(a.state === 'withheld' || (a.state === 'waiting' && s.state === 'published')) && <Button kind="secondary" small name="state" value="shown">{t('staff.show')}</Button>}
        </Actions>
      </form>
    </div>
  );
}

function GroupOf({ submission: s, group }: { submission: Submission; group: Group }) {
  const t = useText(words);
  const view = useView();
  return (
    <div class="mt-flow">
      <p><strong>{t('staff.group')}{group.name === '' ? '' : ': '}<bdi>{group.name}</bdi></strong>{' '}{group.people !== null && t('shown.people', { n: group.people })}</p>
      {group.name !== '' && <p>{t(group.withheld ? 'staff.group_withheld' : group.namePublic ? 'staff.group_wish' : 'staff.group_private')}</p>}
      {group.namePublic && <form method="post" action={view.href(pathTo(PATHS.deskGroup, { id: s.id }))}><Actions><Button kind="secondary" small name="withheld" value={group.withheld ? '0' : '1'}>{t(group.withheld ? 'staff.group_show' : 'staff.group_withhold')}</Button></Actions></form>}
    </div>
  );
}

function Spoken({ submission: s, recording, transcript = EMPTY_FORM }: DeskProps & { readonly recording: Recording }) {
  const t = useText(words);
  const view = useView();
  return (
    <>
      <h2>{t('staff.recording')}</h2>
      {recording.transcribedOn === null ? <Alert tone="warning">{t('staff.recording_text', { days: TYPED_DAYS })}</Alert> : <p>{t('staff.recording_gone', { date: formatDate(view.locale, recording.transcribedOn) })}</p>}
      <p><audio controls preload="none" src={view.href(pathTo(PATHS.deskRecording, { id: s.id }))} aria-label={t('staff.recording_play')} /></p>
      {s.state === 'received' && (
        <Form id="transcript" action={view.href(pathTo(PATHS.deskRecording, { id: s.id }))} state={transcript}>
          <RevisionField revision={s.version} />
          <TextArea name="transcript" label={t('staff.transcript')} hint={t('staff.transcript_hint')} value={s.text} rows={8} maxLength={MAX_TEXT} />
          <LanguageField value={s.language} staff />
          <Actions><Button>{t('staff.transcribe')}</Button></Actions>
        </Form>
      )}
    </>
  );
}

/** Tells the publishing form which attachments its reader saw. */
export function SeenFields({ attachments }: { attachments: readonly Pick<Attachment, 'id' | 'state'>[] }) {
  return <>{attachments.filter((a) => a.state === 'waiting').map((a) => <input type="hidden" name="seen" value={a.id} />)}</>;
}
