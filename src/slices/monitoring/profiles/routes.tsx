import { found } from '../../../kernel/problem.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Line } from '../../../platform/web/lines.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { territoryByKey } from '../../territory/public.ts';
import { PATHS, profileHref } from '../urls.ts';
import { ProfilePage, ratioOf } from './pages/profile.tsx';
import { profileOf, type ProfileRow } from './queries.ts';
import { PROFILE_COLUMNS, ProfileItem } from './schema.ts';

/** What is known of one place, beside its region. */
export function mountProfiles(site: Site): void {
  site.item({
    path: PATHS.profile, summary: 'One place in figures, beside its region', item: ProfileItem,
    load: async (c) => {
      const { place, rows } = await load(c);
      return { key: place.key, name: place.name, url: c.get('view').absolute(profileHref(place.key)), indicators: rows.map(lineOf) };
    },
    page: async (c) => html(c, <ProfilePage {...(await load(c))} />),
    lines: { columns: PROFILE_COLUMNS, read: async (c, part) => portions((await load(c)).rows.map(lineOf), part) },
  });
}

async function load(c: Ctx) {
  const db = c.get('db');
  const place = found(await territoryByKey(db, c.req.param('key') ?? ''));
  const region = place.parentKey === null ? null : await territoryByKey(db, place.parentKey);
  return { place, region, rows: await profileOf(db, place.key, region?.key ?? null) };
}

const lineOf = ({ code, name: _, ...row }: ProfileRow) => ({ indicator: code, ...row, ratio: ratioOf(row) });

async function* portions(lines: readonly Line[], part: { readonly limit: number; readonly offset: number } | null): AsyncGenerator<readonly Line[]> {
  yield part === null ? lines : lines.slice(part.offset, part.offset + part.limit);
}
