import type { Locale } from '../../kernel/locale.ts';

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean;
}

/** What every page may know about the request it answers: language, address, who looks, and the site's own name and menu. */
export interface View {
  readonly locale: Locale;
  readonly dir: 'ltr' | 'rtl';
  /** Without language prefix, e.g. `/measures`. */
  readonly path: string;
  /** Query string with `?`, or empty. */
  readonly search: string;
  readonly locales: readonly Locale[];
  /** Adds the language prefix: `/measures` → `/de/measures`. */
  href(path: string): string;
  /** Address of a static file with its content's hash: `app.css` → `/assets/app.1a2b3c4d.css`. */
  asset(name: string): string;
  /** Absolute address of a path, for canonical links, QR codes and mails. */
  absolute(path: string): string;
  readonly site: { readonly name: string; readonly region: string; readonly nav: readonly NavItem[]; readonly footer: readonly NavItem[]; readonly demo: boolean };
  /** Where the sign-in link of the header leads back to; absent on pages one should not come back to. */
  readonly back?: string;
  readonly user: { readonly name: string; readonly staff: boolean } | null;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly requestId: string;
}
