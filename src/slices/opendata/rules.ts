import type { Dataset, Format, Frequency, Said, Theme } from './schema.ts';

/** One statement's object: a resource by its address (absolute, or a name with a known prefix), or a literal. */
export type Value = { readonly iri: string } | { readonly text: string; readonly lang?: string; readonly type?: string };
/** A resource with what is said about it. There are no blank nodes: everything has an address, so that two copies can be compared. */
export interface Resource {
  readonly id: string;
  readonly types: readonly string[];
  readonly says: readonly (readonly [property: string, value: Value])[];
}

export const PREFIXES = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dcatde: 'http://dcat-ap.de/def/dcatde/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

const EU = 'http://publications.europa.eu/resource/authority';
const iri = (address: string): Value => ({ iri: address });
const text = (value: string, lang?: string): Value => (lang === undefined ? { text: value } : { text: value, lang });
const moment = (at: Date): Value => ({ text: at.toISOString(), type: 'xsd:dateTime' });
const said = (property: string, all: readonly Said[]): (readonly [string, Value])[] => all.map((one) => [property, text(one.text, one.lang)]);

/** A list that becomes a dataset of its own: the path of page and files, and whose changes count as its own. */
export interface OpenList {
  readonly key: string;
  readonly module: string;
  readonly path: string;
  /** Kinds of history entries that change it. */
  readonly kinds: readonly string[];
  readonly themes: readonly Theme[];
  readonly frequency: Frequency;
  /** Holds words of people, for which the operator has no licence to give. */
  readonly voices?: true;
}

export const LISTS: readonly OpenList[] = [
  { key: 'submissions', module: 'participation', path: '/submissions', kinds: ['submission'], themes: ['SOCI', 'GOVE'], frequency: 'CONT', voices: true },
  { key: 'recommendations', module: 'participation', path: '/recommendations', kinds: ['recommendation'], themes: ['SOCI', 'GOVE'], frequency: 'IRREG' },
  { key: 'ballots', module: 'ballots', path: '/ballots', kinds: ['ballot'], themes: ['SOCI', 'GOVE'], frequency: 'IRREG' },
  { key: 'measures', module: 'concept', path: '/measures', kinds: ['measure', 'concept'], themes: ['SOCI', 'GOVE'], frequency: 'CONT' },
  { key: 'concepts', module: 'concept', path: '/concepts', kinds: ['concept'], themes: ['SOCI', 'GOVE'], frequency: 'IRREG' },
  { key: 'practices', module: 'concept', path: '/practices', kinds: ['practice'], themes: ['SOCI'], frequency: 'IRREG' },
  { key: 'reports', module: 'reports', path: '/reports', kinds: ['report'], themes: ['GOVE', 'SOCI'], frequency: 'ANNUAL_2' },
  { key: 'events', module: 'events', path: '/events', kinds: ['event'], themes: ['SOCI'], frequency: 'CONT' },
  { key: 'papers', module: 'bodies', path: '/papers', kinds: ['paper'], themes: ['GOVE'], frequency: 'IRREG' },
  { key: 'resolutions', module: 'bodies', path: '/resolutions', kinds: ['resolution'], themes: ['GOVE'], frequency: 'IRREG' },
  { key: 'indicators', module: 'monitoring', path: '/indicators', kinds: ['indicator'], themes: ['SOCI'], frequency: 'IRREG' },
];

/** Who publishes, where, and for which territory. */
export interface Publisher {
  readonly base: string;
  readonly name: string;
  readonly email: string;
  readonly title: readonly Said[];
  readonly about: readonly Said[];
  /** dcat-ap.de/def/contributors; empty where the portal has given none. */
  readonly contributor: string;
  /** Official key of the territory: a municipality's eight digits, a district's five, a Land's two; empty where it is neither. */
  readonly territory: string;
  readonly modified: Date | null;
  /** Council work is served as OParl. */
  readonly oparl: boolean;
}

const LEVELS: Readonly<Record<number, readonly [list: string, level: string]>> = { 2: ['stateKey', 'state'], 5: ['districtKey', 'administrativeDistrict'], 8: ['municipalityKey', 'municipality'] };

/** The common official key of municipalities: the one's own, their district's, their Land's; empty where they share none. */
export function commonKey(keys: readonly string[]): string {
  const [first = ''] = keys;
  const length = [...(keys.length === 1 ? [8] : []), 5, 2].find((n) => first.length >= n && keys.every((key) => key.startsWith(first.slice(0, n))));
  return length === undefined ? '' : first.slice(0, length);
}

