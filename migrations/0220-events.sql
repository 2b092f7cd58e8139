-- Events: forums, conferences, trainings, information evenings, celebrations. Everything about the event is public once it is published.

-- The thread may pass an event: it leads to its forums and to the event that follows it up.
insert into thread_kind (number, kind) select max(number) + 1, 'event' from thread_kind;

-- Dates that belong together: a training that is offered again and again, the evenings of a year.
create table event_series (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  title localized not null,
  summary localized not null,
  version integer not null default 1
);

create table event (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  title localized not null,
  summary localized not null,
  description localized not null,
  kind text not null check (kind in ('forum', 'conference', 'dialogue', 'training', 'information', 'workshop', 'celebration', 'other')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- How exact the dates are: past events are often known by day, month or year alone.
  precision text not null default 'time' check (precision in ('time', 'day', 'month', 'year')),
  place text not null default '',
  address text not null default '',
  municipality_key text references territory (key) on update cascade,
  online_url text,
  -- BCP 47 tags: what is spoken, and into what one can ask for interpreting.
  languages text[] not null default '{}',
  interpreting text[] not null default '{}',
  -- Which needs the registration asks about.
  needs text[] not null default '{}' check (needs <@ array['child_care', 'wheelchair', 'sign_language', 'note']),
  process_id uuid references process (id),
  series_id uuid references event_series (id),
  -- The event that this one follows up.
  origin_id uuid references event (id),
  accessibility localized not null,
  -- How to reach the office about it: a function, never a private person.
  contact text not null default '',
  capacity integer check (capacity > 0),
  registration boolean not null default false,
  opens_at timestamptz,
  closes_at timestamptz,
  waiting_list boolean not null default true,
  group_max integer not null default 10 check (group_max between 1 and 100),
  -- Whether those who came get a certificate; what it says they learned.
  certificate boolean not null default false,
  certificate_text localized not null,
  state text not null default 'draft' check (state in ('draft', 'published', 'cancelled')),
  cancel_reason localized,
  -- Days after the end until registrations are deleted; null: the usual 90.
  keep_days integer check (keep_days between 1 and 90),
  -- When nothing about people was left of it.
  emptied_at timestamptz,
  -- Where the facts come from when it was not run with this program.
  source text not null default '',
  invented boolean not null default false,
  -- How many came, as its source says; null where it is counted here.
  participants integer check (participants >= 0),
  participants_qualifier text not null default 'exact' check (participants_qualifier in ('exact', 'about', 'over')),
  next_number integer not null default 1,
  changed_at timestamptz not null default now(),
  version integer not null default 1,
  check (ends_at >= starts_at),
  check (closes_at is null or opens_at is null or closes_at > opens_at),
  check (origin_id is distinct from id),
  check ((state = 'cancelled') = (cancel_reason is not null))
);
create index event_calendar on event (starts_at) where state <> 'draft';
create index event_process on event (process_id) where process_id is not null;
create index event_series_events on event (series_id) where series_id is not null;
comment on column event.address is 'not personal: a public place';
comment on column event.contact is 'not personal: an office, its number and its mail address';

-- A stretch of the programme. With several sessions in it, people choose one of them.
create table event_round (
  id uuid primary key,
  event_id uuid not null references event (id) on delete cascade,
  title localized not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  version integer not null default 1,
  check (ends_at >= starts_at)
);
create index event_round_event on event_round (event_id, starts_at);

create table event_session (
  id uuid primary key,
  event_id uuid not null references event (id) on delete cascade,
  round_id uuid not null references event_round (id) on delete cascade,
  position integer not null,
  title localized not null,
  description localized not null,
  room text not null default '',
  capacity integer check (capacity > 0),
  languages text[] not null default '{}',
  -- The forum whose submissions its tandem chooses and whose minutes come of it.
  forum_id uuid references forum (id),
  -- Heads counted in the room; null where nobody counted.
  headcount integer check (headcount >= 0),
  version integer not null default 1
);
create index event_session_event on event_session (event_id);
create index event_session_round on event_session (round_id, position);

-- Who speaks, moderates or stands for a tandem: people in a public function, named on the programme with their agreement.
create table event_speaker (
  id uuid primary key,
  session_id uuid not null references event_session (id) on delete cascade,
  position integer not null,
  name text not null,
  function localized not null,
  part text not null check (part in ('speaker', 'moderator', 'internal_expert', 'external_expert', 'interpreter')),
  -- SHA-256 of the personal link with which a tandem's expert chooses submissions; the link itself is with the expert alone.
  link_hash bytea unique,
  link_until timestamptz
);
create index event_speaker_session on event_speaker (session_id, position);
comment on column event_speaker.name is 'personal: consent, Art. 6 (1) a GDPR (people who speak in public, with their agreement); with the programme';

-- Somebody who comes, or several together. What people need is kept here as marks; who they are lies beside it and goes first.
create table event_registration (
  id uuid primary key,
  event_id uuid not null references event (id) on delete cascade,
  -- Printed on the badge and on the list at the door.
  number integer not null,
  state text not null check (state in ('confirmed', 'waiting', 'cancelled')),
  places integer not null check (places between 1 and 100),
  -- How many of them came; null until somebody at the door said so.
  arrived integer check (arrived >= 0),
  arrived_at timestamptz,
  walk_in boolean not null default false,
  locale text not null,
  interpreting text[] not null default '{}',
  child_care integer not null default 0 check (child_care between 0 and 50),
  wheelchair boolean not null default false,
  sign_language boolean not null default false,
  registered_at timestamptz not null default clock_timestamp(),
  reminded_at timestamptz,
  version integer not null default 1,
  unique (event_id, number)
);
create index event_registration_waiting on event_registration (event_id, registered_at, number) where state = 'waiting';
comment on column event_registration.wheelchair is 'personal: explicit consent, Art. 9 (2) a GDPR (asked only of people who need it); 90 days after the event unless the event says less';
comment on column event_registration.sign_language is 'personal: explicit consent, Art. 9 (2) a GDPR (asked only of people who need it); 90 days after the event unless the event says less';
comment on column event_registration.interpreting is 'personal: consent, Art. 6 (1) a GDPR; 90 days after the event unless the event says less';

create table event_registration_contact (
  registration_id uuid primary key references event_registration (id) on delete cascade,
  name text not null,
  email text,
  phone text,
  -- Who else comes, one line a person; may be empty.
  names text not null default '',
  -- What else they need, in their own words.
  note text
);
comment on column event_registration_contact.name is 'personal: consent, Art. 6 (1) a GDPR; 90 days after the event unless the event says less';
comment on column event_registration_contact.email is 'personal: consent, Art. 6 (1) a GDPR; 90 days after the event unless the event says less';
comment on column event_registration_contact.phone is 'personal: consent, Art. 6 (1) a GDPR; 90 days after the event unless the event says less';
comment on column event_registration_contact.names is 'personal: consent, Art. 6 (1) a GDPR; 90 days after the event unless the event says less';
comment on column event_registration_contact.note is 'personal: explicit consent, Art. 9 (2) a GDPR (asked only of people who need it); 90 days after the event unless the event says less';

-- SHA-256 of the codes that open a registration: one from the form, and one of its own for each mail, because no code is ever stored.
create table event_registration_link (
  code_hash bytea primary key,
  registration_id uuid not null references event_registration (id) on delete cascade
);
create index event_registration_link_of on event_registration_link (registration_id);

-- Which session of each round they chose, and whether they were there.
create table event_choice (
  registration_id uuid not null references event_registration (id) on delete cascade,
  session_id uuid not null references event_session (id) on delete cascade,
  -- Came without having chosen it.
  chosen boolean not null default true,
  arrived integer check (arrived >= 0),
  primary key (registration_id, session_id)
);
create index event_choice_session on event_choice (session_id);

-- What remains when registrations are deleted: numbers alone. Without a session: the whole event.
create table event_number (
  event_id uuid not null references event (id) on delete cascade,
  session_id uuid references event_session (id) on delete cascade,
  registered integer not null,
  arrived integer not null,
  cancelled integer not null,
  waiting integer not null,
  unique nulls not distinct (event_id, session_id)
);
