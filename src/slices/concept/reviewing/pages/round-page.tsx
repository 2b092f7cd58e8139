import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { Alert, Button, DateText, DefinitionList, EmptyState, formatNumber, formatPeriod, Page, RecordList, useText, useView } from '../../../../ui/index.ts';
import { InventedNote } from '../../../participation/public.ts';
import type { Concept } from '../../editions/queries.ts';
import type { ContentField } from '../../editions/rules.ts';
import { ContentsIn, DataLinks, Said, SaidText } from '../../pages/parts.tsx';
import { hrefs as conceptHrefs } from '../../urls.ts';
import { words as conceptWords } from '../../words.ts';
import { OUTCOMES, tallyOf, type Item, type Round } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';
import { ItemTitle, OutcomeBadge, Voices, type Names } from './parts.tsx';

interface RoundPageProps {
  readonly concept: Concept;
  readonly round: Round;
  readonly fields: readonly ContentField[];
  readonly items: readonly Item[];
  readonly names: Names;
  readonly invented: boolean;
  readonly office: boolean;
  readonly staff: boolean;
}

export function RoundPage({ concept, round, fields, items, names, invented, office, staff }: RoundPageProps) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  return (
    <Page title={inLanguage(round.title, view.locale).text} lead={t('lead')} crumbs={[{ label: inLanguage(concept.title, view.locale).text, href: view.href(conceptHrefs.concept(slug)) }, { label: t('list'), href: view.href(hrefs.list(slug)) }]} wide>
      <ContentsIn source={inLanguage(round.title, view.locale).lang} />
      <InventedNote process={{ invented }} />
      {round.releasedOn === null && <Alert tone="warning">{t('staff.not_released')}</Alert>}
      {office && <p><Button kind="secondary" icon="edit" href={view.href(hrefs.desk(slug, round.number))}>{t('staff.desk')}</Button></p>}
      {round.note !== null && <SaidText value={round.note} />}
      <Facts slug={slug} round={round} items={items} />
      <nav aria-label={t('fields')}><h2>{t('fields')}</h2><ul>{fields.map((f) => <li><a href={`#${f.code}`}><Said value={f.title} /></a></li>)}</ul></nav>
      {fields.map((f) => <FieldItems code={f.code} title={f.title} items={items.filter((i) => i.fieldCode === f.code)} names={names} staff={staff} />)}
      <footer class="mt-field mt-flow"><DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${hrefs.round(slug, round.number)}.${ending}` }))} /></footer>
    </Page>
  );
}

function Facts({ slug, round, items }: { slug: string; round: Round; items: readonly Item[] }) {
  const view = useView();
  const t = useText(words);
  const own = useText(conceptWords);
  const tally = tallyOf(items);
  return (
    <DefinitionList
      items={[
        { term: t('about'), value: <a href={view.href(conceptHrefs.edition(slug, round.editionSlug))}>{own('edition_n', { edition: round.editionSlug })}</a> },
        { term: t('period'), value: formatPeriod(view.locale, round.opensOn, round.closesOn) },
        { term: t('released'), value: round.releasedOn === null ? null : <DateText value={round.releasedOn} /> },
        ...OUTCOMES.map((o) => ({ term: t(`outcome.${o}`), value: tally.has(o) ? formatNumber(view.locale, tally.get(o) ?? 0) : null })),
      ]}
    />
  );
}

function FieldItems({ code, title, items, names, staff }: { code: string; title: Localized; items: readonly Item[]; names: Names; staff: boolean }) {
  const t = useText(words);
  return (
    <section class="mt-field mt-flow" id={code}>
      <h2><Said value={title} /></h2>
      {items.length === 0 ? <p class="mt-muted">{t('none')}</p> : (
        <ul class="mt-list" role="list">
          {items.map((item) => (
            <li id={`item-${item.number}`} class="mt-flow">
              <h3><ItemTitle item={item} staff={staff} /></h3>
              {item.outcome !== null && item.reason !== null && <div><p><OutcomeBadge outcome={item.outcome} /></p><SaidText value={item.reason} /></div>}
              <Voices item={item} names={names} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Rounds of a concept, the newest first. */
export function RoundListPage({ concept, rounds, invented, office }: { concept: Concept; rounds: readonly Round[]; invented: boolean; office: boolean }) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  return (
    <Page title={t('list')} lead={t('list_lead')} crumbs={[{ label: inLanguage(concept.title, view.locale).text, href: view.href(conceptHrefs.concept(slug)) }]}>
      <InventedNote process={{ invented }} />
      {office && rounds.every((r) => r.releasedOn !== null) && <p><Button icon="plus" href={view.href(hrefs.new(slug))}>{t('staff.new')}</Button></p>}
      {rounds.length === 0 ? <EmptyState title={t('list_none')} /> : (
        <RecordList>
          {rounds.map((r) => (
            <>
              <h2><a href={view.href(r.releasedOn === null ? hrefs.desk(slug, r.number) : hrefs.round(slug, r.number))}><Said value={r.title} /></a></h2>
              <p>{formatPeriod(view.locale, r.opensOn, r.closesOn)}{r.releasedOn === null && <> · {t('staff.not_released')}</>}</p>
            </>
          ))}
        </RecordList>
      )}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${hrefs.list(slug)}.${ending}` }))} />
    </Page>
  );
}
