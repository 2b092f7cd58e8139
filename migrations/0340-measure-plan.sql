-- How a measure is carried out: everything here may stay empty. A measure needs title, field and state.
alter table measure
  -- Where it happens, as readers know it; towns are in territory_keys.
  add column place text,
  -- What is needed from others where the office itself has no say.
  add column cooperation localized,
  -- It comes again after so many months: a step that is done is laid out once more.
  add column repeat_months smallint check (repeat_months in (1, 3, 6, 12, 24, 36, 60)),
  -- The one key under which the finance department books it.
  add column account_key text check (account_key ~ '^[A-Z0-9][A-Z0-9./-]{0,39}$'),
  -- Since when the office watches over it. Null: taken over as it was found, a baseline that warns of nothing.
  add column watched_since date,
  -- Kept by triggers from steps, reports and cost lines, so that lists of many thousand measures need no other table.
  add column steps_open integer not null default 0,
  add column steps_done integer not null default 0,
  add column next_due date,
  add column last_word date,
  add column undecided_from integer;
comment on column measure.place is 'not personal: a place of the measure';
create unique index measure_account on measure (account_key) where account_key is not null;
create index measure_state on measure (state, next_due, key);
create index measure_field on measure (field_id);
create index measure_watched on measure (lead_department_id) where watched_since is not null;

-- Cost lines are off until the office wants them: then for the office alone, or for everybody.
alter table concept add column costs text not null default 'off' check (costs in ('off', 'internal', 'public'));

-- A unit and a role are in charge of a step, never a person.
alter table measure_step
  add column starts_on date,
  add column department_id uuid references department (id),
  add column role text,
  add constraint measure_step_period check (starts_on is null or due_on is null or starts_on <= due_on);
comment on column measure_step.role is 'not personal: a role, such as "coordination of interpreters"';
create index measure_step_department on measure_step (department_id) where department_id is not null;

-- What belongs to a measure: a page elsewhere, or a file kept here.
alter table measure_document
  alter column url drop not null,
  add column file text references file (sha256),
  add column file_name text check (file_name ~ '^[a-z0-9._-]{1,100}$'),
  add constraint measure_document_one check ((url is null) <> (file is null) and (file is null) = (file_name is null));
comment on column measure_document.file_name is 'not personal: made from the title of the document';

-- Money for a measure, a line a year and source, in cents. Nothing is posted or paid from here.
create table cost_line (
  id uuid primary key,
  measure_id uuid not null references measure (id),
  position integer not null check (position > 0),
  label text not null,
  year integer not null check (year between 2000 and 2100),
  -- Where the money comes from: budget, funding programme, foundation …
  source text,
  planned bigint check (planned >= 0),
  committed bigint check (committed >= 0),
  spent bigint check (spent >= 0),
  -- "Subject to budget": there is no money before a body has decided on it.
  subject_to_budget boolean not null default false,
  decided_on date,
  -- Paper or resolution that decided on it.
  decision text,
  unique (measure_id, position) deferrable initially deferred
);

-- A monthly export of the finance department, as it was confirmed.
create table finance_import (
  id uuid primary key,
  -- Last day of the month that it tells of.
  as_of date not null,
  lines integer not null,
  imported_at timestamptz not null default now()
);

-- What finance booked for a measure in a year, from the latest export: replaced by it, never added up.
create table measure_booking (
  measure_id uuid not null references measure (id),
  year integer not null check (year between 2000 and 2100),
  committed bigint not null,
  spent bigint not null,
  as_of date not null,
  import_id uuid not null references finance_import (id),
  primary key (measure_id, year)
);

-- What could go wrong, and what is done about it. For the office and the units, not for the public.
create table measure_risk (
  id uuid primary key,
  measure_id uuid not null references measure (id),
  position integer not null check (position > 0),
  text text not null,
  likelihood text not null check (likelihood in ('low', 'medium', 'high')),
  answer text,
  unique (measure_id, position) deferrable initially deferred
);

-- A measure that cannot go on without another. Never in a circle: commands look before they write.
create table measure_need (
  measure_id uuid not null references measure (id),
  needs_id uuid not null references measure (id),
  primary key (measure_id, needs_id),
  check (measure_id <> needs_id)
);
create index measure_need_back on measure_need (needs_id);

-- A view of the measures under a name: filters and kind of view, as in its address.
create table measure_view (
  id uuid primary key,
  title text not null,
  query text not null check (length(query) <= 1000),
  -- The unit it was saved for; null: for everybody in the office.
  department_id uuid references department (id),
  public boolean not null default false,
  created_at timestamptz not null default now(),
  unique nulls not distinct (department_id, title)
);
comment on column measure_view.title is 'not personal: name of a list';

create function measure_steps_counted() returns trigger language plpgsql as $$
begin
  update measure m
  set steps_open = x.open, steps_done = x.done, next_due = x.next_due, last_word = greatest(x.last_done, (select max(n.date) from progress_note n where n.measure_id = m.id))
  from (
    select t.measure_id, count(s.id) filter (where s.done_on is null) as open, count(s.id) filter (where s.done_on is not null) as done,
      min(s.due_on) filter (where s.done_on is null) as next_due, max(s.done_on) as last_done
    from (select distinct measure_id from changed) t left join measure_step s on s.measure_id = t.measure_id
    group by t.measure_id
  ) x
  where m.id = x.measure_id;
  return null;
end $$;
create trigger measure_step_added after insert on measure_step referencing new table as changed for each statement execute function measure_steps_counted();
create trigger measure_step_changed after update on measure_step referencing new table as changed for each statement execute function measure_steps_counted();
create trigger measure_step_removed after delete on measure_step referencing old table as changed for each statement execute function measure_steps_counted();

create function measure_word_noted() returns trigger language plpgsql as $$
begin
  update measure m set last_word = greatest(m.last_word, x.day) from (select measure_id, max(date) as day from changed group by measure_id) x where m.id = x.measure_id;
  return null;
end $$;
create trigger progress_note_added after insert on progress_note referencing new table as changed for each statement execute function measure_word_noted();

create function measure_costs_weighed() returns trigger language plpgsql as $$
begin
  update measure m
  set undecided_from = (select min(l.year) from cost_line l where l.measure_id = m.id and l.subject_to_budget and l.decided_on is null)
  where m.id in (select measure_id from changed);
  return null;
end $$;
create trigger cost_line_added after insert on cost_line referencing new table as changed for each statement execute function measure_costs_weighed();
create trigger cost_line_changed after update on cost_line referencing new table as changed for each statement execute function measure_costs_weighed();
create trigger cost_line_removed after delete on cost_line referencing old table as changed for each statement execute function measure_costs_weighed();

update measure m
set steps_open = x.open, steps_done = x.done, next_due = x.next_due, last_word = greatest(x.last_done, x.last_note)
from (
  select i.id, (select count(*) from measure_step s where s.measure_id = i.id and s.done_on is null) as open, (select count(*) from measure_step s where s.measure_id = i.id and s.done_on is not null) as done,
    (select min(s.due_on) from measure_step s where s.measure_id = i.id and s.done_on is null) as next_due, (select max(s.done_on) from measure_step s where s.measure_id = i.id) as last_done,
    (select max(n.date) from progress_note n where n.measure_id = i.id) as last_note
  from measure i
) x
where x.id = m.id and (x.open > 0 or x.done > 0 or x.last_note is not null);
