import type { ComponentChildren } from 'preact';
import { dirOf } from '../../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import type { Query } from '../../../../platform/web/site.ts';
import { Badge, Button, DateText, EmptyState, FilterBar, Page, Pagination, PlainText, RecordList, useText, useView } from '../../../../ui/index.ts';
import { indicatorHref, needEdit, needHref, NEW, PATHS } from '../../urls.ts';
import { words as monitoring } from '../../words.ts';
import type { Concerned, Need, NeedFilters } from '../schema.ts';
import { words } from '../words.ts';

export interface NeedsPageProps {
  readonly items: readonly Need[];
  readonly total: number;
  readonly asked: Query<typeof NeedFilters>;
  readonly mayNote: boolean;
}

/** Everything that the office noted, the newest first. */
export function NeedsPage({ items, total, asked, mayNote }: NeedsPageProps) {
  const t = useText(words);
  const m = useText(monitoring);
  const view = useView();
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: m('title'), href: view.href(PATHS.indicators) }]}>
      {mayNote && <p class="mt-muted">{t('staff.how')}</p>}
      <FilterBar q={asked.q ?? ''} action={view.href(PATHS.needs)} />
      {items.length === 0 ? <EmptyState title={t('none')} /> : <RecordList>{items.map((need) => <NeedEntry need={need} indicator />)}</RecordList>}
      {items.length > 0 && <Pagination page={asked.page} pageSize={asked.pageSize} total={total} />}
      <p class="mt-source">{m('as_data')} <a href={`${PATHS.needs}.json`}>JSON</a> · <a href={`${PATHS.needs}.csv`}>CSV</a></p>
    </Page>
  );
}

function NeedEntry({ need, indicator }: { need: Need; indicator: boolean }) {
  const t = useText(words);
  const view = useView();
  const { text, lang } = inLanguage(need.observation, view.locale);
  const of = inLanguage(need.indicator, view.locale);
  return (
    <>
      <p><a href={view.href(needHref(need.id))} lang={lang} dir={dirOf(lang)}>{text}</a>{!need.published && <> <Badge tone="warning">{t('staff.draft')}</Badge></>}</p>
      <p class="mt-muted mt-small">{indicator && <><a href={view.href(indicatorHref(need.code))} lang={of.lang} dir={dirOf(of.lang)}>{of.text}</a> · </>}<DateText value={need.notedOn} /></p>
    </>
  );
}

/** What was noted about an indicator, on its page. */
export function NeedsOfIndicator({ needs, code, mayNote }: { needs: readonly Need[]; code: string; mayNote: boolean }) {
  const t = useText(words);
  const view = useView();
  if (needs.length === 0 && !mayNote) return null;
  return (
    <section class="mt-flow">
      <h2>{t('title')}</h2>
      {needs.length > 0 && <><p class="mt-muted">{t('by_office')}</p><RecordList>{needs.map((need) => <NeedEntry need={need} indicator={false} />)}</RecordList></>}
      {mayNote && <p><Button kind="secondary" href={view.href(`${needEdit(NEW)}?indicator=${code}`)}>{t('staff.new')}</Button></p>}
    </section>
  );
}

export interface NeedPageProps {
  readonly need: Need;
  readonly measures: readonly Concerned[];
  readonly goals: readonly Concerned[];
  readonly mayNote: boolean;
  readonly thread: ComponentChildren;
}

/** One of them: what, why, what is recommended, and what it concerns. */
export function NeedPage({ need, measures, goals, mayNote, thread }: NeedPageProps) {
  const t = useText(words);
  const view = useView();
  const of = inLanguage(need.indicator, view.locale);
  return (
    <Page title={t('one', { indicator: of.text })} crumbs={[{ label: t('title'), href: view.href(PATHS.needs) }]}>
      {!need.published && <p><Badge tone="warning">{t('staff.draft')}</Badge></p>}
      <p><a href={view.href(indicatorHref(need.code))} lang={of.lang} dir={dirOf(of.lang)}>{of.text}</a> · <DateText value={need.notedOn} /></p>
      <p class="mt-muted">{t('by_office')}</p>
      <Said heading={t('observation')} of={need.observation} />
      <Said heading={t('reason')} of={need.reason} />
      <Said heading={t('recommendation')} of={need.recommendation} />
      <Links heading={t('goals')} items={goals} />
      <Links heading={t('measures')} items={measures} />
      {mayNote && <p><Button kind="secondary" href={view.href(needEdit(need.id))}>{t('staff.edit')}</Button></p>}
      {thread}
      <p class="mt-source">{useText(monitoring)('as_data')} <a href={`${needHref(need.id)}.json`}>JSON</a></p>
    </Page>
  );
}

function Said({ heading, of }: { heading: string; of: Localized }) {
  const { locale } = useView();
  const { text, lang } = inLanguage(of, locale);
  return <><h2>{heading}</h2><PlainText text={text} lang={lang} /></>;
}

function Links({ heading, items }: { heading: string; items: readonly Concerned[] }) {
  const view = useView();
  if (items.length === 0) return null;
  return <><h2>{heading}</h2><ul>{items.map(({ title, href }) => { const { text, lang } = inLanguage(title, view.locale); return <li><a href={view.href(href)} lang={lang} dir={dirOf(lang)}>{text}</a></li>; })}</ul></>;
}
