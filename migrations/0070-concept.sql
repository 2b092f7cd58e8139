-- A concept (plan of action) of the office: what it is called, where its content comes from and what readers must know about it.
create table concept (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title localized not null,
  summary localized,
  -- Work the content was taken from, cited on every page that shows it; null when it was written here.
  source text,
  -- What must be known to read it rightly, e.g. that the wording is not the printed one.
  note localized,
  -- Number of measures that the printed concept claims. Shown beside the counted number where they differ, never instead of it.
  printed_total integer check (printed_total >= 0),
  printed_total_note localized,
  created_at timestamptz not null default now()
);

-- One version of a concept. A draft is changed freely; once adopted, the edition and everything in it stays as it is.
create table concept_edition (
  id uuid primary key,
  concept_id uuid not null references concept (id),
  number integer not null check (number > 0),
  -- Address part, e.g. 2016. Words that are pages of their own cannot be used.
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and slug not in ('draft', 'new', 'import', 'compare', 'measures')),
  state text not null default 'draft' check (state in ('draft', 'adopted', 'superseded')),
  -- Raised by every change of the draft: a form that was opened before a colleague's change is not taken silently.
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (concept_id, number),
  unique (concept_id, slug)
);
create unique index concept_edition_one_draft on concept_edition (concept_id) where state = 'draft';
create unique index concept_edition_one_adopted on concept_edition (concept_id) where state = 'adopted';

-- Field of action (Handlungsfeld). Its code is part of citations and of measure keys and is the same in every edition.
create table concept_field (
  id uuid primary key,
  edition_id uuid not null references concept_edition (id),
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  position integer not null check (position > 0),
  title localized not null,
  -- Where the field wants to get to, in a sentence.
  vision localized,
  unique (edition_id, code),
  unique (edition_id, position) deferrable initially deferred
);

-- Texts of a field that are neither goal nor measure.
create table concept_text (
  id uuid primary key,
  field_id uuid not null references concept_field (id),
  position integer not null check (position > 0),
  text localized not null,
  unique (field_id, position) deferrable initially deferred
);

create table concept_goal (
  id uuid primary key,
  field_id uuid not null references concept_field (id),
  position integer not null check (position > 0),
  title localized not null,
  unique (field_id, position) deferrable initially deferred
);

-- A measure and what is known of it today. Its key never changes; its wording in an edition is in edition_entry.
create table measure (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  concept_id uuid not null references concept (id),
  -- Where it stands today: its field and entry in the adopted edition, or in the draft while no adopted edition has it.
  field_id uuid not null references concept_field (id),
  entry_id uuid,
  title localized not null,
  description localized,
  state text not null check (state in ('idea', 'selected', 'planned', 'running', 'done', 'permanent', 'stopped', 'not_pursued')),
  -- Why it was stopped or is not pursued, in plain words.
  state_reason localized,
  competent_level text check (competent_level in ('eu', 'bund', 'land', 'region', 'municipality', 'other')),
  state_since date not null,
  -- Whether anybody may read it. Ideas in a draft may be kept to the office; adoption opens them.
  public boolean not null default false,
  -- Where it came from if not from voices: a motion, a law, a programme …
  origin text check (origin in ('voices', 'motion', 'resolution', 'law', 'programme', 'department', 'practice')),
  lead_department_id uuid references department (id),
  partners text[] not null default '{}',
  territory_keys text[] not null default '{}',
  target_groups text[] not null default '{}',
  starts_on date,
  ends_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (starts_on is null or ends_on is null or starts_on <= ends_on),
  check (state not in ('stopped', 'not_pursued') or state_reason is not null),
  check ((state = 'not_pursued') = (competent_level is not null))
);
create index measure_concept on measure (concept_id);
create index measure_department on measure (lead_department_id) where lead_department_id is not null;
create index measure_territory on measure using gin (territory_keys);

-- A measure's place and wording in an edition; frozen with it. `/concepts/<slug>/<edition>/<field>-<number>` cites it.
create table edition_entry (
  id uuid primary key,
  edition_id uuid not null references concept_edition (id),
  field_id uuid not null references concept_field (id),
  goal_id uuid references concept_goal (id),
  measure_id uuid not null references measure (id),
  number integer not null check (number > 0),
  wording localized not null,
  -- Whether it was taken into the body of the concept; what was not stays readable in its annex.
  selected boolean not null default true,
  unique (field_id, number) deferrable initially deferred,
  unique (edition_id, measure_id)
);
create index edition_entry_measure on edition_entry (measure_id);
alter table measure add constraint measure_entry foreign key (entry_id) references edition_entry (id);

