import { showCode } from '../../../../kernel/code.ts';
import { Actions, Alert, Button, Code, Form, Page, QrCode, SavePicture, StateBadge, useText, useView } from '../../../../ui/index.ts';
import type { Event } from '../../queries.ts';
import { PATHS, pathTo, wallCodeHref, wallHref } from '../../urls.ts';
import type { WallEntry } from '../queries.ts';
import { words } from '../words.ts';
import { Entry } from './wall.tsx';

const LOOKS = { waiting: 'received', shown: 'published', hidden: 'withheld' } as const;

/** For whoever holds the receipt: what became of the entry, and the way to take it down. */
export function ReceiptPage({ code, entry, event, done, saved }: { code: string; entry: WallEntry; event: Event; done: boolean; saved: boolean }) {
  const t = useText(words);
  const view = useView();
  const address = view.absolute(view.href(wallCodeHref(code)));
  return (
    <Page title={t('receipt')} noindex>
      {done && <Alert tone="success" role="status" title={t('thanks')}>{t('thanks_text')}</Alert>}
      <p><StateBadge state={LOOKS[entry.state]}>{t(`state.${entry.state}`)}</StateBadge></p>
      {entry.hiddenReason !== null && <p>{t('reason')} <bdi>{entry.hiddenReason}</bdi></p>}
      <Entry event={event} entry={{ ...entry, photo: entry.state === 'shown' ? entry.photo : null }} />
      {entry.submissionHref !== null && <p>{t('became')} <a href={view.href(entry.submissionHref)}>{t('became_link')}</a></p>}
      <h2>{t('keep')}</h2>
      <p>{t('keep_text')}</p>
      <p><Code>{showCode(code)}</Code></p>
      <SavePicture fileName="wall.png" title={t('receipt')} text={showCode(code)}><QrCode text={address} label={t('receipt')} /></SavePicture>
      <h2>{t('document_title')}</h2>
      {saved && <Alert tone="success" role="status">{t('document_saved')}</Alert>}
      <p>{t(entry.documentConsent === null ? 'document_no' : 'document_yes')}</p>
      <form method="post" action={view.href(pathTo(PATHS.wallDocument, { code }))}>
        <Actions><Button kind="secondary" name="stand" value={entry.documentConsent === null ? 'yes' : 'no'}>{t(entry.documentConsent === null ? 'document_add' : 'document_drop')}</Button></Actions>
      </form>
      <Form action={view.href(pathTo(PATHS.wallRemove, { code }))} label={t('remove')}>
        <h2>{t('remove')}</h2>
        <p>{t('remove_text')}</p>
        <Actions><Button kind="danger">{t('remove')}</Button></Actions>
      </Form>
      <p><a href={view.href(wallHref(event.slug))}>{t('to_wall')}</a></p>
    </Page>
  );
}
