import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, CheckboxGroup, EmptyState, Form, LocalizedField, Page, RadioGroup, RevisionField, SelectField, Table, TextField, useText, useView } from '../../../../ui/index.ts';
import { InventedNote } from '../../../participation/public.ts';
import { PlacesMap, type Boundary, type Territory } from '../../../territory/public.ts';
import { Stored } from '../../carrying/pages/parts.tsx';
import type { Concept } from '../../editions/queries.ts';
import type { ContentField } from '../../editions/rules.ts';
import type { MeasureDetail } from '../../measures/queries.ts';
import { ContentsIn, DataLinks, Said, SaidLink } from '../../pages/parts.tsx';
import { hrefs as conceptHrefs } from '../../urls.ts';
import type { Derivations } from '../queries.ts';
import { LINKS, linkSeen, type LinkedMeasure, type LocalPlan } from '../schema.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';
import { LinkBadge } from './parts.tsx';

interface PlansPageProps {
  readonly concept: Concept;
  readonly plans: readonly LocalPlan[];
  readonly places: readonly Territory[];
  readonly boundaries: readonly Boundary[];
  readonly invented: boolean;
  readonly office: boolean;
}

/** Which municipalities have a plan of their own that comes from this concept. */
export function PlansPage({ concept, plans, places, boundaries, invented, office }: PlansPageProps) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  const names = new Map(places.map((p) => [p.key, p.name]));
  const of = new Map<string | null, number>(plans.map((p) => [p.territoryKey, p.takesOver + p.adapts]));
  const bySlug = new Map(plans.map((p) => [p.territoryKey, p.slug]));
  const hrefOf = (key: string): string => { const own = bySlug.get(key); return own === undefined ? `/territory/${key}` : conceptHrefs.concept(own); };
  return (
    <Page title={t('plans')} lead={t('plans_lead')} crumbs={[{ label: inLanguage(concept.title, view.locale).text, href: view.href(conceptHrefs.concept(slug)) }]} wide>
      <InventedNote process={{ invented }} />
      {office && <p><Button icon="plus" href={view.href(hrefs.derive(slug))}>{t('staff.derive')}</Button></p>}
      {plans.length === 0 ? <EmptyState title={t('plans_none')} /> : (
        <>
          <Table
            caption={t('plans')} hideCaption rows={plans}
            columns={[
              { label: t('municipality'), rowHeader: true, cell: (p) => <bdi>{names.get(p.territoryKey) ?? p.territoryKey}</bdi> },
              { label: t('plan'), cell: (p) => <SaidLink value={p.title} href={view.href(p.public ? conceptHrefs.concept(p.slug) : conceptHrefs.draft(p.slug))} /> },
              { label: t('link.takes_over'), cell: (p) => p.takesOver, type: 'number' },
              { label: t('link.adapts'), cell: (p) => p.adapts, type: 'number' },
              { label: t('link.own'), cell: (p) => p.own, type: 'number' },
              { label: t('compare'), cell: (p) => <a href={view.href(hrefs.measures(p.slug))}>{t('measures_title')}</a> },
            ]}
          />
          <PlacesMap places={places} boundaries={boundaries} counts={{ label: t('taken_n'), of }} label={t('map')} hrefOf={hrefOf} />
        </>
      )}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${hrefs.plans(slug)}.${ending}` }))} />
    </Page>
  );
}

/** A local plan beside the concept it comes from, measure by measure. */
export function LinkedPage({ concept, plan, measures, invented, staff }: { concept: Concept; plan: LocalPlan; measures: readonly LinkedMeasure[]; invented: boolean; staff: boolean }) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('measures_title')} lead={t('counts', { takes: plan.takesOver, adapts: plan.adapts, own: plan.own })} crumbs={[{ label: inLanguage(concept.title, view.locale).text, href: view.href(plan.public ? conceptHrefs.concept(plan.slug) : conceptHrefs.draft(plan.slug)) }]} wide>
      <ContentsIn source={inLanguage(concept.title, view.locale).lang} />
      <InventedNote process={{ invented }} />
      <p>{t('plan_title')} <SaidLink value={plan.ofTitle} href={view.href(conceptHrefs.edition(plan.ofSlug, plan.ofEdition))} /></p>
      <Table
        caption={t('measures_title')} hideCaption rows={measures}
        columns={[
          { label: t('measure'), rowHeader: true, cell: (m) => <SaidLink value={m.title} href={view.href(conceptHrefs.measure(m.key))} /> },
          { label: t('field'), cell: (m) => <Said value={m.fieldTitle} /> },
          { label: t('link'), cell: (m) => <LinkBadge link={m.link} />, type: 'short' },
          { label: t('of'), cell: (m) => (m.ofTitle === null || m.ofKey === null ? '–' : m.ofPublic === true || staff ? <SaidLink value={m.ofTitle} href={view.href(conceptHrefs.measure(m.ofKey))} /> : <Said value={m.ofTitle} />) },
          { label: t('note'), cell: (m) => (m.note === null ? '–' : <Said value={m.note} />) },
        ]}
      />
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${hrefs.measures(plan.slug)}.${ending}` }))} />
    </Page>
  );
}

