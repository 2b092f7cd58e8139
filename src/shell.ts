import { isStaff, type Actor } from './kernel/actor.ts';
import { dirOf, type Locale } from './kernel/locale.ts';
import type { View } from './platform/web/view.ts';
import type { Instance } from './slices/instance/public.ts';
import { words } from './words.ts';

export interface ShellInput {
  readonly locale: Locale;
  readonly path: string;
  readonly search: string;
  readonly actor: Actor;
  readonly instance: Instance;
  readonly theme: View['theme'];
  readonly requestId: string;
  readonly baseUrl: string;
  readonly asset: (name: string) => string;
}

/** What is in the menu, for whom, and with which modules. */
const NAVIGATION = [
  { module: 'participation', key: 'nav.voices', href: '/processes' },
  { module: 'events', key: 'nav.events', href: '/events' },
  { module: 'surveys', key: 'nav.surveys', href: '/surveys' },
  { module: 'ballots', key: 'nav.ballots', href: '/ballots' },
  { module: 'concept', key: 'nav.measures', href: '/measures' },
  { module: 'concept', key: 'nav.concepts', href: '/concepts' },
  { module: 'monitoring', key: 'nav.indicators', href: '/indicators' },
  { module: 'reports', key: 'nav.reports', href: '/reports' },
  { module: 'bodies', key: 'nav.bodies', href: '/bodies' },
] as const;

const FOOTER = [
  { module: 'assessment', key: 'nav.why', href: '/why' },
  { module: null, key: 'nav.imprint', href: '/imprint' },
  { module: null, key: 'nav.privacy', href: '/privacy' },
  { module: null, key: 'nav.accessibility', href: '/accessibility' },
  { module: null, key: 'nav.easy', href: '/easy' },
  { module: null, key: 'nav.data', href: '/data' },
] as const;

const DESK = { key: 'staff.nav.desk', href: '/desk' } as const;
/** For people who translate and have no desk. */
const TRANSLATIONS = { key: 'staff.nav.translations', href: '/translations' } as const;

type Reader = 'visitor' | 'interpreter' | 'staff';
const readerOf = (actor: Actor): Reader => (isStaff(actor) ? 'staff' : actor.kind === 'account' && actor.grants.some((g) => g.role === 'interpreter') ? 'interpreter' : 'visitor');

export function viewOf(input: ShellInput): View {
  const { locale, path, actor, instance } = input;
  const href = hrefIn(locale);
  const staff = isStaff(actor);
  return {
    locale,
    dir: dirOf(locale),
    path,
    search: input.search,
    locales: instance.languages,
    href,
    asset: input.asset,
    absolute: (to) => (/^https?:/.test(to) ? to : input.baseUrl + to),
    site: siteOf(instance, locale, path, readerOf(actor)),
    user: actor.kind === 'account' ? { name: actor.name, staff } : null,
    theme: input.theme,
    requestId: input.requestId,
  };
}

const hrefIn = (locale: Locale) => (to: string): string => (/^https?:/.test(to) ? to : `/${locale}${to === '/' ? '' : to}`);

const sites = new WeakMap<Instance, Map<string, View['site']>>();

/** Name and menus. Pages of one section share the same object for as long as the instance is the one that was read, and with it the parts kept for it. */
function siteOf(instance: Instance, locale: Locale, path: string, reader: Reader): View['site'] {
  const known = sites.get(instance) ?? new Map<string, View['site']>();
  sites.set(instance, known);
  const current = [...NAVIGATION, DESK, TRANSLATIONS, ...FOOTER].find((entry) => path === entry.href || path.startsWith(`${entry.href}/`))?.href ?? '';
  const key = `${locale} ${reader} ${current}`;
  const site = known.get(key) ?? makeSite(instance, locale, current, reader);
  known.set(key, site);
  return site;
}

function makeSite(instance: Instance, locale: Locale, current: string, reader: Reader): View['site'] {
  const t = words(locale);
  const href = hrefIn(locale);
  const item = (entry: { key: Parameters<typeof t>[0]; href: string }) => ({ href: href(entry.href), label: t(entry.key), current: entry.href === current });
  return {
    name: instance.siteName === '' ? t('site.name') : instance.siteName,
    region: instance.regionName,
    // Before the first setup is finished every page leads there.
    nav: instance.ready ? [...NAVIGATION.filter((n) => instance.modules.has(n.module)), ...(reader === 'staff' ? [DESK] : reader === 'interpreter' && instance.modules.has('participation') ? [TRANSLATIONS] : [])].map(item) : [],
    footer: instance.ready ? FOOTER.filter((f) => f.module === null || instance.modules.has(f.module)).map(item) : [],
    demo: instance.demo,
  };
}
