import type { ShownValue } from '../register/queries.ts';

/** A dataset of JSON-stat 2.0 (json-stat.org/full). */
export interface JsonStat {
  readonly version: '2.0';
  readonly class: 'dataset';
  readonly href: string;
  readonly label: string;
  readonly source: string;
  readonly note: readonly string[];
  readonly id: readonly string[];
  readonly size: readonly number[];
  readonly role: Readonly<Record<'time' | 'geo' | 'metric', readonly string[]>>;
  readonly dimension: Readonly<Record<string, Dimension>>;
  /** By position in the cube; positions without an observation are absent, hidden and unknown values are null. */
  readonly value: Readonly<Record<string, number | null>>;
  /** What is known of a value, where it is not simply exact. */
  readonly status: Readonly<Record<string, string>>;
}

interface Dimension {
  readonly label: string;
  readonly category: { readonly index: readonly string[]; readonly label: Readonly<Record<string, string>>; readonly unit?: Readonly<Record<string, { readonly label: string }>> };
}

export interface About {
  readonly code: string;
  readonly href: string;
  readonly label: string;
  readonly definition: string;
  readonly unit: string;
}

/** Where a breakdown does not apply to a value: all groups of it together. */
const ALL = 'total';
/** Names of the cube's own axes; a breakdown of the same name is written with `group-` before it. */
const OWN = ['indicator', 'territory', 'period', 'method'];

/**
 * Values of one indicator as a sparse cube: indicator × territory × period × method × each breakdown that occurs. The method is an
 * axis only where there is more than one: figures of two methods never stand in one row.
 */
export function jsonStatOf(values: readonly ShownValue[], about: About): JsonStat {
  const rows = values.map((v) => ({ v, groups: new Map(v.groups.split(';').filter((part) => part !== '').map((part) => splitOnce(part))) }));
  const breakdowns = [...new Set(rows.flatMap(({ groups }) => [...groups.keys()]))].toSorted();
  const methods = unique(values.map((v) => v.method));
  const axes = [
    axis('territory', 'Gebiet', unique(values.map((v) => v.area)), Object.fromEntries(values.map((v) => [v.area, v.areaName]))),
    axis('period', 'Zeit', unique(values.map((v) => v.period))),
    ...(methods.length > 1 ? [axis('method', 'Methode', methods.map((m) => m || ALL))] : []),
    ...breakdowns.map((name) => axis(axisName(name), name, unique(rows.map(({ groups }) => groups.get(name) ?? ALL)))),
  ];
  const places = axes.map(({ keys }) => new Map(keys.map((key, place) => [key, place])));
  const value: Record<string, number | null> = {};
  const status: Record<string, string> = {};
  for (const { v, groups } of rows) {
    const keys = [v.area, v.period, ...(methods.length > 1 ? [v.method || ALL] : []), ...breakdowns.map((name) => groups.get(name) ?? ALL)];
    const position = String(keys.reduce((at, key, i) => at * (axes[i]?.keys.length ?? 1) + (places[i]?.get(key) ?? 0), 0));
    value[position] = v.value;
    if (v.qualifier !== 'exact') status[position] = v.qualifier;
  }
  return {
    version: '2.0', class: 'dataset', href: about.href, label: about.label, source: unique(values.map((v) => v.source)).join('; '), note: about.definition === '' ? [] : [about.definition],
    id: ['indicator', ...axes.map(({ id }) => id)],
    size: [1, ...axes.map(({ keys }) => keys.length)],
    role: { metric: ['indicator'], geo: ['territory'], time: ['period'] },
    dimension: {
      indicator: { label: 'Indikator', category: { index: [about.code], label: { [about.code]: about.label }, unit: { [about.code]: { label: about.unit } } } },
      ...Object.fromEntries(axes.map(({ id, label, keys, names }) => [id, { label, category: { index: keys, label: Object.fromEntries(keys.map((key) => [key, names[key] ?? key])) } }])),
    },
    value,
    status,
  };
}

interface Axis {
  readonly id: string;
  readonly label: string;
  readonly keys: readonly string[];
  readonly names: Readonly<Record<string, string>>;
}

const axis = (id: string, label: string, keys: readonly string[], names: Readonly<Record<string, string>> = {}): Axis => ({ id, label, keys, names });
const axisName = (name: string): string => (OWN.includes(name) ? `group-${name}` : name);
const unique = (all: readonly string[]): readonly string[] => [...new Set(all)].toSorted();

function splitOnce(part: string): [string, string] {
  const at = part.indexOf('=');
  return at === -1 ? [part, 'yes'] : [part.slice(0, at), part.slice(at + 1)];
}
