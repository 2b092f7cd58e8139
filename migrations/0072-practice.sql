-- What already exists and can be built on ("Worauf bauen wir auf?"): projects, services, funds, networks.
create table practice (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  concept_id uuid references concept (id),
  -- Field of action by its code, which is the same in every edition of the concept.
  field_code text,
  title localized not null,
  note localized,
  kind text not null check (kind in ('project', 'service', 'network', 'format', 'material', 'internal', 'fund', 'organisation', 'event', 'funding', 'infrastructure', 'survey', 'other')),
  since_year integer check (since_year between 1800 and 2200),
  partners text[] not null default '{}',
  -- Whole euros; null when no amount is known.
  amount_eur bigint check (amount_eur >= 0),
  target_group text,
  place text,
  source text,
  position integer not null default 0
);
create index practice_concept on practice (concept_id, position);
