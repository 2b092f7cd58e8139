import { Alert, DateText, LanguageNote, PlainText, useText, useView } from '../../../../../ui/index.ts';
import { inLanguage } from '../../../../../kernel/localized.ts';
import { words } from '../../words.ts';
import type { Referral } from '../queries.ts';

/** Who is competent and what they said, for readers; the author reads the reply also when it is not public. */
export function Referred({ referral, author }: { referral: Referral; author: boolean }) {
  const t = useText(words);
  const { locale } = useView();
  const reason = inLanguage(referral.reason, locale);
  return (
    <section class="mt-flow">
      <h2>{t('referral.title')}</h2>
      <Alert tone="info"><p>{t(`referral.level.${referral.level}`)} <strong lang="de">{referral.body}</strong></p></Alert>
      <LanguageNote lang={reason.lang} source={referral.reason.source} machine={reason.machine} stale={reason.stale}><PlainText text={reason.text} /></LanguageNote>
      {referral.forwardedOn !== null && <p>{t('referral.forwarded')} <DateText value={referral.forwardedOn} /></p>}
      {referral.forwardedOn !== null && referral.replyOn === null && <p>{t('referral.no_reply')}</p>}
      {referral.replyOn !== null && <p>{t('referral.replied')} <DateText value={referral.replyOn} /></p>}
      {referral.replyOn !== null && (author || referral.replyPublic) && referral.reply !== '' && <blockquote lang="de" class="mt-flow"><PlainText text={referral.reply} /></blockquote>}
    </section>
  );
}
