import { DotChart } from '../../../../ui/charts/dot-chart.tsx';
import { useText, useView } from '../../../../ui/index.ts';
import { PlacesMap, type Boundary, type Territory } from '../../../territory/public.ts';
import type { Seen } from '../../register/queries.ts';
import { words as shared } from '../../words.ts';
import { classEnds, classIn, rounded, type Classing, type Snapshot } from '../rules.ts';
import { words } from '../words.ts';
import { groupName, valueText } from './say.tsx';

export interface PlacesProps {
  readonly indicator: Seen;
  readonly name: string;
  readonly snapshot: Snapshot;
  readonly classes: Classing;
  readonly places: readonly Territory[];
  readonly boundaries: readonly Boundary[];
}

/** One point in time in all municipalities: in words, on a map with classes, and in their order. */
export function Places({ indicator, name, snapshot, classes, places, boundaries }: PlacesProps) {
  const t = useText(words);
  const s = useText(shared);
  const { locale } = useView();
  const unit = s(`unit.${indicator.unit}`);
  const ends = classEnds(snapshot.values.map((v) => v.value), classes);
  const values = new Map(snapshot.values.map((v) => [v.area, { value: rounded(v.value), shade: classIn(ends, v.value) }]));
  const nameOf = new Map(places.map((p) => [p.key, p.name]));
  const dots = snapshot.values.map((v) => ({ label: nameOf.get(v.area) ?? v.areaName, value: rounded(v.value) }));
  const caption = t('map.caption', { name: snapshot.groups === '' ? name : `${name}, ${groupName(snapshot.groups, locale)}`, period: snapshot.period });
  const { region } = snapshot;
  return (
    <section class="mt-flow">
      <h2>{t('map.title')}</h2>
      <p>{placesMessage(snapshot, places, indicator, t, locale)}</p>
      <PlacesMap places={places} boundaries={boundaries} label={`${caption} (${unit}). ${t(`classes.${classes}`)}.`} values={{ label: t('map.value'), of: values }} />
      <h3>{t('dots.title')}</h3>
      <DotChart caption={caption} unit={unit} dots={dots} {...(region === null ? {} : { reference: { label: region.areaName, value: rounded(region.value) } })} />
    </section>
  );
}

/** What map and list say, in words. */
function placesMessage({ values, region }: Snapshot, places: readonly Territory[], { unit }: Seen, t: ReturnType<typeof words>, locale: Parameters<typeof valueText>[2]): string {
  const [high, low] = [values[0], values.at(-1)];
  const missing = places.length - values.length;
  const value = (v: number | undefined): string => valueText(v ?? 0, unit, locale);
  return [
    t('map.message', { n: values.length, high: high?.areaName ?? '', highValue: value(high?.value), low: low?.areaName ?? '', lowValue: value(low?.value) }),
    ...(region === null || unit === 'count' ? [] : [t('map.above', { n: values.filter((v) => v.value > region.value).length, area: region.areaName, value: value(region.value) })]),
    ...(missing === 0 ? [] : [t('map.missing', { n: missing })]),
  ].join(' ');
}
