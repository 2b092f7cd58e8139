import type { Locale } from '../kernel/locale.ts';
import type { View } from './view.ts';

/** Municipalities of the Region Hannover: centre points computed from the boundaries of © GeoBasis-DE / BKG (dl-de/by-2-0). */
export const PLACES: readonly (readonly [key: string, name: string, lon: number, lat: number])[] = [
  ['03241001', 'Hannover', 9.7697, 52.3796],
  ['03241002', 'Barsinghausen', 9.4808, 52.3257],
  ['03241003', 'Burgdorf', 10.0174, 52.4714],
  ['03241004', 'Burgwedel', 9.8888, 52.5362],
  ['03241005', 'Garbsen', 9.5721, 52.4514],
  ['03241006', 'Gehrden', 9.5875, 52.3228],
  ['03241007', 'Hemmingen', 9.7278, 52.2974],
  ['03241008', 'Isernhagen', 9.8503, 52.4569],
  ['03241009', 'Laatzen', 9.8398, 52.2898],
  ['03241010', 'Langenhagen', 9.7048, 52.4659],
  ['03241011', 'Lehrte', 10.0178, 52.3815],
  ['03241012', 'Neustadt am Rübenberge', 9.4652, 52.5553],
  ['03241013', 'Pattensen', 9.7625, 52.2386],
  ['03241014', 'Ronnenberg', 9.6555, 52.3095],
  ['03241015', 'Seelze', 9.575, 52.3859],
  ['03241016', 'Sehnde', 9.9691, 52.3201],
  ['03241017', 'Springe', 9.6161, 52.196],
  ['03241018', 'Uetze', 10.1697, 52.4604],
  ['03241019', 'Wedemark', 9.7084, 52.558],
  ['03241020', 'Wennigsen (Deister)', 9.5781, 52.2606],
  ['03241021', 'Wunstorf', 9.3932, 52.4371],
];

/** Dots of the ballot of 2011 by the number of the recommendation. */
export const DOTS: readonly (readonly [number: number, dots: number])[] = [[2, 23], [1, 21], [4, 19], [3, 17], [6, 15], [8, 14], [5, 12], [7, 8], [9, 5], [10, 3], [11, 1]];

const NAV = {
  de: ['Beteiligung', 'Abstimmungen', 'Maßnahmen', 'Konzepte', 'Berichte'],
  'de-simple': ['Mit-Machen', 'Abstimmen', 'Was wir tun', 'Die Pläne', 'Berichte'],
  en: ['Take part', 'Ballots', 'Measures', 'Concepts', 'Reports'],
  ar: ['المشاركة', 'التصويت', 'الإجراءات', 'الخطط', 'التقارير'],
} as const;
const FOOTER = {
  de: ['Impressum', 'Datenschutz', 'Barrierefreiheit', 'Einfaches Deutsch'],
  'de-simple': ['Wer wir sind', 'Daten-Schutz', 'Barriere-Freiheit', 'Einfaches Deutsch'],
  en: ['Imprint', 'Privacy', 'Accessibility', 'Easy German'],
  ar: ['بيانات الناشر', 'حماية البيانات', 'سهولة الوصول', 'ألمانية سهلة'],
} as const;

/** A view as the program makes it for a visitor. */
export function galleryView(locale: Locale, theme: View['theme'], path = '/gallery'): View {
  const href = (to: string): string => `/${locale}${to === '/' ? '' : to}`;
  return {
    locale, dir: locale === 'ar' ? 'rtl' : 'ltr', path, search: '', locales: ['de', 'de-simple', 'en', 'ar'], href,
    asset: (name) => `/assets/${name}`,
    absolute: (to) => `https://miteinander.example${to}`,
    site: {
      name: 'Miteinander', region: locale === 'ar' ? 'منطقة هانوفر' : 'Region Hannover', demo: true,
      nav: NAV[locale].map((label, i) => ({ label, href: href(`/menu-${i}`), current: i === 2 && path !== '/' })),
      footer: FOOTER[locale].map((label, i) => ({ label, href: href(`/legal-${i}`) })),
    },
    user: null, theme, requestId: '0',
  };
}
