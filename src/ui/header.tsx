import { langTag, localeName, dirOf } from '../kernel/locale.ts';
import { afterLocale } from './addresses.ts';
import { Icon } from './icons.tsx';
import { Kept } from './kept.tsx';
import { HeaderThread, LogoMark } from './thread-line.tsx';
import { useText, useView, type NavItem } from './view.ts';
import { words } from './words.ts';

/** Demonstration bar, logo, menu, languages, appearance, account; works without script at every width. */
export function Header() {
  const view = useView();
  const rest = afterLocale(view.path) + view.search;
  const here = view.path + view.search;
  const signIn = view.back === undefined || view.back.startsWith('/sign-in') ? '/sign-in' : `/sign-in?next=${encodeURIComponent(view.back)}`;
  if (view.user !== null) return <Masthead rest={rest} here={here} signIn={signIn} />;
  return <Kept of={view.site} name={`header ${view.theme}`} holes={[rest, here, signIn]}>{([kept = '', back = '', way = '']) => <Masthead rest={kept} here={back} signIn={way} />}</Kept>;
}

/** This page's address: `rest` follows the language prefix, `here` is the path with its query, `signIn` leads to the sign-in page and from there back. */
interface Address {
  readonly rest: string;
  readonly here: string;
  readonly signIn: string;
}

function Masthead({ rest, here, signIn }: Address) {
  const view = useView();
  const t = useText(words);
  return (
    <>
      {view.site.demo && <DemoBar />}
      <header class="mt-header">
        <div class="mt-wrap mt-header__inner">
          <a class="mt-brand" href={view.href('/')}>
            <LogoMark />
            <span>
              <span class="mt-brand__name">{view.site.name}</span>
              <span class="mt-brand__region">{view.site.region}</span>
            </span>
          </a>
          <Languages rest={rest} />
          <div class="mt-extras">
            {view.site.nav.length > 0 && <Search />}
            <Theme here={here} />
            <Account signIn={signIn} />
          </div>
          {view.site.nav.length > 0 && <Menu items={view.site.nav} label={t('nav_main')} />}
        </div>
        <HeaderThread />
      </header>
    </>
  );
}

function DemoBar() {
  const view = useView();
  const t = useText(words);
  return (
    <aside class="mt-demo" aria-label={t('tone_info')}>
      <div class="mt-wrap mt-demo__inner">
        <p>{t('demo_banner')}</p>
        <a href={view.href('/demo')}>{t('demo_link')}</a>
      </div>
    </aside>
  );
}

/** On phones the list opens below the button; the details element holds only the button, so that wide screens can always show the list. */
function Menu({ items, label }: { items: readonly NavItem[]; label: string }) {
  const t = useText(words);
  return (
    <>
      <details class="mt-menu">
        <summary>
          <Icon name="menu" small />
          {t('menu')}
        </summary>
      </details>
      <nav class="mt-nav" aria-label={label}>
        <ul>
          {items.map((item) => <li><a href={item.href} aria-current={item.current === true ? 'page' : undefined}>{item.label}</a></li>)}
        </ul>
      </nav>
    </>
  );
}

function Languages({ rest }: Pick<Address, 'rest'>) {
  const view = useView();
  const t = useText(words);
  if (view.locales.length < 2) return null;
  return (
    <details class="mt-drop" name="tools">
      <summary>
        <Icon name="globe" small />
        <span class="mt-drop__short">
          <span class="kern-sr-only">{`${t('language')}: `}</span>
          {localeName(view.locale)}
        </span>
      </summary>
      <nav class="mt-drop__panel" aria-label={t('language_choose')}>
        <ul>
          {view.locales.map((locale) => (
            <li>
              <a class="mt-drop__item" href={`/${locale}${rest}`} hrefLang={langTag(locale)} aria-current={locale === view.locale ? 'true' : undefined}>
                <bdi class={locale === view.locale ? undefined : 'mt-foreign'} lang={langTag(locale)} dir={dirOf(locale)}>{localeName(locale)}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}

const THEMES = [['auto', 'contrast'], ['light', 'sun'], ['dark', 'moon']] as const;

/** A form, because choosing keeps a cookie and a GET must change nothing. */
function Theme({ here }: Pick<Address, 'here'>) {
  const view = useView();
  const t = useText(words);
  return (
    <details class="mt-drop" name="tools">
      <summary>
        <Icon name={THEMES.find(([theme]) => theme === view.theme)?.[1] ?? 'contrast'} small />
        <span class="mt-extras__word">{t('theme')}</span>
      </summary>
      <form class="mt-drop__panel" method="post" action={view.href('/theme')} aria-label={t('theme')}>
        <input type="hidden" name="back" value={here} />
        {THEMES.map(([theme, icon]) => (
          <button class="mt-drop__item" type="submit" name="theme" value={theme} aria-pressed={theme === view.theme ? 'true' : 'false'}>
            <Icon name={icon} small />
            {t(`theme_${theme}`)}
          </button>
        ))}
      </form>
    </details>
  );
}

function Search() {
  const view = useView();
  const t = useText(words);
  return (
    <a class="mt-account" href={view.href('/search')}>
      <Icon name="search" small />
      <span>{t('search')}</span>
    </a>
  );
}

function Account({ signIn }: Pick<Address, 'signIn'>) {
  const view = useView();
  const t = useText(words);
  return (
    <a class="mt-account" href={view.href(view.user === null ? signIn : '/account')} rel={view.user === null ? 'nofollow' : undefined}>
      <Icon name="person" small />
      <span>{view.user === null ? t('sign_in') : view.user.name}</span>
      {view.user !== null && <span class="kern-sr-only">{` (${t('account')})`}</span>}
    </a>
  );
}
