import type { Locale } from '../../../kernel/locale.ts';

/** Pages that hold accounts, receipts or the workspace are nothing for search engines. */
const CLOSED = ['desk', 'sign-in', 'account', 'follow', 'setup', 'settings', 'people', 'departments', 'assessments', 'demo'];

export function robots(baseUrl: string, locales: readonly Locale[]): string {
  const lines = locales.flatMap((locale) => CLOSED.map((path) => `Disallow: /${locale}/${path}`));
  return ['User-agent: *', ...lines, '', `Sitemap: ${baseUrl}/sitemap.xml`, ''].join('\n');
}

/** Largest sitemap the protocol allows. */
const MOST_URLS = 50_000;

/** Every public page with its other languages (sitemaps.org, xhtml:link). */
export function sitemap(baseUrl: string, locales: readonly Locale[], paths: readonly string[]): string {
  const address = (locale: Locale, path: string): string => escapeXml(`${baseUrl}/${locale}${path === '/' ? '' : path}`);
  const shown = paths.slice(0, Math.floor(MOST_URLS / Math.max(1, locales.length)));
  const entries = shown.flatMap((path) => {
    const others = locales.map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${address(locale, path)}"/>`).join('');
    return locales.map((locale) => `<url><loc>${address(locale, path)}</loc>${others}</url>`);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`;
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const YEAR_MS = 365 * 86_400_000;

/** RFC 9116: contact, end of validity, languages, canonical address. */
export function securityText(contact: string, locales: readonly Locale[], baseUrl: string, now: Date): string {
  const expires = new Date(Math.floor(now.getTime() / 86_400_000) * 86_400_000 + YEAR_MS - 86_400_000).toISOString();
  return [`Contact: mailto:${contact}`, `Expires: ${expires}`, `Preferred-Languages: ${locales.filter((l) => l !== 'de-simple').join(', ')}`, `Canonical: ${baseUrl}/.well-known/security.txt`, ''].join('\n');
}
