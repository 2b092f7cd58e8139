import { DateText, Quote, useText } from '../../../../ui/index.ts';
import { SaidText } from '../../../concept/public.ts';
import { words } from '../../words.ts';
import type { Forwarding } from '../queries.ts';

/** When the letter went and what they replied, as everybody reads it; nothing while it has not gone. */
export function Forwarded({ forwarding }: { forwarding: Pick<Forwarding, 'sentOn' | 'repliedOn' | 'reply' | 'replyPublic'> }) {
  const t = useText(words);
  const { sentOn, repliedOn, reply, replyPublic } = forwarding;
  if (sentOn === null) return null;
  return (
    <section id="forwarded" class="mt-flow">
      <p>{t('forwarding.sent')} <DateText value={sentOn} /></p>
      {repliedOn === null ? <p class="mt-muted">{t('forwarding.no_reply')}</p> : <p>{t('forwarding.replied')} <DateText value={repliedOn} /></p>}
      {reply !== null && replyPublic && <Quote><SaidText value={reply} /></Quote>}
    </section>
  );
}