/** A municipality's own concept in one step: which measures it takes. */
export function DerivePage({ concept, fields, places, form }: { concept: Concept; fields: readonly ContentField[]; places: readonly Territory[]; form: FormState }) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  return (
    <Page title={t('staff.derive')} lead={t('staff.derive_lead')} crumbs={[{ label: sourceText(concept.title), href: view.href(conceptHrefs.concept(slug)) }, { label: t('plans'), href: view.href(hrefs.plans(slug)) }]} staff>
      <Form action={view.href(hrefs.derive(slug))} state={form}>
        <SelectField name="municipality" label={t('municipality')} options={places.map((p) => ({ value: p.key, label: p.name }))} />
        <LocalizedField name="title" label={t('staff.title')} hint={t('staff.title_hint')} />
        <h2>{t('staff.which')}</h2>
        {fields.filter((f) => f.entries.length > 0).map((f) => (
          <CheckboxGroup
            name={`take_${f.code}`} legend={inLanguage(f.title, view.locale).text}
            options={f.entries.map((e) => { const said = inLanguage(e.wording, view.locale); return { value: e.measureId, label: `${f.code}-${e.number}: ${said.text}`, lang: said.lang }; })}
          />
        ))}
        <Actions><Button>{t('staff.derive')}</Button><Button kind="tertiary" href={view.href(hrefs.plans(slug))}>{t('staff.cancel')}</Button></Actions>
      </Form>
    </Page>
  );
}

/** How a local measure stands to the one it comes from. */
export function DerivationPage({ measure, derivations, form }: { measure: MeasureDetail; derivations: Derivations; form: FormState }) {
  const view = useView();
  const t = useText(words);
  const { of } = derivations;
  return (
    <Page title={t('staff.link')} crumbs={[{ label: measure.key, href: view.href(conceptHrefs.measure(measure.key)) }]} staff>
      <h2><Said value={measure.title} /></h2>
      {of !== null && <p>{t('of')}: <SaidLink value={of.title} href={view.href(conceptHrefs.measure(of.key))} /></p>}
      <Stored form={form} items={[{ term: t('link'), value: t(`link.${of?.kind ?? 'own'}`) }, { term: t('staff.of'), value: of?.key ?? '' }, { term: t('note'), value: of?.note == null ? '' : sourceText(of.note) }]} />
      <Form action={view.href(hrefs.derivation(measure.key))} state={form}>
        <RevisionField revision={linkSeen(of)} />
        <RadioGroup name="kind" legend={t('link')} options={LINKS.map((l) => ({ value: l, label: t(`link.${l}`), hint: t(`staff.link_hint.${l}`) }))} value={of?.kind ?? 'own'} />
        <TextField name="of" label={t('staff.of')} hint={t('staff.of_hint')} value={of?.key ?? ''} optional />
        <LocalizedField name="note" label={t('note')} value={of?.note} long rows={3} maxLength={2_000} optional />
        <Actions><Button>{t('staff.save')}</Button><Button kind="tertiary" href={view.href(conceptHrefs.measure(measure.key))}>{t('staff.cancel')}</Button></Actions>
      </Form>
    </Page>
  );
}
