-- Land → Region → municipality → district. The key is the official one (AGS), e.g. 03241 Region Hannover, 03241001 Stadt Hannover.
create table territory (
  key text primary key check (key ~ '^[0-9]{2,14}$'),
  -- For history entries, whose subjects are ids.
  id uuid not null unique,
  parent_key text references territory (key),
  kind text not null check (kind in ('land', 'region', 'municipality', 'district')),
  name text not null check (name <> ''),
  -- Official designation before the name: Stadt, Gemeinde, Landeshauptstadt …
  designation text not null default '',
  -- Centre point in WGS 84; a list of municipalities may come without.
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  -- GeoJSON Polygon or MultiPolygon in WGS 84, if one was imported, with its source to be named beside every map.
  boundary jsonb,
  boundary_source text,
  check ((lat is null) = (lon is null)),
  check ((boundary is null) = (boundary_source is null))
);
create index territory_parent on territory (parent_key);
comment on column territory.name is 'not personal: name of a place';
