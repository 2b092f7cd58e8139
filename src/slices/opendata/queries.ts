import { inLanguage, type Localized } from '../../kernel/localized.ts';
import type { Db } from '../../platform/database/types.ts';
import { indicatorHref, openIndicators, type OpenIndicator } from '../monitoring/public.ts';
import { municipalities } from '../territory/public.ts';
import { changesOfKinds } from '../thread/public.ts';
import { commonKey, LISTS, type OpenList } from './rules.ts';
import { CLOSED, type Dataset, type Frequency, type Said, type Theme } from './schema.ts';
import { words } from './words.ts';

/** Terms under which the operator gives its data away. */
export interface Terms {
  readonly licence: string;
  readonly operator: string;
}

const LANGUAGES = ['de', 'en', 'ar'] as const;
const inAll = (key: Parameters<ReturnType<typeof words>>[0]): readonly Said[] => LANGUAGES.map((lang) => ({ text: words(lang)(key), lang }));

/** Every dataset that can be taken away now: the lists of the modules that are on, and each indicator with values. */
export async function datasetsOf(db: Db, modules: ReadonlySet<string>, terms: Terms): Promise<readonly Dataset[]> {
  const lists = LISTS.filter(({ module }) => modules.has(module));
  const [changes, indicators] = await Promise.all([changesOfKinds(db, [...new Set(lists.flatMap(({ kinds }) => kinds))]), modules.has('monitoring') ? openIndicators(db) : []]);
  const known = (list: OpenList, end: 'first' | 'last'): Date | null => outermost(list.kinds.flatMap((kind) => changes.get(kind)?.[end] ?? []), end);
  return [...lists.map((list) => listDataset(list, terms, known(list, 'first'), known(list, 'last'))), ...indicators.map((indicator) => indicatorDataset(indicator, terms))];
}

function outermost(days: readonly Date[], end: 'first' | 'last'): Date | null {
  const [first, ...others] = days.toSorted((a, b) => a.getTime() - b.getTime());
  return (end === 'first' ? first : (others.at(-1) ?? first)) ?? null;
}

/** The official key that stands for the whole territory. */
export async function territoryKey(db: Db): Promise<string> {
  return commonKey((await municipalities(db)).map(({ key }) => key));
}

function listDataset(list: OpenList, { licence, operator }: Terms, issued: Date | null, modified: Date | null): Dataset {
  return {
    key: list.key, path: list.path, title: inAll(`title.${list.key}` as 'title.measures'), about: inAll(`about.${list.key}` as 'about.measures'), keywords: ['Integration', 'Teilhabe', words('de')(`title.${list.key}` as 'title.measures')],
    themes: list.themes, frequency: list.frequency, issued, modified, period: null, formats: ['csv', 'json'],
    licence: list.voices === true ? CLOSED : licence, attribution: operator, rights: list.voices === true ? words('de')('voices_rights') : '',
  };
}

const FREQUENCIES: Readonly<Record<string, Frequency>> = { year: 'ANNUAL', school_year: 'ANNUAL', half_year: 'ANNUAL_2', quarter: 'QUARTERLY', month: 'MONTHLY' };
const THEMES: Readonly<Record<string, Theme>> = { childcare: 'EDUC', school: 'EDUC', training: 'EDUC', work: 'ECON', income: 'ECON', administration: 'GOVE' };

/** An indicator keeps the licence of whoever counted; one that this list does not know is named, and not given away. */
function indicatorDataset(indicator: OpenIndicator, { licence, operator }: Terms): Dataset {
  const invented = indicator.invented ? words('de')('invented') : '';
  const theme = THEMES[indicator.field];
  return {
    key: `indicators/${indicator.code}`, path: indicatorHref(indicator.code), title: allOf(indicator.name), about: allOf(indicator.definition), keywords: ['Integration', 'Indikator'],
    themes: ['SOCI', ...(theme === undefined ? [] : [theme])], frequency: FREQUENCIES[indicator.periodicity] ?? 'IRREG', issued: null, modified: null, period: { from: indicator.from, to: indicator.to }, formats: ['csv', 'json', 'jsonstat'],
    licence: indicator.field === 'own' ? licence : (licenceNamed(indicator.licence) ?? CLOSED), attribution: indicator.field === 'own' ? operator : indicator.sources.join('; '), rights: [indicator.licence, invented].filter((part) => part !== '').join(' · '),
  };
}

function allOf(value: Localized): readonly Said[] {
  const known = LANGUAGES.filter((lang) => value.texts[lang] !== undefined).map((lang) => ({ text: inLanguage(value, lang).text, lang }));
  return known.length > 0 ? known : [{ text: inLanguage(value, 'de').text, lang: value.source }];
}

const NAMED: readonly (readonly [RegExp, string])[] = [
  [/dl-?de[/ -]by|namensnennung.*2[.-]0.*deutschland|deutschland.*namensnennung/i, 'dl-by-de/2.0'],
  [/dl-?de[/ -]zero|deutschland.*zero/i, 'dl-zero-de/2.0'],
  [/cc[ -]?by[ -]4|creativecommons\.org\/licenses\/by\/4/i, 'cc-by/4.0'],
  [/cc[ -]?0|cc[ -]zero/i, 'cc-zero'],
];

function licenceNamed(said: string): string | null {
  return NAMED.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}
