import { inLanguage } from '../../../../../kernel/localized.ts';
import { dayOf } from '../../../../../kernel/dates.ts';
import { DateText, Page, PlainText, PrintButton, Quote, useText, useView } from '../../../../../ui/index.ts';
import type { Process } from '../../../processes/queries.ts';
import type { Submission } from '../../../submissions/queries.ts';
import { PATHS, pathTo } from '../../../urls.ts';
import { words } from '../../words.ts';
import type { Referral } from '../queries.ts';

/** The letter as it is printed: who writes to whom about which contribution, never by whom it was. */
export function LetterPage({ process, submission: s, referral, sender }: { process: Process; submission: Submission; referral: Referral; sender: readonly [string, string] }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.letter.title', { n: s.number })} staff crumbs={[{ label: t('staff.referral.title', { n: s.number }), href: view.href(pathTo(PATHS.deskReferral, { id: s.id })) }]}>
      <PrintButton />
      <address class="mt-flow"><PlainText text={sender.filter((part) => part !== '').join('\n')} /></address>
      <p>{referral.body}</p>
      <p><DateText value={referral.forwardedOn ?? dayOf(new Date())} /></p>
      <p><strong>{t('staff.letter.subject', { n: s.number, process: inLanguage(process.title, view.locale).text })}</strong></p>
      <div class="mt-flow"><PlainText text={referral.letter === '' ? t('staff.letter.usual') : referral.letter} /></div>
      <Quote lang={s.language}>{s.text}</Quote>
    </Page>
  );
}
