import { Actions, Button, useText, useView } from '../../../../../ui/index.ts';
import type { Submission } from '../../../submissions/queries.ts';
import { PATHS, pathTo } from '../../../urls.ts';
import { words } from '../../words.ts';

/** Ways on from a contribution; `alike`: how many others wait that say much the same. */
export function MoreSection({ submission: s, alike, original }: { submission: Submission; alike: number; original: boolean }) {
  const t = useText(words);
  const view = useView();
  const at = { id: s.id };
  const link = (path: string, text: string) => <Button kind="secondary" href={view.href(path)}>{text}</Button>;
  return (
    <section class="mt-flow">
      <h2>{t('staff.more.title')}</h2>
      <Actions>
        {alike > 0 && link(pathTo(PATHS.deskAlike, at), t('staff.more.alike', { n: alike }))}
        {s.consideredOn === null && link(pathTo(PATHS.deskRoute, at), t(s.state === 'routed' ? 'staff.more.routed' : 'staff.more.route'))}
        {s.state !== 'routed' && link(pathTo(PATHS.deskReferral, at), t('staff.more.referral'))}
        {link(pathTo(PATHS.deskMessages, at), t('staff.more.messages'))}
        {s.state !== 'routed' && link(pathTo(PATHS.translation, at), t('staff.more.translation'))}
      </Actions>
      {original && <form method="post" action={view.href(pathTo(PATHS.deskOriginal, at))}><Button kind="tertiary">{t('staff.more.original')}</Button></form>}
    </section>
  );
}
