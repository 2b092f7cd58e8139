-- For simple search: case, umlauts and their spellings (ü, ue, u) do not matter. Applied to both sides of a comparison.
create function participation_plain(value text) returns text language sql immutable strict parallel safe
return replace(replace(replace(translate(replace(lower(value), 'ß', 'ss'), 'äöüáàâéèêíìîóòôúùûñçğışşćčđžź', 'aouaaaeeeiiiooouuuncgissccdzz'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u');

-- A participation process: the frame of everything people say and what is made of it.
create table process (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  title localized not null,
  summary localized not null,
  -- Where the facts come from when the process was not run with this program; empty otherwise.
  source text not null default '',
  -- Made up to show how things work: every page of it says so.
  invented boolean not null default false,
  call text not null default 'none' check (call in ('none', 'open', 'closed')),
  -- Last day of an open call; null until somebody closes it by hand.
  call_closes_on date,
  -- Null while the office prepares it: then nothing of it is public. Once public it stays so.
  published_on date,
  next_submission integer not null default 1,
  next_recommendation integer not null default 1,
  next_forum integer not null default 1,
  version integer not null default 1
);

-- What one may speak about in a process; a topic that is in use is switched off, not removed.
create table process_topic (
  id uuid primary key,
  process_id uuid not null references process (id) on delete cascade,
  position integer not null,
  name localized not null,
  active boolean not null default true,
  unique (process_id, position)
);

create table process_phase (
  id uuid primary key,
  process_id uuid not null references process (id) on delete cascade,
  position integer not null,
  kind text not null check (kind in ('preparation', 'call', 'survey', 'interviews', 'forums', 'weighting', 'assessment', 'resolution', 'implementation')),
  title localized not null,
  text localized not null,
  result localized not null,
  -- Null where the source prints no date.
  starts_on date,
  ends_on date,
  -- How exact the source is about the dates.
  precision text not null default 'day' check (precision in ('day', 'month', 'year')),
  source text not null default '',
  version integer not null default 1,
  check (ends_on is null or starts_on is null or ends_on >= starts_on)
);
create index process_phase_process on process_phase (process_id, position);

-- Numbers of a phase. Several rows of one quantity are different statements of sources about the same thing: all are shown.
create table process_number (
  id uuid primary key,
  phase_id uuid not null references process_phase (id) on delete cascade,
  position integer not null,
  quantity text not null,
  label localized not null,
  value numeric not null,
  unit text not null default '' check (unit in ('', 'percent', 'months')),
  qualifier text not null default 'exact' check (qualifier in ('exact', 'about', 'over', 'computed', 'printed')),
  source text not null default ''
);
create index process_number_phase on process_number (phase_id, position);

-- What belongs to a process beside its phases: demands that others are competent for, contradictions of the sources.
create table process_note (
  id uuid primary key,
  process_id uuid not null references process (id) on delete cascade,
  position integer not null,
  kind text not null check (kind in ('outside_competence', 'contradiction', 'remark')),
  text localized not null,
  source text not null default ''
);
create index process_note_process on process_note (process_id, position);

-- What a person said. There is no field for name, address, nationality or status, and the contact lies elsewhere.
create table submission (
  id uuid primary key,
  process_id uuid not null references process (id),
  number integer not null check (number > 0),
  text text not null,
  -- BCP 47 tag of the text.
  language text not null,
  topic_id uuid references process_topic (id),
  municipality_key text references territory (key) on update cascade,
  channel text not null check (channel in ('online', 'paper', 'email', 'phone', 'interview', 'forum')),
  -- Somebody filled the form in for the author.
  helped boolean not null default false,
  -- The office took passages out before publishing: they read […].
  redacted boolean not null default false,
  state text not null default 'received' check (state in ('received', 'published', 'withheld', 'withdrawn')),
  -- Told to the author under the receipt, to nobody else.
  withheld_reason text,
  -- Day it was condensed into a recommendation; from then on it can be neither corrected nor withdrawn.
  considered_on date,
  merged_into uuid references submission (id),
  -- SHA-256 of the receipt code; the code itself is with the author alone.
  receipt_hash bytea not null unique,
  -- SHA-256 of process and text: the same thing sent twice by a program without a form is recognised.
  content_hash bytea not null,
  received_at timestamptz not null default now(),
  version integer not null default 1,
  unique (process_id, number),
  check (merged_into is distinct from id),
  check ((state = 'withheld') = (withheld_reason is not null)),
  check (state <> 'withdrawn' or text = '')
);
create index submission_public on submission (process_id, number desc) where state = 'published';
create index submission_newest on submission (received_at desc, id) where state = 'published';
create index submission_waiting on submission (process_id, number) where state = 'received';
create index submission_content on submission (content_hash, received_at);
create index submission_merged on submission (merged_into) where merged_into is not null;
comment on column submission.text is 'personal: public task, § 3 NDSG (may identify its author until it was moderated); erased when the author withdraws it';

-- Kept apart from what was said, read by no public query, and gone once the contribution has been condensed or the day has come.
create table submission_contact (
  submission_id uuid primary key references submission (id) on delete cascade,
  email text not null,
  name text,
  -- Language of the answer.
  locale text not null,
  delete_after date not null
);
create index submission_contact_due on submission_contact (delete_after);
comment on column submission_contact.email is 'personal: consent, Art. 6 (1) a GDPR (asked only of people who want an answer by mail); until the contribution was condensed or withdrawn, 24 months at most';
comment on column submission_contact.name is 'personal: consent, Art. 6 (1) a GDPR; as the mail address';

-- A meeting in which submissions are discussed and recommendations are condensed.
create table forum (
  id uuid primary key,
  process_id uuid not null references process (id),
  number integer not null check (number > 0),
  title localized not null,
  held_on date,
  place text not null default '',
  minutes localized not null,
  participants integer check (participants >= 0),
  participants_qualifier text not null default 'exact' check (participants_qualifier in ('exact', 'about', 'over')),
  source text not null default '',
  version integer not null default 1,
  unique (process_id, number)
);

create table forum_submission (
  forum_id uuid not null references forum (id) on delete cascade,
  submission_id uuid not null references submission (id),
  primary key (forum_id, submission_id)
);
create index forum_submission_submission on forum_submission (submission_id);

-- Numbered within the process; condensed from submissions and forums. How popular it is and how feasible are facts of other slices.
create table recommendation (
  id uuid primary key,
  process_id uuid not null references process (id),
  number integer not null check (number > 0),
  field localized not null,
  title localized not null,
  text localized not null,
  -- Why it can be carried out on this level: municipal action beyond mere appeals.
  prospect localized not null,
  state text not null default 'draft' check (state in ('draft', 'published', 'weighted', 'in_assessment', 'adopted', 'merged', 'in_revision', 'forwarded', 'declined')),
  published_on date,
  source text not null default '',
  version integer not null default 1,
  unique (process_id, number),
  check ((state = 'draft') = (published_on is null))
);

create table recommendation_submission (
  recommendation_id uuid not null references recommendation (id) on delete cascade,
  submission_id uuid not null references submission (id),
  primary key (recommendation_id, submission_id)
);
create index recommendation_submission_submission on recommendation_submission (submission_id);

create table recommendation_forum (
  recommendation_id uuid not null references recommendation (id) on delete cascade,
  forum_id uuid not null references forum (id),
  primary key (recommendation_id, forum_id)
);
create index recommendation_forum_forum on recommendation_forum (forum_id);
