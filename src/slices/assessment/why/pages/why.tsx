import { DateText, EmptyState, FilterBar, Page, Pagination, Quote, RecordList, StateBadge, useText, useView } from '../../../../ui/index.ts';
import { DataLinks, SaidLink, SaidText } from '../../../concept/public.ts';
import type { Area } from '../../competences/queries.ts';
import { LEVELS, type Level } from '../../rules.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import { OUTCOMES, type Outcome, type WhyAnswer } from '../rules.ts';
import { words } from '../words.ts';

/** Same colour as the record's state elsewhere. */
const STATE: Readonly<Record<Outcome, string>> = { merged: 'merged', revised: 'draft', forwarded: 'forwarded', declined: 'declined', stopped: 'stopped' };

export interface WhyPageProps {
  readonly items: readonly WhyAnswer[];
  readonly total: number;
  /** Ids of answers that belong to an invented process. */
  readonly invented: ReadonlySet<string>;
  readonly how: 'asked' | 'nearly' | 'alike';
  readonly page: number;
  readonly pageSize: number;
  readonly asked: { readonly q: string | null; readonly outcome: Outcome | null; readonly level: Level | null };
  /** Fields of policy the question is about; all of them without a question. */
  readonly areas: readonly Area[];
}

/** The answer to everybody who does not find their topic: what was decided, why, who is competent, and what they said. */
export function WhyPage({ items, total, invented, how, page, pageSize, asked, areas }: WhyPageProps) {
  const view = useView();
  const t = useText(words);
  const s = useText(shared);
  return (
    <Page title={t('why')} lead={t('why.lead')}>
      <FilterBar
        q={asked.q}
        searchLabel={t('search')}
        choices={[
          { name: 'outcome', label: s('decision'), options: OUTCOMES.map((o) => ({ value: o, label: t(`outcome.${o}`) })), value: asked.outcome },
          { name: 'level', label: s('competent_level'), options: LEVELS.map((l) => ({ value: l, label: s(`level.${l}`) })), value: asked.level },
        ]}
      />
      {how !== 'asked' && items.length > 0 && <p class="mt-muted">{t(`found.${how}`)}</p>}
      {items.length === 0
        ? <EmptyState title={t('none')}>{t('none_hint')} <a href={view.href('/processes')}>{t('none_link')}</a></EmptyState>
        : <RecordList>{items.map((item) => <Answer item={item} invented={item.invented || invented.has(item.subjectId)} />)}</RecordList>}
      {items.length > 0 && <Pagination page={page} pageSize={pageSize} total={total} />}
      {areas.length > 0 && (
        <section class="mt-flow">
          <h2>{t('areas')}</h2>
          <p>{t('areas.lead')}</p>
          <ul>{areas.map((a) => <li><SaidLink value={a.title} href={view.href(hrefs.competence(a.slug))} /></li>)}</ul>
        </section>
      )}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.why}.${ending}` }))} />
    </Page>
  );
}

function Answer({ item, invented }: { item: WhyAnswer; invented: boolean }) {
  const view = useView();
  const t = useText(words);
  const s = useText(shared);
  return (
    <>
      <h2><SaidLink value={item.title} href={view.href(item.href)} /></h2>
      <p><StateBadge state={STATE[item.outcome]}>{t(`outcome.${item.outcome}`)}</StateBadge>{item.on !== null && <> <DateText value={item.on} /></>}{invented && <> <StateBadge state="draft">{s('assessment.invented')}</StateBadge></>}</p>
      <SaidText value={item.reason} />
      {(item.body !== null || item.level !== null) && <p>{t('competent')} {item.body !== null && <strong><bdi lang="de">{item.body}</bdi></strong>}{item.level !== null && (item.body === null ? s(`level.${item.level}`) : ` (${s(`level.${item.level}`)})`)}</p>}
      {item.measure !== null && <p>{t('in_measure')} <SaidLink value={item.measure.title} href={view.href(item.measure.href)} /></p>}
      {item.sentOn !== null && <p>{s('forwarding.sent')} <DateText value={item.sentOn} />. {item.repliedOn === null ? s('forwarding.no_reply') : <>{s('forwarding.replied')} <DateText value={item.repliedOn} /></>}</p>}
      {item.reply !== null && <Quote><SaidText value={item.reply} /></Quote>}
    </>
  );
}
