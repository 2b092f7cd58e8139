-- A text in several languages: {source, version, texts: {<language>: {text, of, by}}} (src/kernel/localized.ts).
create domain localized as jsonb check (value ? 'source' and value ? 'texts' and value -> 'texts' ? (value ->> 'source'));

-- One row: what this instance is. `demo` is written once, when demonstration content is loaded into an empty database, and never by a setting.
create table instance (
  sole boolean primary key default true check (sole),
  demo boolean not null default false,
  region_name text not null default '',
  site_name text not null default 'Miteinander',
  languages text[] not null default '{de,de-simple,en,ar}',
  -- Modules that are switched off; a new module of a later version is on.
  modules_off text[] not null default '{}',
  -- Imprint, data-protection contact and whatever else the legal pages need, by key.
  settings jsonb not null default '{}',
  -- SHA-256 of the one-time token of the first setup; null once it was used.
  setup_token bytea,
  set_up_at timestamptz
);
insert into instance default values;