/** The catalogue as DCAT-AP.de 3.0 describes it: every resource with all that is said about it. */
export function catalogue(by: Publisher, datasets: readonly Dataset[]): readonly Resource[] {
  const at = (name: string): string => `${by.base}/catalog#${name}`;
  const services = [openApi(by), ...(by.oparl ? [oparl(by)] : [])];
  return [
    {
      id: at('catalog'),
      types: ['dcat:Catalog'],
      says: [
        ...said('dct:title', by.title),
        ...said('dct:description', by.about),
        ['dct:publisher', iri(at('publisher'))],
        ['dct:language', iri(`${EU}/language/DEU`)],
        ['dcat:themeTaxonomy', iri(`${EU}/data-theme`)],
        ['foaf:homepage', iri(`${by.base}/de/data`)],
        ...(by.modified === null ? [] : [['dct:modified', moment(by.modified)] as const]),
        ...datasets.map(({ key }) => ['dcat:dataset', iri(datasetId(by, key))] as const),
        ...services.map(({ id }) => ['dcat:service', iri(id)] as const),
      ],
    },
    { id: at('publisher'), types: ['foaf:Agent', 'foaf:Organization'], says: [['foaf:name', text(by.name, 'de')], ['foaf:homepage', iri(by.base)], ...(by.email === '' ? [] : [['foaf:mbox', iri(`mailto:${by.email}`)] as const])] },
    { id: at('contact'), types: ['vcard:Kind', 'vcard:Organization'], says: [['vcard:fn', text(by.name, 'de')], ['vcard:hasURL', iri(`${by.base}/de/imprint`)], ...(by.email === '' ? [] : [['vcard:hasEmail', iri(`mailto:${by.email}`)] as const])] },
    { id: `${by.base}/de/data`, types: ['foaf:Document'], says: [] },
    ...placeOf(by),
    { id: `${EU}/data-theme`, types: ['http://www.w3.org/2004/02/skos/core#ConceptScheme'], says: [['dct:title', text('Data theme', 'en')]] },
    ...services,
    ...datasets.flatMap((dataset) => datasetOf(by, dataset)),
  ];
}

const placeId = (list: string, key: string): string => `http://dcat-ap.de/def/politicalGeocoding/${list}/${key}`;

function placeOf({ territory }: Publisher): readonly Resource[] {
  const [list] = LEVELS[territory.length] ?? [];
  return list === undefined ? [] : [{ id: placeId(list, territory), types: ['dct:Location'], says: [['dct:identifier', { text: territory }]] }];
}

const datasetId = (by: Publisher, key: string): string => `${by.base}/catalog#dataset/${key}`;

function datasetOf(by: Publisher, set: Dataset): readonly Resource[] {
  const id = datasetId(by, set.key);
  const files = set.formats.map((format) => fileOf(by, set, format));
  const period = set.period === null ? null : periodOf(`${id}/period`, set.period);
  const [list, level] = LEVELS[by.territory.length] ?? [];
  return [
    {
      id,
      types: ['dcat:Dataset'],
      says: [
        ...said('dct:title', set.title),
        ...said('dct:description', set.about),
        ['dct:identifier', text(id)],
        ['dct:publisher', iri(`${by.base}/catalog#publisher`)],
        ['dcat:contactPoint', iri(`${by.base}/catalog#contact`)],
        ['dcat:landingPage', iri(`${by.base}/de${set.path}`)],
        ['dct:language', iri(`${EU}/language/DEU`)],
        ['dct:accrualPeriodicity', iri(`${EU}/frequency/${set.frequency}`)],
        ['dct:accessRights', iri(`${EU}/access-right/PUBLIC`)],
        ...set.themes.map((theme) => ['dcat:theme', iri(`${EU}/data-theme/${theme}`)] as const),
        ...set.keywords.map((word) => ['dcat:keyword', text(word, 'de')] as const),
        ...(set.issued === null ? [] : [['dct:issued', moment(set.issued)] as const]),
        ...(set.modified === null ? [] : [['dct:modified', moment(set.modified)] as const]),
        ...(period === null ? [] : [['dct:temporal', iri(period.id)] as const]),
        ...(by.contributor === '' ? [] : [['dcatde:contributorID', iri(by.contributor)] as const]),
        ...(list === undefined ? [] : [['dct:spatial', iri(placeId(list, by.territory))] as const, ['dcatde:politicalGeocodingLevelURI', iri(`http://dcat-ap.de/def/politicalGeocoding/Level/${level}`)] as const]),
        ...files.map((file) => ['dcat:distribution', iri(file.id)] as const),
      ],
    },
    { id: `${by.base}/de${set.path}`, types: ['foaf:Document'], says: [] },
    ...files,
    ...(period === null ? [] : [period]),
    ...(set.rights === '' ? [] : [{ id: `${id}/rights`, types: ['dct:RightsStatement'], says: [['rdfs:label', text(set.rights, 'de')] as const] }]),
  ];
}

