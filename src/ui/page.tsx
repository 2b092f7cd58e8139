import type { ComponentChildren } from 'preact';
import { langTag } from '../kernel/locale.ts';
import { afterLocale } from './addresses.ts';
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx';
import { IslandScripts } from './document.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { Kept } from './kept.tsx';
import { Swash } from './thread-line.tsx';
import { useText, useView } from './view.ts';
import { words } from './words.ts';

export interface PageProps {
  /** The document's title and, unless `heading` says otherwise, the page's h1. */
  readonly title: string;
  /** For search engines and link previews. */
  readonly description?: string;
  /** Another h1 than the title; `false` where the children bring their own. */
  readonly heading?: ComponentChildren | false;
  /** A short line above the h1: kind of page, number, date. */
  readonly eyebrow?: ComponentChildren;
  /** One or two sentences below the h1. */
  readonly lead?: ComponentChildren;
  /** The way here, without the start page and without this page. */
  readonly crumbs?: readonly Crumb[];
  /** Tables, charts and cards over the full width. */
  readonly wide?: boolean;
  /** A page of the workspace: wide, and marked as such. */
  readonly staff?: boolean;
  /** Not for search engines: receipts, accounts, errors, workspace. */
  readonly noindex?: boolean;
  /** Sheets beside the common one, by the names of their folders in src/ui/styles. */
  readonly sheets?: readonly string[];
  /** Language of the content where it differs from the page's (BCP 47). */
  readonly contentLang?: string;
  readonly children: ComponentChildren;
}

/** The whole document around a page's content. */
export function Page(props: PageProps) {
  const view = useView();
  const t = useText(words);
  const wide = props.wide === true || props.staff === true;
  return (
    <html lang={langTag(view.locale)} dir={view.dir} data-kern-theme={view.theme === 'auto' ? undefined : view.theme}>
      <Head {...props} />
      <body>
        <a class="mt-skip" href="#main">{t('skip')}</a>
        <Header />
        {props.crumbs !== undefined && <Breadcrumbs crumbs={props.crumbs} current={props.title} />}
        <main id="main" class={`mt-body mt-main mt-wrap${wide ? ' mt-main--wide' : ''}`} tabIndex={-1} lang={props.contentLang}>
          {props.heading !== false && <Title {...props} />}
          {props.children}
        </main>
        <Footer />
        <IslandScripts />
      </body>
    </html>
  );
}

function Title({ title, heading, eyebrow, lead, staff }: PageProps) {
  const t = useText(words);
  const above = eyebrow ?? (staff === true ? t('workspace') : undefined);
  return (
    <div class="mt-title">
      {above !== undefined && <p class="mt-title__eyebrow">{above}</p>}
      <h1>{heading ?? title}</h1>
      {staff !== true && <Swash />}
      {lead !== undefined && <p class="mt-lead">{lead}</p>}
    </div>
  );
}

const FONTS = { arabic: ['vazirmatn-arabic-400', 'vazirmatn-arabic-600'], latin: ['fira-sans-latin-400', 'fira-sans-latin-600'] };

function Head({ title, description, noindex, staff, sheets = [] }: PageProps) {
  const view = useView();
  const hidden = noindex === true || staff === true;
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title === view.site.name ? title : `${title} · ${view.site.name}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content={view.theme === 'auto' ? 'light dark' : view.theme} />
      {description !== undefined && <meta name="description" content={description} />}
      <Kept of={view.site} name="files">{() => <Files />}</Kept>
      {sheets.map((name) => <link rel="stylesheet" href={view.asset(`${name}.css`)} />)}
      {hidden ? <meta name="robots" content="noindex" /> : <Alternates />}
      <meta property="og:title" content={title} />
      <meta property="og:site_name" content={view.site.name} />
    </head>
  );
}

function Files() {
  const view = useView();
  const fonts = view.locale === 'ar' ? FONTS.arabic : FONTS.latin;
  return (
    <>
      {fonts.map((font) => <link rel="preload" href={view.asset(`fonts/${font}.woff2`)} as="font" type="font/woff2" crossOrigin="anonymous" />)}
      <link rel="stylesheet" href={view.asset('app.css')} />
      <link rel="icon" href={view.asset('favicon.svg')} type="image/svg+xml" />
      <link rel="manifest" href="/site.webmanifest" />
    </>
  );
}

/** The page's own address and the same page in the other languages. */
function Alternates() {
  const view = useView();
  const page = view.search === '' ? null : new URLSearchParams(view.search).get('page');
  const query = page === null ? '' : `?page=${encodeURIComponent(page)}`;
  return (
    <Kept of={view.site} name="alternates" holes={[afterLocale(view.path) + query, view.path]}>
      {([rest = '', path = '']) => (
        <>
          <link rel="canonical" href={view.absolute(`/${view.locale}`) + rest} />
          {view.locales.map((locale) => <link rel="alternate" hrefLang={langTag(locale)} href={view.absolute(`/${locale}`) + rest} />)}
          <link rel="alternate" hrefLang="x-default" href={view.absolute('') + path} />
        </>
      )}
    </Kept>
  );
}
