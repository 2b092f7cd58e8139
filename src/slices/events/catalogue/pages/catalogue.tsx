import { inLanguage } from '../../../../kernel/localized.ts';
import { Card, CardGrid, EmptyState, FilterBar, Page, useText, useView } from '../../../../ui/index.ts';
import { Said } from '../../../participation/public.ts';
import type { EventLine } from '../../calendar/pages/list.tsx';
import { statusText, When } from '../../pages/parts.tsx';
import { AUDIENCES, type Audience } from '../../schema.ts';
import { eventHref, PATHS, pathTo } from '../../urls.ts';
import { words as eventWords } from '../../words.ts';
import type { Offer } from '../queries.ts';
import { words } from '../words.ts';

export interface CatalogueProps {
  readonly offers: readonly { readonly offer: Offer; readonly lines: readonly EventLine[] }[];
  readonly audience: Audience | null;
  readonly q: string | null;
  readonly now: Date;
}

/** What one can learn here, for whom, and when next. */
export function CataloguePage({ offers, audience, q, now }: CatalogueProps) {
  const t = useText(words);
  const e = useText(eventWords);
  const view = useView();
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: e('list.title'), href: view.href(PATHS.events) }]} wide>
      <FilterBar q={q} choices={[{ name: 'audience', label: t('for'), value: audience, options: AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) })) }]} />
      {offers.length === 0 ? <EmptyState title={t('none')} /> : <CardGrid>{offers.map((one) => <OfferCard {...one} now={now} />)}</CardGrid>}
      <p class="mt-small">{t('data')} <a href={`${PATHS.catalogue}.json`}>JSON</a> · <a href={`${PATHS.catalogue}.csv`}>CSV</a></p>
    </Page>
  );
}

function OfferCard({ offer, lines, now }: CatalogueProps['offers'][number] & { now: Date }) {
  const t = useText(words);
  const e = useText(eventWords);
  const view = useView();
  const title = inLanguage(offer.title, view.locale);
  return (
    <Card title={title.text} lang={title.lang} level={2} href={view.href(pathTo(PATHS.series, { slug: offer.slug }))} meta={<ForWhom audiences={offer.audiences} />} footer={offer.certificate ? t('certificate') : undefined}>
      <p><Said value={offer.summary} /></p>
      {lines.length === 0 ? <p class="mt-muted">{t('no_date')}</p> : <ul>{lines.map(({ event, status }) => <li><a href={view.href(eventHref(event.slug))}><When event={event} /></a> <span class="mt-muted mt-small">{statusText(e, status, event, now)}</span></li>)}</ul>}
    </Card>
  );
}

/** For whom a series is, in one line; nothing where nobody said so. */
export function ForWhom({ audiences }: { audiences: readonly Audience[] }) {
  const t = useText(words);
  const { locale } = useView();
  if (audiences.length === 0) return null;
  return <>{t('for_whom', { who: audiences.map((a) => t(`audience.${a}`)).join(locale === 'ar' ? '، ' : ', ') })}</>;
}
