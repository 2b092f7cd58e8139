import { Badge, useText, useView } from '../../../../ui/index.ts';
import { Said, SaidLink } from '../../pages/parts.tsx';
import { hrefs as conceptHrefs } from '../../urls.ts';
import type { Derivations } from '../queries.ts';
import type { Link, LocalPlan } from '../schema.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

const TONES = { takes_over: 'success', adapts: 'info', own: 'neutral' } as const;

export function LinkBadge({ link }: { link: Link }) {
  const t = useText(words);
  return <Badge tone={TONES[link]}>{t(`link.${link}`)}</Badge>;
}

/** On a measure's page: what it comes from, and which municipalities took it up. Nothing where neither is. */
export function DerivationSection({ measureKey, derivations, places, mayLink }: { measureKey: string; derivations: Derivations; places: ReadonlyMap<string, string>; mayLink: boolean }) {
  const view = useView();
  const t = useText(words);
  const { of, by, local } = derivations;
  if (of === null && by.length === 0 && !local) return null;
  return (
    <section class="mt-flow">
      <h2>{t(local ? 'from_title' : 'by_title')}</h2>
      {local && of === null && <p><LinkBadge link="own" /> {t('own_text')}</p>}
      {of !== null && <p><LinkBadge link={of.kind} /> <SaidLink value={of.title} href={view.href(conceptHrefs.measure(of.key))} /> (<Said value={of.conceptTitle} />)</p>}
      {of?.note != null && <p><Said value={of.note} /></p>}
      {by.length > 0 && (
        <ul>
          {by.map((d) => <li>{d.territoryKey !== null && <><bdi>{places.get(d.territoryKey) ?? d.territoryKey}</bdi>: </>}<LinkBadge link={d.kind} /> <SaidLink value={d.title} href={view.href(conceptHrefs.measure(d.key))} />{d.note !== null && <> – <Said value={d.note} /></>}</li>)}
        </ul>
      )}
      {local && mayLink && <p><a href={view.href(hrefs.derivation(measureKey))}>{t('staff.link')}</a></p>}
    </section>
  );
}

/** On a concept's page, where it is a municipality's plan: what it comes from and how much of it. */
export function PlanFacts({ plan }: { plan: LocalPlan }) {
  const view = useView();
  const t = useText(words);
  return (
    <section class="mt-flow">
      <h2>{t('plan_title')}</h2>
      <p><SaidLink value={plan.ofTitle} href={view.href(conceptHrefs.edition(plan.ofSlug, plan.ofEdition))} /></p>
      <p>{t('counts', { takes: plan.takesOver, adapts: plan.adapts, own: plan.own })}</p>
      <p><a href={view.href(hrefs.measures(plan.slug))}>{t('measures_title')}</a></p>
    </section>
  );
}
