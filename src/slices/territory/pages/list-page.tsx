import { Button, EmptyState, Page, Table, useText, useView } from '../../../ui/index.ts';
import type { Boundary, Territory } from '../queries.ts';
import { PATHS, territoryHref } from '../urls.ts';
import { words } from '../words.ts';
import { PlacesMap } from './map.tsx';

export interface TerritoryListProps {
  readonly places: readonly Territory[];
  readonly boundaries: readonly Boundary[];
  readonly mayLoad: boolean;
}

/** Map and list of the municipalities. */
export function TerritoryListPage({ places, boundaries, mayLoad }: TerritoryListProps) {
  const t = useText(words);
  const view = useView();
  const drawn = places.some((p) => p.lat !== null) || boundaries.length > 0;
  return (
    <Page title={t('title')} lead={t('lead')} description={t('lead')} wide>
      {places.length === 0 ? <EmptyState title={t('none')}>{t('none_text')}</EmptyState> : drawn ? <PlacesMap places={places} boundaries={boundaries} /> : <PlainList places={places} />}
      <p>{t('data')}{' '}<a href={`${PATHS.list}.csv`}>CSV</a>{', '}<a href={`${PATHS.list}.json`}>JSON</a>{', '}<a href={`${PATHS.list}.geojson`}>GeoJSON</a></p>
      {mayLoad && <Button kind="secondary" href={view.href(PATHS.boundaries)}>{t('staff.boundaries.link')}</Button>}
    </Page>
  );
}

/** Where no centre point is known there is nothing to draw. */
function PlainList({ places }: { places: readonly Territory[] }) {
  const t = useText(words);
  const view = useView();
  return (
    <Table
      caption={t('list')}
      rows={places}
      columns={[
        { label: t('place'), rowHeader: true, cell: (p) => <a href={view.href(territoryHref(p.key))}>{p.name}</a> },
        { label: t('designation'), cell: (p) => <span lang="de">{p.designation}</span> },
        { label: t('key'), type: 'short', cell: (p) => <bdi dir="ltr">{p.key}</bdi> },
      ]}
    />
  );
}
