-- A unit asked by mail for an update of a measure it leads. The link in the mail opens a form for this one measure, and nothing else.
create table measure_request (
  id uuid primary key,
  measure_id uuid not null references measure (id),
  -- The unit that was asked, never a person. Where another unit leads the measure by now, the link opens nothing.
  department_id uuid not null references department (id),
  -- SHA-256 of what stands in the link; null until the mail is made.
  token_hash bytea unique,
  asked_on date not null,
  expires_on date not null check (expires_on > asked_on),
  -- Set by whatever told the news: the link, the office, a report on the measure's page, a sheet.
  answered_on date
);
comment on column measure_request.token_hash is 'not personal: opens a form for one measure, for a unit';
-- Nobody is asked twice about the same measure while the first question is open.
create unique index measure_request_open on measure_request (measure_id) where answered_on is null;

-- An update that took a minute: also the one that says there is nothing new, and help that is needed.
create table measure_update (
  id uuid primary key,
  measure_id uuid not null references measure (id),
  -- The unit that said it; null is the coordination office itself.
  department_id uuid references department (id),
  -- How it reached the office.
  via text not null check (via in ('link', 'page', 'mail', 'call', 'sheet')),
  date date not null,
  -- What happened, as a progress note; null says that there is nothing new.
  note_id uuid references progress_note (id),
  -- For the office and the unit, not for the public.
  help text,
  created_at timestamptz not null default clock_timestamp()
);
comment on column measure_update.help is 'not personal: what a unit needs for a measure; forms ask to name nobody';
create index measure_update_measure on measure_update (measure_id, created_at);
