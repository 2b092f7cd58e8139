import { LOCALES } from '../../../kernel/locale.ts';
import { refuse } from '../../../kernel/problem.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { instanceOf } from '../../instance/public.ts';
import { publicPaths } from './queries.ts';
import { robots, securityText, sitemap } from './rules.ts';

/** What programs ask a site for: crawlers, phones that keep it as an app, people who found a hole. */
export function mountMachines(site: Site): void {
  site.data('/robots.txt', (c) => c.text(robots(c.get('config').baseUrl, LOCALES)));
  site.data('/sitemap.xml', sitemapOf);
  site.data('/favicon.ico', (c) => c.redirect(c.get('view').asset('favicon.svg'), 302));
  site.data('/site.webmanifest', manifest);
  site.data('/.well-known/security.txt', security);
}

async function sitemapOf(c: Ctx): Promise<Response> {
  const { languages, modules } = await instanceOf(c.get('db'));
  const paths = await publicPaths(c.get('db'), modules);
  return c.body(sitemap(c.get('config').baseUrl, languages, paths), 200, { 'content-type': 'application/xml; charset=utf-8' });
}

async function manifest(c: Ctx): Promise<Response> {
  const { siteName, regionName } = await instanceOf(c.get('db'));
  const icons = [{ src: c.get('view').asset('favicon.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any' }];
  const body = { name: `${siteName} · ${regionName}`, short_name: siteName, start_url: '/', scope: '/', display: 'browser', lang: 'de', background_color: '#fbf6ee', theme_color: '#fbf6ee', icons };
  return c.body(JSON.stringify(body), 200, { 'content-type': 'application/manifest+json' });
}

/** Only where somebody reads what arrives (RFC 9116). */
async function security(c: Ctx): Promise<Response> {
  const { settings, languages } = await instanceOf(c.get('db'));
  const contact = settings['security_contact'] ?? '';
  return contact === '' ? refuse('not_found') : c.text(securityText(contact, languages, c.get('config').baseUrl, new Date()));
}
