-- The market of possibilities of an event: projects apply for a stall, the office places them in the hall.
create table event_market (
  event_id uuid primary key references event (id) on delete cascade,
  -- What kind of stalls are looked for.
  call localized not null,
  open boolean not null default false,
  -- Last day to apply; null: until the event ends.
  closes_on date,
  -- The hall as a grid; places are numbered row by row, and keep their number when a gap is made for a stage or an aisle.
  hall_columns integer not null default 6 check (hall_columns between 1 and 20),
  hall_rows integer not null default 4 check (hall_rows between 1 and 20),
  gaps integer[] not null default '{}',
  entrance text not null default 'bottom' check (entrance in ('top', 'bottom', 'left', 'right')),
  version integer not null default 1
);

create table event_stall (
  id uuid primary key,
  event_id uuid not null references event_market (event_id) on delete cascade,
  -- In the order of applying.
  number integer not null,
  project text not null,
  institution text not null default '',
  shows text not null,
  -- BCP 47 tag of what was written.
  language text not null,
  needs text[] not null default '{}' check (needs <@ array['power', 'table', 'pinboard']),
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'declined', 'withdrawn')),
  -- Why it was declined: told under the receipt and by mail, to nobody else.
  reason text,
  -- Number of its place in the hall. Whoever changes the text keeps the place until somebody has read it again.
  place integer check (place > 0),
  -- The good practice that it became, and where that stands.
  practice_id uuid,
  practice_href text,
  -- Language of the mails.
  locale text not null,
  applied_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  unique (event_id, number),
  unique (event_id, place),
  check ((state = 'declined') = (reason is not null)),
  check (place is null or state in ('waiting', 'accepted')),
  check ((practice_id is null) = (practice_href is null))
);
create index event_stall_waiting on event_stall (event_id) where state = 'waiting';

-- Who applied: apart from the stall, because the stall stays when they are forgotten.
create table event_stall_contact (
  stall_id uuid primary key references event_stall (id) on delete cascade,
  name text not null,
  email text,
  phone text
);
comment on column event_stall_contact.name is 'personal: consent, Art. 6 (1) a GDPR; as many days after the event as the office has set (90 at first), fewer where the event says so';
comment on column event_stall_contact.email is 'personal: consent, Art. 6 (1) a GDPR; as many days after the event as the office has set (90 at first), fewer where the event says so';
comment on column event_stall_contact.phone is 'personal: consent, Art. 6 (1) a GDPR; as many days after the event as the office has set (90 at first), fewer where the event says so';

-- SHA-256 of the codes that open an application: one from the form, and one of its own for each mail.
create table event_stall_link (
  code_hash bytea primary key,
  stall_id uuid not null references event_stall (id) on delete cascade
);
create index event_stall_link_of on event_stall_link (stall_id);
