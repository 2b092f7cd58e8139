-- One round of reporting: for a half-year and a committee, every unit that leads a measure of the concept is asked for an update.
create table report_round (
  id uuid primary key,
  -- Address of the round and, with it, of its first edition, e.g. integrationskonzept-2016-2026-h2.
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title localized not null,
  -- 2026-H2, with its first and last day.
  period text not null check (period ~ '^[0-9]{4}-H[12]$'),
  from_day date not null,
  to_day date not null,
  -- The body that is reported to.
  committee text not null,
  concept_id uuid not null references concept (id),
  -- What the office wants to say before the numbers.
  preface localized,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  -- Why a closed round was opened again: printed in the corrected edition.
  correction localized,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check (from_day <= to_day)
);

-- What was answered for a measure; units that have not answered have no row. An answer without text says that nothing is new.
create table report_answer (
  round_id uuid not null references report_round (id),
  measure_id uuid not null references measure (id),
  -- The unit whose answer it is; null for the coordination office's own measures.
  department_id uuid references department (id),
  -- Entered by the office for a unit that answered by mail, telephone or spreadsheet.
  on_behalf boolean not null,
  text localized,
  answered_on date not null,
  version integer not null default 1,
  primary key (round_id, measure_id)
);

-- Which unit was asked or reminded, and when: a unit, never a person.
create table report_request (
  round_id uuid not null references report_round (id),
  department_id uuid not null references department (id),
  kind text not null check (kind in ('asked', 'soon', 'overdue', 'by_hand')),
  on_day date not null,
  primary key (round_id, department_id, kind, on_day)
);

-- A frozen edition: everything a report says, with its digest. Pages, PDF, CSV and JSON are made from the snapshot alone.
create table report_edition (
  id uuid primary key,
  round_id uuid not null references report_round (id),
  number integer not null check (number > 0),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  published_on date not null,
  snapshot jsonb not null,
  -- SHA-256 of the snapshot's canonical JSON (sorted keys, no spaces).
  digest bytea not null check (length(digest) = 32),
  created_at timestamptz not null default clock_timestamp(),
  unique (round_id, number)
);

-- Made by the worker from the snapshot; can be made again.
create table report_file (
  edition_id uuid not null references report_edition (id),
  locale text not null check (locale in ('de', 'en')),
  content bytea not null,
  primary key (edition_id, locale)
);

create function report_edition_is_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'a published report does not change; a correction is a new edition' using errcode = 'restrict_violation';
end $$;
create trigger report_edition_frozen before update or delete on report_edition for each row execute function report_edition_is_frozen();
create trigger report_edition_stays before truncate on report_edition execute function report_edition_is_frozen();
