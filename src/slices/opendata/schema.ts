/** Licences the operator can choose, by their names in the list of DCAT-AP.de (dcat-ap.de/def/licenses). The first holds until another is chosen. */
export const LICENCES = ['dl-by-de/2.0', 'dl-zero-de/2.0', 'cc-by/4.0', 'cc-zero'] as const;
export type Licence = (typeof LICENCES)[number];

/** Names and addresses of those licences' texts; names are not translated. */
export const LICENCE_TEXTS: Readonly<Record<Licence, { readonly name: string; readonly url: string }>> = {
  'dl-by-de/2.0': { name: 'Datenlizenz Deutschland – Namensnennung – Version 2.0', url: 'https://www.govdata.de/dl-de/by-2-0' },
  'dl-zero-de/2.0': { name: 'Datenlizenz Deutschland – Zero – Version 2.0', url: 'https://www.govdata.de/dl-de/zero-2-0' },
  'cc-by/4.0': { name: 'Creative Commons Namensnennung 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  'cc-zero': { name: 'Creative Commons Zero 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
};

/** Other words of people than the operator's: they may be read and quoted; nobody gave the operator a licence to pass on. */
export const CLOSED = 'other-closed';

export const FORMATS = ['csv', 'json', 'jsonstat'] as const;
export type Format = (typeof FORMATS)[number];

/** How often a dataset changes, by its names in the EU's list of frequencies. */
export type Frequency = 'CONT' | 'IRREG' | 'ANNUAL' | 'ANNUAL_2' | 'QUARTERLY' | 'MONTHLY';

/** Subjects in the EU's list of data themes: society, government, education, economy, justice. */
export type Theme = 'SOCI' | 'GOVE' | 'EDUC' | 'ECON' | 'JUST';

/** A text in one language (BCP 47). */
export interface Said {
  readonly text: string;
  readonly lang: string;
}

/** A dataset of the catalogue. */
export interface Dataset {
  /** Part of its address in the catalogue; letters, digits, `-` and `/`. */
  readonly key: string;
  /** Its page, without language prefix. */
  readonly path: string;
  readonly title: readonly Said[];
  readonly about: readonly Said[];
  readonly keywords: readonly string[];
  readonly themes: readonly Theme[];
  readonly frequency: Frequency;
  readonly issued: Date | null;
  readonly modified: Date | null;
  /** Years or days that its values are about. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly formats: readonly Format[];
  /** A name in dcat-ap.de/def/licenses. */
  readonly licence: string;
  /** What to write beside it when it is used. */
  readonly attribution: string;
  /** What else has to be known about rights; may be empty. */
  readonly rights: string;
}
