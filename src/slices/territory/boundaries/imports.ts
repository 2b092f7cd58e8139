import { checkGeometry, keyOfFeature, type Fault } from './rules.ts';
import type { Territory } from '../queries.ts';
import type { Geometry } from '../schema.ts';

/** Features a file may have; all of Germany's municipalities are about 11,000. */
export const MAX_FEATURES = 15_000;
const MAX_LEFT_OUT = 200;

export interface BoundaryFault {
  /** Name (or position) and key of the feature, as the file has them. */
  readonly feature: string;
  readonly fault: Fault | 'duplicate';
}

export interface BoundaryFile {
  /** Geometries by key, of territories that exist here. */
  readonly boundaries: Readonly<Record<string, Geometry>>;
  /** Features without a territory here; at most 200 are named. */
  readonly leftOut: readonly string[];
  /** Features of territories here that cannot be used. One is enough to refuse the file. */
  readonly faults: readonly BoundaryFault[];
}

/** Why a file cannot be read at all. */
export type FileFault = 'not_json' | 'not_collection' | 'too_many_features' | 'other_crs' | 'nothing_matches';

interface Feature {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: unknown;
}

/** Reads a GeoJSON FeatureCollection against the territories that exist. Nothing is written. */
export function readBoundaries(text: string, known: readonly Territory[]): BoundaryFile | FileFault {
  const features = featuresOf(text);
  if (typeof features === 'string') return features;
  const byKey = new Map(known.map((t) => [t.key, t]));
  const boundaries: Record<string, Geometry> = {};
  const leftOut: string[] = [];
  const faults: BoundaryFault[] = [];
  for (const [index, feature] of features.entries()) {
    const key = keyOfFeature(feature.properties ?? {}, feature.id);
    const label = labelOf(feature, key, index);
    const territory = key === null ? undefined : byKey.get(key);
    if (key === null || territory === undefined) leftOut.push(label);
    else if (key in boundaries || faults.some((f) => f.feature === label)) faults.push({ feature: label, fault: 'duplicate' });
    else {
      const checked = checkGeometry(feature.geometry, territory.lat === null || territory.lon === null ? null : { lat: territory.lat, lon: territory.lon });
      if (checked.ok) boundaries[key] = checked.geometry;
      else faults.push({ feature: label, fault: checked.fault });
    }
  }
  if (Object.keys(boundaries).length === 0 && faults.length === 0) return 'nothing_matches';
  return { boundaries, leftOut: leftOut.slice(0, MAX_LEFT_OUT), faults };
}

function featuresOf(text: string): readonly Feature[] | FileFault {
  const file = parsed(text.replace(/^\uFEFF/, ''));
  if (file === undefined) return 'not_json';
  const { type, features, crs } = (file ?? {}) as { type?: unknown; features?: unknown; crs?: unknown };
  if (type === 'Feature') return [file as Feature];
  if (type !== 'FeatureCollection' || !Array.isArray(features) || features.length === 0 || features.some((f) => typeof f !== 'object' || f === null)) return 'not_collection';
  if (crs !== undefined && crs !== null && !/CRS84|4326/.test(JSON.stringify(crs))) return 'other_crs';
  return features.length > MAX_FEATURES ? 'too_many_features' : (features as Feature[]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function labelOf({ properties }: Feature, key: string | null, index: number): string {
  const named = Object.entries(properties ?? {}).find(([name, value]) => /^(name|gen|bez_name|gemeindename)$/i.test(name) && typeof value === 'string' && value !== '');
  const name = named === undefined ? `#${index + 1}` : String(named[1]).slice(0, 100);
  return key === null ? name : `${name} (${key})`;
}

/** For the console: what a file holds, or why it is refused, one line a feature. */
export function boundaryReport(read: BoundaryFile | FileFault): readonly string[] {
  if (typeof read === 'string') return [`The file cannot be used: ${read.replaceAll('_', ' ')}.`];
  if (read.faults.length > 0) return ['The file was refused and nothing was changed:', ...read.faults.map(({ feature, fault }) => `- ${feature}: ${FAULT_WORDS[fault]}`)];
  return [`Boundaries that match: ${Object.keys(read.boundaries).length}.`, ...(read.leftOut.length > 0 ? [`Left out, because there is no such territory: ${read.leftOut.join(', ')}.`] : [])];
}

const FAULT_WORDS: Readonly<Record<BoundaryFault['fault'], string>> = {
  type: 'no Polygon or MultiPolygon', empty: 'no coordinates', too_many: 'too many positions', numbers: 'coordinates that are not numbers', range: 'outside WGS 84', short: 'a ring of fewer than four positions', open: 'a ring that is not closed',
  area: 'no area', crossing: 'crosses or touches itself', hole: 'a hole outside its outline', far: 'far from the known centre', duplicate: 'occurs several times',
};
