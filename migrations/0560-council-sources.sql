-- Sittings and papers taken from council information systems through their OParl interface. `external_id` (the object's address there) says
-- of a body, sitting, paper, step or point of an agenda that it was taken: it is not changed here, and not served again as if it were ours.

-- A system that is read. Its address can hold a key and is for administrators alone.
create table council_source (
  id uuid primary key,
  -- What readers know it by: it stands as the source on every page of what was taken.
  name text not null check (length(name) between 1 and 160),
  address text not null unique,
  active boolean not null default false,
  -- Nothing older is taken.
  from_day date,
  invented boolean not null default false,
  -- Everything that changed before was read; null: all of it has to be read.
  read_until timestamptz,
  -- When what is here was last compared with all that is there.
  compared_at timestamptz,
  -- A run that came to its limits goes on from here.
  unfinished jsonb,
  -- One run at a time: whose turn it is, and until when it is believed to live.
  busy_run uuid,
  busy_until timestamptz,
  version integer not null default 1
);

-- The organizations a system names, and which of them are taken: as a body of its own, or into one of ours.
create table council_organization (
  external_id text primary key,
  source_id uuid not null references council_source (id),
  -- The corporation (OParl: Body) it belongs to, and its lists.
  corporation text not null,
  name text not null,
  kind_said text not null default '',
  taken text not null default 'no' check (taken in ('no', 'own', 'mapped')),
  body_id uuid references body (id),
  gone_at timestamptz,
  check ((taken = 'no') = (body_id is null))
);
create index council_organization_source on council_organization (source_id);

-- Every object a system brought: it alone may change it. The digest is of what was read last; null: read it again even if it did not change.
create table council_object (
  external_id text primary key,
  source_id uuid not null references council_source (id),
  type text not null check (type in ('Organization', 'Meeting', 'AgendaItem', 'Paper', 'Consultation')),
  digest text,
  seen_at timestamptz not null,
  gone_at timestamptz
);
create index council_object_source on council_object (source_id, type);

-- One reading of a system, and what came of it.
create table council_run (
  id uuid primary key,
  source_id uuid not null references council_source (id),
  kind text not null check (kind in ('look', 'preview', 'import')),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'partial', 'failed')),
  -- Why it did not come to its end.
  reason text,
  asked_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  whole boolean not null default false,
  added integer not null default 0,
  changed integer not null default 0,
  same integer not null default 0,
  gone integer not null default 0,
  refused integer not null default 0,
  ignored integer not null default 0,
  requests integer not null default 0,
  -- The first things a preview found: title and day.
  sample jsonb not null default '[]'
);
create index council_run_source on council_run (source_id, asked_at desc);

-- What a run did not take, by its address there; the first two hundred of a run.
create table council_refusal (
  run_id uuid not null references council_run (id) on delete cascade,
  position integer not null,
  external_id text not null,
  type text not null,
  reason text not null,
  primary key (run_id, position)
);

-- Where people read the original.
alter table body add column original_url text;
alter table sitting add column original_url text;
alter table paper add column original_url text;
-- What the original calls the paper ("Anfrage", "Mitteilung der Verwaltung").
alter table paper add column kind_said text not null default '';
-- How the original numbers the point ("Ö 3.1"), and what was decided in full.
alter table agenda_item add column number_said text not null default '';
alter table agenda_item add column wording text not null default '';

-- Two systems, or a system and we, may have a paper 12/2026 each.
alter table paper drop constraint paper_number_key;
create unique index paper_number on paper (number) where external_id is null;

-- The open interface serves what is ours alone; what ours refers to may be a taken object, which is named by its own address.
create or replace view open_body as
  select id, created_at as created, modified_at as modified from body where public and deleted_at is null and external_id is null;

create or replace view open_paper as
  select id, greatest(created_at, open_from(dispatched_on)) as created, greatest(modified_at, open_from(dispatched_on)) as modified
  from paper where public and deleted_at is null and dispatched_on <= open_today() and external_id is null;

create or replace view open_step as
  select c.id, c.paper_id, c.body_id, c.sitting_id, greatest(c.created_at, p.created) as created, greatest(c.modified_at, p.modified, b.modified_at) as modified
  from consultation c join open_paper p on p.id = c.paper_id join body b on b.id = c.body_id and b.public and b.deleted_at is null
  where c.public and c.deleted_at is null;

create or replace view open_item as
  select i.id, i.sitting_id, i.paper_id, s.body_id, greatest(i.created_at, open_from(s.dispatched_on)) as created, greatest(i.modified_at, s.modified_at, b.modified, open_from(s.dispatched_on), greatest(p.modified_at, open_from(p.dispatched_on))) as modified
  from agenda_item i join sitting s on s.id = i.sitting_id join open_body b on b.id = s.body_id
    left join paper p on p.id = i.paper_id and p.public and p.deleted_at is null and p.dispatched_on <= open_today()
  where i.public and i.deleted_at is null and s.deleted_at is null and s.external_id is null and s.dispatched_on <= open_today() and (i.paper_id is null or p.id is not null);

create or replace view open_sitting as
  select s.id, s.body_id, s.created_at as created,
    greatest(s.modified_at, b.modified, case when s.dispatched_on <= open_today() then open_from(s.dispatched_on) end, (select max(i.modified) from open_item i where i.sitting_id = s.id),
      (select max(r.changed_at) from agenda_item i join open_record r on r.kind = 'item' and r.id = i.id where i.sitting_id = s.id)) as modified
  from sitting s join open_body b on b.id = s.body_id where s.deleted_at is null and s.external_id is null;