const MEDIA: Readonly<Record<Format, { readonly file: string; readonly media: string; readonly name: string }>> = {
  csv: { file: 'CSV', media: 'text/csv', name: 'CSV' },
  json: { file: 'JSON', media: 'application/json', name: 'JSON' },
  jsonstat: { file: 'JSON', media: 'application/json', name: 'JSON-stat 2.0' },
};

function fileOf(by: Publisher, set: Dataset, format: Format): Resource {
  const address = `${by.base}${set.path}.${format}`;
  const { file, media, name } = MEDIA[format];
  return {
    id: `${datasetId(by, set.key)}/${format}`,
    types: ['dcat:Distribution'],
    says: [
      ...set.title.map((title) => ['dct:title', text(`${title.text} (${name})`, title.lang)] as const),
      ['dcat:accessURL', iri(address)],
      ['dcat:downloadURL', iri(address)],
      ['dct:format', iri(`${EU}/file-type/${file}`)],
      ['dcat:mediaType', iri(`http://www.iana.org/assignments/media-types/${media}`)],
      ['dct:license', iri(`http://dcat-ap.de/def/licenses/${set.licence}`)],
      ['dcatde:licenseAttributionByText', text(set.attribution, 'de')],
      ['dcatap:availability', iri(`${EU}/planned-availability/STABLE`)],
      ...(format === 'jsonstat' ? [['dct:conformsTo', iri('https://json-stat.org/full/')] as const] : []),
      ...(set.modified === null ? [] : [['dct:modified', moment(set.modified)] as const]),
      ...(set.rights === '' ? [] : [['dct:rights', iri(`${datasetId(by, set.key)}/rights`)] as const]),
    ],
  };
}

/** Years and days as they are; school years, half-years and quarters by the years they begin and end in. */
function periodOf(id: string, { from, to }: { readonly from: string; readonly to: string }): Resource {
  return { id, types: ['dct:PeriodOfTime'], says: [['dcat:startDate', dayOrYear(from, 'from')], ['dcat:endDate', dayOrYear(to, 'to')]] };
}

function dayOrYear(period: string, end: 'from' | 'to'): Value {
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return { text: period, type: 'xsd:date' };
  const school = /^(\d{4})\/(\d{2})$/.exec(period);
  const year = school !== null && end === 'to' ? `${(school[1] ?? '').slice(0, 2)}${school[2] ?? ''}` : period.slice(0, 4);
  return { text: year, type: 'xsd:gYear' };
}

function openApi(by: Publisher): Resource {
  return serviceOf(by, 'openapi', 'Daten dieser Seite als JSON und CSV', `${by.base}/`, `${by.base}/openapi.json`, 'https://spec.openapis.org/oas/v3.1.0');
}

function oparl(by: Publisher): Resource {
  return serviceOf(by, 'oparl', 'Sitzungen, Vorlagen und Gremien als OParl', `${by.base}/oparl/system`, `${by.base}/oparl/system`, 'https://schema.oparl.org/1.1/');
}

function serviceOf(by: Publisher, key: string, title: string, endpoint: string, description: string, standard: string): Resource {
  return {
    id: `${by.base}/catalog#service/${key}`,
    types: ['dcat:DataService'],
    says: [
      ['dct:title', text(title, 'de')],
      ['dct:publisher', iri(`${by.base}/catalog#publisher`)],
      ['dcat:contactPoint', iri(`${by.base}/catalog#contact`)],
      ['dcat:endpointURL', iri(endpoint)],
      ['dcat:endpointDescription', iri(description)],
      ['dct:conformsTo', iri(standard)],
      ['dct:accessRights', iri(`${EU}/access-right/PUBLIC`)],
    ],
  };
}

/** The full address behind a prefixed name. */
export function expanded(name: string): string {
  const at = name.indexOf(':');
  const prefix = PREFIXES[name.slice(0, at) as keyof typeof PREFIXES] as string | undefined;
  return prefix === undefined ? name : prefix + name.slice(at + 1);
}

/** The resources as JSON-LD 1.1, with its context inside: nobody has to fetch one. */
export function jsonLdOf(resources: readonly Resource[]): Readonly<Record<string, unknown>> {
  return { '@context': PREFIXES, '@graph': resources.map(({ id, types, says }) => ({ '@id': id, '@type': types, ...Object.fromEntries([...Map.groupBy(says, ([property]) => property)].map(([property, all]) => [property, all.map(([, value]) => jsonValue(value))])) })) };
}

function jsonValue(value: Value): Readonly<Record<string, string>> {
  if ('iri' in value) return { '@id': value.iri };
  if (value.lang !== undefined) return { '@value': value.text, '@language': value.lang };
  return { '@value': value.text, ...(value.type === undefined ? {} : { '@type': value.type }) };
}
