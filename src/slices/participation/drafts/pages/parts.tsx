import { Actions, Alert, Button, Checkbox, CopyButton, formatDate, Island, PlainText, QrCode, useText, useView } from '../../../../ui/index.ts';
import { PATHS, pathTo } from '../../urls.ts';
import type { Draft } from '../queries.ts';
import { words } from '../words.ts';

/** A draft that was just saved, with its link, or that was opened by it. A call that closed meanwhile still gives the words back. */
export function DraftNote({ code, kept, saved, open }: { code: string; kept: Draft; saved: boolean; open: boolean }) {
  const t = useText(words);
  const view = useView();
  const date = formatDate(view.locale, kept.keptUntil, 'long');
  const link = view.absolute(view.href(pathTo(PATHS.draft, { draft: code })));
  return (
    <Alert tone={saved ? 'success' : 'info'} role={saved ? 'status' : 'note'} title={saved ? t('saved.title', { date }) : t('opened.title')}>
      <p>{saved ? t('saved.text') : t('opened.text', { date })}</p>
      {saved && <><p><a class="mt-long-link" href={link} dir="ltr">{link}</a></p><CopyButton text={link} /><QrCode text={link} /></>}
      {!open && <div lang={kept.language} dir="auto"><PlainText text={kept.text} /></div>}
      <form method="post" action={view.href(pathTo(PATHS.draftRemove, { draft: code }))}><Actions><Button kind="tertiary" small>{t('remove')}</Button></Actions></form>
    </Alert>
  );
}

/** Without script, and for going on elsewhere: the text is put aside under a link. */
export function LaterButton() {
  const t = useText(words);
  return <Button kind="secondary" name="later" value="1">{t('later.button')}</Button>;
}

export function LaterHint() {
  const t = useText(words);
  return <p class="mt-small">{t('later.hint')}</p>;
}

/** With script: a box that keeps the text on this device, in this browser. Never ticked for anybody. */
export function DeviceDraft({ slug }: { slug: string }) {
  const t = useText(words);
  return (
    <Island name="draft" slug={slug} field="text" back={t('device.back')}>
      <div hidden><Checkbox name="device" label={t('device.label')} hint={t('device.hint')} optional /></div>
    </Island>
  );
}

/** The contribution was sent: this device forgets what it kept of it. */
export function DeviceDraftSent({ slug }: { slug: string }) {
  return <Island name="draft" slug={slug} sent="yes" />;
}