-- The decision of a body that adopts an edition, with the bodies that dealt with the paper before.
create table resolution (
  id uuid primary key,
  edition_id uuid not null unique references concept_edition (id),
  body text not null,
  date date not null,
  paper text,
  outcome text not null check (outcome in ('unanimous', 'majority', 'unknown')),
  ayes integer check (ayes >= 0),
  noes integer check (noes >= 0),
  abstentions integer check (abstentions >= 0),
  note localized
);
create table resolution_step (
  resolution_id uuid not null references resolution (id),
  position integer not null check (position > 0),
  body text not null,
  date date,
  result text not null,
  primary key (resolution_id, position)
);

-- Every state a measure was in and since when; reports read what changed from here.
create table measure_state_change (
  id uuid primary key,
  measure_id uuid not null references measure (id),
  state text not null,
  reason localized,
  competent_level text,
  date date not null,
  at timestamptz not null default clock_timestamp()
);
create index measure_state_change_measure on measure_state_change (measure_id, at);

create table measure_step (
  id uuid primary key,
  measure_id uuid not null references measure (id),
  position integer not null check (position > 0),
  title text not null,
  due_on date,
  done_on date,
  unique (measure_id, position) deferrable initially deferred
);

-- What a unit reports about its measure. A unit, never a person.
create table progress_note (
  id uuid primary key,
  measure_id uuid not null references measure (id),
  department_id uuid references department (id),
  date date not null,
  text localized not null,
  created_at timestamptz not null default clock_timestamp()
);
create index progress_note_measure on progress_note (measure_id, date);

create table measure_document (
  id uuid primary key,
  measure_id uuid not null references measure (id),
  position integer not null check (position > 0),
  title text not null,
  url text not null check (url ~ '^https?://'),
  unique (measure_id, position) deferrable initially deferred
);

-- The database itself keeps what was adopted: no command, import or console session changes it unnoticed.
create function edition_is_draft(edition uuid) returns boolean language sql stable as $$
  select state = 'draft' from concept_edition where id = edition
$$;

create function frozen_edition() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.state = 'draft' then return old; end if;
  if tg_op = 'UPDATE' and old.state = 'draft' and new.state in ('draft', 'adopted') then return new; end if;
  if tg_op = 'UPDATE' and old.state = 'adopted' and new.state = 'superseded'
    and row(new.id, new.concept_id, new.number, new.slug, new.version, new.created_at) = row(old.id, old.concept_id, old.number, old.slug, old.version, old.created_at)
  then return new; end if;
  raise exception 'edition % is adopted and does not change', old.slug using errcode = 'restrict_violation';
end $$;
create trigger concept_edition_frozen before update or delete on concept_edition for each row execute function frozen_edition();

-- Argument: how the row leads to its edition.
create function frozen_part() returns trigger language plpgsql as $$
declare
  way constant text := tg_argv[0];
  part jsonb;
  edition uuid;
begin
  foreach part in array array_remove(array[case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end], null) loop
    edition := case way
      when 'edition' then (part ->> 'edition_id')::uuid
      when 'field' then (select f.edition_id from concept_field f where f.id = (part ->> 'field_id')::uuid)
      when 'resolution' then (select r.edition_id from resolution r where r.id = (part ->> 'resolution_id')::uuid)
    end;
    if not edition_is_draft(edition) then
      raise exception '%: the edition is adopted and does not change', tg_table_name using errcode = 'restrict_violation';
    end if;
  end loop;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger concept_field_frozen before insert or update or delete on concept_field for each row execute function frozen_part('edition');
create trigger concept_text_frozen before insert or update or delete on concept_text for each row execute function frozen_part('field');
create trigger concept_goal_frozen before insert or update or delete on concept_goal for each row execute function frozen_part('field');
create trigger edition_entry_frozen before insert or update or delete on edition_entry for each row execute function frozen_part('edition');
create trigger resolution_frozen before insert or update or delete on resolution for each row execute function frozen_part('edition');
create trigger resolution_step_frozen before insert or update or delete on resolution_step for each row execute function frozen_part('resolution');

create function frozen_never_emptied() returns trigger language plpgsql as $$
begin
  raise exception '% may hold adopted editions and is not emptied', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger concept_edition_not_emptied before truncate on concept_edition for each statement execute function frozen_never_emptied();
create trigger concept_field_not_emptied before truncate on concept_field for each statement execute function frozen_never_emptied();
create trigger concept_text_not_emptied before truncate on concept_text for each statement execute function frozen_never_emptied();
create trigger concept_goal_not_emptied before truncate on concept_goal for each statement execute function frozen_never_emptied();
create trigger edition_entry_not_emptied before truncate on edition_entry for each statement execute function frozen_never_emptied();
create trigger resolution_not_emptied before truncate on resolution for each statement execute function frozen_never_emptied();
create trigger resolution_step_not_emptied before truncate on resolution_step for each statement execute function frozen_never_emptied();
