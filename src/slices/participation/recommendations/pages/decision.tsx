import { DateText, useText, useView } from '../../../../ui/index.ts';
import { Told } from '../../pages/parts.tsx';
import type { Decided } from '../queries.ts';
import { words } from '../words.ts';

/** Why it was decided so, in full: nobody should have to look for the reason. */
export function DecisionReason({ decision }: { decision: Decided }) {
  const t = useText(words);
  const view = useView();
  return (
    <>
      <Told value={decision.reason} />
      <p><span class="mt-muted">{t('decision.on')} <DateText value={decision.on} /></span>{' · '}<a href={view.href(decision.href)}>{t('decision.more')}</a></p>
    </>
  );
}
