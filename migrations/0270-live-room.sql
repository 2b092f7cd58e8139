-- A room of the thread: what was asked and found out live, beside the forums.
insert into thread_kind (number, kind) select max(number) + 1, 'room' from thread_kind;

-- A live room: a hall or a video meeting whose people ask and vote by phone, without an account.
create table live_room (
  id uuid primary key,
  slug text not null unique,
  -- Six characters without look-alikes, for those who cannot scan the QR picture.
  code text not null unique check (code ~ '^[2-9A-HJ-NP-Z]{6}$'),
  title localized not null,
  note localized,
  process_id uuid references process (id),
  -- What the room belongs to in another slice (an event or one of its sessions); that slice links it.
  subject_kind text,
  subject_id uuid,
  subject_title localized,
  subject_href text,
  held_on date not null,
  invented boolean not null default false,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  -- An open room closes by itself after this day, so that the devices' marks never stay.
  closes_on date,
  -- Whether one can ask now; questions and words wait for a moderator unless switched off.
  asking boolean not null default true,
  moderated boolean not null default true,
  -- Teams of a quiz, as they were called in the room.
  teams text[] not null default '{}',
  -- What the projector shows.
  screen text not null default 'join' check (screen in ('join', 'questions', 'poll')),
  screen_poll uuid,
  opened_at timestamptz,
  closed_at timestamptz,
  next_question integer not null default 1,
  next_poll integer not null default 1,
  revision integer not null default 1,
  check ((state = 'draft') = (opened_at is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check ((subject_id is null) = (subject_kind is null) and (subject_id is null) = (subject_title is null) and (subject_id is null) = (subject_href is null))
);
create index live_room_process on live_room (process_id) where process_id is not null;
create unique index live_room_subject on live_room (subject_id) where subject_id is not null;

-- A question from the hall. Nothing says who asked it: the device leaves no mark here.
create table live_question (
  id uuid primary key,
  room_id uuid not null references live_room (id) on delete cascade,
  -- Order of arrival.
  number integer not null,
  text localized not null,
  first_name text,
  state text not null default 'waiting' check (state in ('waiting', 'shown', 'hidden', 'merged')),
  hidden_reason text,
  answered boolean not null default false,
  pinned boolean not null default false,
  -- The moderator's order; null: by support.
  place integer,
  merged_into uuid references live_question (id),
  -- Devices that support it; the marks go when the room closes, the number stays.
  support integer not null default 0,
  -- The submission it became.
  submission_id uuid,
  submission_href text,
  -- Hash of what the phone sent with it, so that sending again adds nothing. Goes when the room closes.
  once bytea,
  asked_on date not null,
  unique (room_id, number),
  unique (room_id, once),
  check ((state = 'merged') = (merged_into is not null)),
  check ((state = 'hidden') = (hidden_reason is not null))
);
comment on column live_question.first_name is 'personal: consent, Art. 6 (1) a GDPR; 90 days after it was asked';

-- One support a device and question.
create table live_support (
  question_id uuid not null references live_question (id) on delete cascade,
  -- HMAC with the room's key, which never lies in the database; another one for each question.
  device bytea not null,
  primary key (question_id, device)
);
comment on column live_support.device is 'personal: public task (Art. 6 (1) e GDPR); until the room closes';

-- A poll, prepared beforehand, opened and closed by hand; one at a time is open.
create table live_poll (
  id uuid primary key,
  room_id uuid not null references live_room (id) on delete cascade,
  number integer not null,
  kind text not null check (kind in ('single', 'multiple', 'scale', 'words', 'dots', 'quiz')),
  question localized not null,
  state text not null default 'prepared' check (state in ('prepared', 'open', 'closed')),
  -- The result moves while people answer; else it is hidden from everybody until closing.
  shown_live boolean not null,
  -- Choices of `multiple`, words of `words`.
  max_choices integer not null default 1 check (max_choices between 1 and 40),
  dots_per_voter integer not null default 1 check (dots_per_voter between 1 and 50),
  max_per_option integer not null default 1 check (max_per_option between 1 and dots_per_voter),
  scale_from integer not null default 1 check (scale_from between 0 and 1),
  scale_to integer not null default 5 check (scale_to between 2 and 10),
  scale_low localized,
  scale_high localized,
  -- Frozen when the room closes: answers, sums by option, right answers by team.
  result jsonb,
  revision integer not null default 1,
  unique (room_id, number)
);
create unique index live_poll_open on live_poll (room_id) where state = 'open';

create table live_option (
  poll_id uuid not null references live_poll (id) on delete cascade,
  number integer not null check (number between 1 and 40),
  title localized not null,
  -- The right answer of a quiz; told after closing.
  correct boolean not null default false,
  primary key (poll_id, number)
);

-- One answer a device. No time, no order, and another device mark for each poll: two answers of one phone cannot be joined.
-- Rows go when the room closes.
create table live_answer (
  poll_id uuid not null references live_poll (id) on delete cascade,
  device bytea not null,
  -- Dots or crosses by option; for a scale by step.
  counts smallint[] not null,
  -- Word cloud: the words in the form they are counted in.
  words text[] not null default '{}',
  team smallint,
  -- How often this phone changed its mind: an older answer that arrives late does not replace a newer one.
  turn integer not null,
  primary key (poll_id, device)
);
comment on column live_answer.device is 'personal: public task (Art. 6 (1) e GDPR); until the room closes';

-- Words of a cloud as they are shown, and whether everybody may see them.
create table live_word (
  poll_id uuid not null references live_poll (id) on delete cascade,
  word text not null,
  shown_as text not null,
  state text not null check (state in ('waiting', 'shown', 'hidden')),
  -- Frozen when the room closes.
  count integer,
  primary key (poll_id, word)
);
