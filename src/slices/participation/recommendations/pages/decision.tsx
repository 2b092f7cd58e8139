import { DateText, Quote, useText, useView } from '../../../../ui/index.ts';
import { Told } from '../../pages/parts.tsx';
import type { Decided, Forwarded } from '../queries.ts';
import { words } from '../words.ts';

/** Why it was decided so, in full: nobody should have to look for the reason. */
export function DecisionReason({ decision }: { decision: Decided }) {
  const t = useText(words);
  const view = useView();
  return (
    <>
      <Told value={decision.reason} />
      {decision.forwarded != null && <ForwardedTo forwarded={decision.forwarded} />}
      <p><span class="mt-muted">{t('decision.on')} <DateText value={decision.on} /></span>{' · '}<a href={view.href(decision.href)}>{t('decision.more')}</a></p>
    </>
  );
}

/** To whom it went, and what they said. */
function ForwardedTo({ forwarded: { to, on, repliedOn, reply } }: { forwarded: Forwarded }) {
  const t = useText(words);
  return (
    <>
      <p>{t('forwarded.to')} <bdi lang="de">{to}</bdi>{on !== null && <>{' · '}{t('forwarded.on')} <DateText value={on} /></>}</p>
      {on !== null && repliedOn === null && <p class="mt-muted">{t('forwarded.no_reply')}</p>}
      {repliedOn !== null && <p>{t('forwarded.replied')} <DateText value={repliedOn} /></p>}
      {reply !== null && <Quote><Told value={reply} /></Quote>}
    </>
  );
}
