-- A text in several languages: {source, version, texts: {<language>: {text, of, by}}} (src/kernel/localized.ts).
create domain localized as jsonb check (value ? 'source' and value ? 'texts' and value -> 'texts' ? (value ->> 'source'));

-- One row: what this instance is. `demo` is written once, when demonstration content is loaded into an empty database, and never by a setting.
create table instance (
  sole boolean primary key default true check (sole),
  -- For history entries, whose subjects are ids.
  id uuid not null default gen_random_uuid(),
  -- Grows with every change of settings, so that a stale form is refused.
  version integer not null default 1,
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
  -- What was typed in the first setup so far, by step; emptied when it is finished.
  setup_draft jsonb not null default '{}',
  set_up_at timestamptz
);
comment on column instance.region_name is 'not personal: name of a region';
comment on column instance.site_name is 'not personal: name of the site';
comment on column instance.settings is 'personal: legal duty (imprint, § 5 DDG, and data-protection contact, Art. 13 GDPR); until somebody else answers for the site';
comment on column instance.setup_draft is 'personal: public task (Art. 6 (1) e GDPR); until the first setup is finished';
insert into instance default values;
