-- The wall of an event: short texts and photos of people who want to say something, in the room and on the web.
create table event_wall (
  event_id uuid primary key references event (id) on delete cascade,
  -- What people are asked.
  question localized not null,
  open boolean not null default false,
  version integer not null default 1
);

create table event_wall_entry (
  id uuid primary key,
  event_id uuid not null references event (id) on delete cascade,
  number integer not null,
  text text not null,
  -- BCP 47 tag of the text.
  language text not null,
  -- A picture, drawn anew so that nothing of the camera is in it.
  photo text references file (sha256),
  -- The wording that was agreed to: of showing the text, and of showing the photo.
  consent_version integer not null,
  photo_consent_version integer,
  state text not null default 'waiting' check (state in ('waiting', 'shown', 'hidden')),
  -- Told under the receipt, to nobody else.
  hidden_reason text,
  -- The contribution it became, and where that stands.
  submission_id uuid,
  submission_href text,
  -- SHA-256 of the receipt that takes it down; the receipt itself is with the author alone.
  code_hash bytea not null unique,
  written_at timestamptz not null default clock_timestamp(),
  version integer not null default 1,
  unique (event_id, number),
  check ((photo is null) = (photo_consent_version is null)),
  check ((state = 'hidden') = (hidden_reason is not null)),
  check ((submission_id is null) = (submission_href is null))
);
create index event_wall_entry_shown on event_wall_entry (event_id, number) where state = 'shown';
create index event_wall_entry_photo on event_wall_entry (photo) where photo is not null;
comment on column event_wall_entry.text is 'personal: consent, Art. 6 (1) a GDPR (people who write on the wall); until it is taken back, two years after the event at most';
comment on column event_wall_entry.photo is 'personal: consent, Art. 6 (1) a GDPR (people who write on the wall); until it is taken back, two years after the event at most';
