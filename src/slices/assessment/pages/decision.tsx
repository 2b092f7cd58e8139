import { DateText, StateBadge, useText, useView } from '../../../ui/index.ts';
import { conceptHrefs, SaidLink, SaidText } from '../../concept/public.ts';
import type { DecisionRow } from '../queries.ts';
import type { DecisionKind } from '../rules.ts';
import { words } from '../words.ts';

/** Same colour as the record's state elsewhere. */
export const DECISION_STATE: Readonly<Record<DecisionKind, string>> = { adopt: 'adopted', merge: 'merged', revise: 'draft', forward: 'forwarded', decline: 'declined' };

/** A decision with its reason, as everybody reads it. */
export function DecisionText({ decision }: { decision: DecisionRow }) {
  const view = useView();
  const t = useText(words);
  return (
    <section id="decision" class="mt-flow">
      <h2>{t('decision')}</h2>
      <p><StateBadge state={DECISION_STATE[decision.kind]}>{t(`decision.${decision.kind}`)}</StateBadge> <span class="mt-muted">{t('decision.by_office')}, <DateText value={decision.decidedOn} /></span></p>
      <SaidText value={decision.reason} />
      {decision.forwardedTo !== null && <p>{t('decision.forwarded_to')} <bdi lang="de">{decision.forwardedTo}</bdi>{decision.level !== null && ` (${t(`level.${decision.level}`)})`}</p>}
      {decision.measureKey !== null && decision.measureTitle !== null && decision.measurePublic === true && <p>{t('decision.measure')} <SaidLink value={decision.measureTitle} href={view.href(conceptHrefs.measure(decision.measureKey))} /></p>}
    </section>
  );
}
