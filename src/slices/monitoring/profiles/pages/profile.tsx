import { dirOf } from '../../../../kernel/locale.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { EmptyState, Page, PrintButton, SourceNote, Table, useText, useView } from '../../../../ui/index.ts';
import { territoryHref, type Territory } from '../../../territory/public.ts';
import { indicatorHref, PATHS, profileHref } from '../../urls.ts';
import { words as monitoring } from '../../words.ts';
import type { ProfileRow } from '../queries.ts';
import { numberText } from '../../seeing/pages/say.tsx';
import { rounded } from '../../seeing/rules.ts';
import { words } from '../words.ts';

export interface ProfilePageProps {
  readonly place: Territory;
  readonly region: Territory | null;
  readonly rows: readonly ProfileRow[];
}

/** A place in figures: newest value, where it came from, and the region beside it. */
export function ProfilePage({ place, region, rows }: ProfilePageProps) {
  const t = useText(words);
  const m = useText(monitoring);
  const view = useView();
  return (
    <Page title={t('title', { place: place.name })} lead={t('lead')} crumbs={[{ label: m('title'), href: view.href(PATHS.indicators) }]} wide>
      <p><a href={view.href(territoryHref(place.key))}>{t('to_place', { place: place.name })}</a></p>
      {rows.length === 0 && <EmptyState title={t('none')} />}
      {[...Map.groupBy(rows, (row) => row.field)].map(([field, of]) => <section class="mt-flow"><h2>{m(`field.${field}`)}</h2><Values caption={`${m(`field.${field}`)}, ${place.name}`} rows={of} region={region} compare={`territory=${place.key}${region === null ? '' : `&territory=${region.key}`}`} /></section>)}
      {rows.some((row) => row.invented) && <p>{t('invented_note')}</p>}
      {rows.length > 0 && <PrintButton />}
      {[...new Set(rows.map((row) => row.source))].map((source) => <SourceNote source={source} />)}
      <p class="mt-source">{m('as_data')} <a href={`${profileHref(place.key)}.json`}>JSON</a> · <a href={`${profileHref(place.key)}.csv`}>CSV</a></p>
    </Page>
  );
}

/** How far a place lies from its region: only where the number of people does not matter. */
export const ratioOf = ({ unit, value, region }: Pick<ProfileRow, 'unit' | 'value' | 'region'>): number | null => (unit === 'count' || region === null || region === 0 ? null : rounded(value / region, 'ratio'));

function Values({ caption, rows, region, compare }: { caption: string; rows: readonly ProfileRow[]; region: Territory | null; compare: string }) {
  const t = useText(words);
  const m = useText(monitoring);
  const view = useView();
  const number = (value: number, { unit }: ProfileRow): string => numberText(value, unit, view.locale);
  const named = (row: ProfileRow) => {
    const { text, lang } = inLanguage(row.name, view.locale);
    return <><a href={view.href(`${indicatorHref(row.code)}?${compare}`)} lang={lang} dir={dirOf(lang)}>{text}</a> <span class="mt-muted">({m(`unit.${row.unit}`)}{row.invented && `, ${t('invented')}`})</span></>;
  };
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      columns={[
        { label: t('indicator'), rowHeader: true, cell: named },
        { label: t('newest'), type: 'number', cell: (row) => <>{number(row.value, row)} <span class="mt-muted">({row.period}{row.qualifier !== 'exact' && `, ${m(`qualifier.${row.qualifier}`)}`})</span></> },
        { label: t('oldest'), type: 'number', cell: (row) => (row.firstPeriod === row.period ? '–' : <>{number(row.first, row)} <span class="mt-muted">({row.firstPeriod})</span></>) },
        ...(region === null ? [] : [{ label: region.name, type: 'number' as const, cell: (row: ProfileRow) => (row.region === null ? '–' : number(row.region, row)) }, { label: t('ratio'), type: 'number' as const, cell: (row: ProfileRow) => { const ratio = ratioOf(row); return ratio === null ? '–' : numberText(ratio, 'ratio', view.locale); } }]),
      ]}
    />
  );
}
