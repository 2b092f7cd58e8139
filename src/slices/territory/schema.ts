import { z } from 'zod';
import { field } from '../../platform/web/forms.ts';

export const KINDS = ['land', 'region', 'municipality', 'district'] as const;
export type Kind = (typeof KINDS)[number];

/** [longitude, latitude] in degrees, WGS 84 (RFC 7946); a height, if any, is dropped. */
export type Position = readonly [number, number];
export type Ring = readonly Position[];
export type Geometry = { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] } | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

const degrees = (limit: number) => z.number().min(-limit).max(limit).nullable();

/** A territory as it is created or imported. */
export const NewTerritory = z
  .object({
    key: z.string().regex(/^[0-9]{2,14}$/),
    parentKey: z.string().regex(/^[0-9]{2,14}$/).nullable().default(null),
    kind: z.enum(KINDS).default('municipality'),
    name: z.string().trim().min(1).max(120),
    designation: z.string().trim().max(60).default(''),
    lat: degrees(90).default(null),
    lon: degrees(180).default(null),
  })
  .refine((t) => (t.lat === null) === (t.lon === null));
export type NewTerritory = z.output<typeof NewTerritory>;

export const TerritoryItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  key: z.string().describe('Official key (AGS)'),
  parentKey: z.string().nullable(),
  kind: z.enum(KINDS),
  name: z.string(),
  designation: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
});

export const BoundaryForm = z.object({ source: field.line(300, 3) });
