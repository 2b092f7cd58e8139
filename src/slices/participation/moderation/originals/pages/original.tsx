import { Alert, Page, PlainText, useText, useView } from '../../../../../ui/index.ts';
import type { Submission } from '../../../submissions/queries.ts';
import { PATHS, pathTo } from '../../../urls.ts';
import { words } from '../../words.ts';

/** The wording before passages were taken out, beside the public one. */
export function OriginalPage({ submission: s, text }: { submission: Submission; text: string }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.original.title', { n: s.number })} staff crumbs={[{ label: t('staff.crumb.one', { n: s.number }), href: view.href(pathTo(PATHS.deskSubmission, { id: s.id })) }]}>
      <Alert tone="warning">{t('staff.original.note')}</Alert>
      <h2>{t('staff.original.before')}</h2>
      <div lang={s.language} dir="auto" class="mt-flow"><PlainText text={text} /></div>
      <h2>{t('staff.original.after')}</h2>
      <div lang={s.language} dir="auto" class="mt-flow"><PlainText text={s.text} /></div>
    </Page>
  );
}
