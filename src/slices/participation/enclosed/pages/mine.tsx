import { Actions, Alert, Badge, Button, useText, useView } from '../../../../ui/index.ts';
import { PATHS, pathTo } from '../../urls.ts';
import type { Attachment, Group, Recording } from '../queries.ts';
import { words } from '../words.ts';
import { EnclosedFile } from './shown.tsx';

export interface MineProps {
  readonly code: string;
  readonly attachments: readonly Attachment[];
  readonly group: Group | null;
  readonly recording: Recording | null;
  /** Until it was condensed. */
  readonly mayChange: boolean;
}

/** What an author sent along, under the receipt. */
export function EnclosedMine({ code, attachments, group, recording, mayChange }: MineProps) {
  const t = useText(words);
  const view = useView();
  if (attachments.length === 0 && group === null && recording === null) return null;
  return (
    <section class="mt-flow">
      {recording !== null && <Alert tone="info">{t(recording.transcribedOn === null ? 'mine.spoken' : 'mine.typed')}</Alert>}
      {group !== null && <p>{group.name === '' ? t('mine.group_unnamed') : t('mine.group', { name: group.name })}{' '}{group.people !== null && t('shown.people', { n: group.people })}</p>}
      {attachments.length > 0 && <h2>{t('mine.title')}</h2>}
      {attachments.map((a) => (
        <div class="mt-flow">
          <EnclosedFile attachment={a} href={view.href(pathTo(PATHS.receiptAttachment, { receipt: code, attachment: a.id }))} />
          <p><Badge>{t(`mine.${a.state}`)}</Badge></p>
          {mayChange && <form method="post" action={view.href(pathTo(PATHS.receiptAttachment, { receipt: code, attachment: a.id }))}><Actions><Button kind="tertiary" small>{t('mine.remove')}</Button></Actions></form>}
        </div>
      ))}
    </section>
  );
}
