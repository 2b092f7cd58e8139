import { DefinitionList, formatNumber, More, Page, useText, useView } from '../../../ui/index.ts';
import type { Boundary, Territory } from '../queries.ts';
import { PATHS, territoryHref } from '../urls.ts';
import { words } from '../words.ts';
import { PlacesMap } from './map.tsx';

/** Lists of other slices that can be narrowed to a place, with their module. */
export interface PlaceLink {
  readonly key: 'submissions' | 'measures' | 'events' | 'profile';
  readonly module: string;
  /** Without language prefix. */
  readonly href: (key: string) => string;
}

export interface TerritoryProps {
  readonly territory: Territory;
  readonly parent: Territory | null;
  readonly parts: readonly Territory[];
  /** Municipalities of the map on which this place lies. */
  readonly places: readonly Territory[];
  readonly boundaries: readonly Boundary[];
  readonly links: readonly PlaceLink[];
}

/** One place: what it is, where it lies, and what concerns it. */
export function TerritoryPage({ territory, parent, parts, places, boundaries, links }: TerritoryProps) {
  const t = useText(words);
  const view = useView();
  const at = (n: number): string => formatNumber(view.locale, n, 4);
  return (
    <Page title={territory.name} {...(territory.designation === '' ? {} : { eyebrow: <span lang="de">{territory.designation}</span> })} crumbs={[{ label: t('title'), href: view.href(PATHS.list) }]} wide>
      {territory.kind === 'municipality' && links.length > 0 && (
        <section>
          <h2>{t('here')}</h2>
          <ul>{links.map((link) => <li><a href={view.href(link.href(territory.key))}>{t(`link.${link.key}`, { place: territory.name })}</a></li>)}</ul>
        </section>
      )}
      <DefinitionList
        items={[
          { term: t('designation'), value: t(`kind.${territory.kind}`) },
          { term: t('key'), value: <bdi dir="ltr">{territory.key}</bdi> },
          { term: t('part_of'), value: parent === null ? null : <a href={view.href(territoryHref(parent.key))}>{parent.name}</a> },
          { term: t('centre'), value: territory.lat === null || territory.lon === null ? null : <bdi dir="ltr">{`${at(territory.lat)} N, ${at(territory.lon)} O`}</bdi> },
        ]}
      />
      {places.length > 1 && (
        <div class="mt-flow">
          <PlacesMap places={places} boundaries={boundaries} selected={territory.key} table={false} />
          <More summary={t('list')}>
            <ol>{places.map((place) => <li><a href={view.href(territoryHref(place.key))} aria-current={place.key === territory.key ? 'page' : undefined}>{place.name}</a></li>)}</ol>
          </More>
        </div>
      )}
      {parts.length > 0 && (
        <section>
          <h2>{t('parts')}</h2>
          <ul class="mt-places" role="list">{parts.map((part) => <li><a href={view.href(territoryHref(part.key))}>{part.name}</a></li>)}</ul>
        </section>
      )}
      <p><a href={view.href(PATHS.list)}>{t('back')}</a></p>
    </Page>
  );
}
