-- What comes with a contribution. None of it is public before somebody of the office looked at it.

-- Pictures (drawn anew, without anything cameras write into them) and PDF files.
create table submission_attachment (
  id uuid primary key,
  submission_id uuid not null references submission (id) on delete cascade,
  position integer not null check (position between 1 and 5),
  file text not null references file (sha256),
  -- What can be seen, in words: whoever cannot see reads this.
  caption text not null check (caption <> ''),
  -- Public only as `shown`, and only with its contribution.
  state text not null default 'waiting' check (state in ('waiting', 'shown', 'withheld')),
  unique (submission_id, position)
);
create index submission_attachment_file on submission_attachment (file);
comment on column submission_attachment.caption is 'personal: public task, § 3 NDSG (as the contribution it belongs to); erased when the author withdraws it';

-- Said instead of written. Never public: the typed transcript becomes the text, and the voice goes.
create table submission_recording (
  submission_id uuid primary key references submission (id) on delete cascade,
  file text not null references file (sha256),
  received_on date not null default current_date,
  transcribed_on date
);
create index submission_recording_file on submission_recording (file);
comment on column submission_recording.file is 'personal: consent, Art. 6 (1) a GDPR (the voice of the author); 14 days after it was typed, 90 days at most, or withdrawn';

-- On whose behalf somebody speaks. The name is public only if the group wants that and the office lets it pass.
create table submission_group (
  submission_id uuid primary key references submission (id) on delete cascade,
  name text not null default '',
  name_public boolean not null default false,
  people integer check (people between 2 and 1000000),
  withheld boolean not null default false,
  check (name <> '' or not name_public)
);
comment on column submission_group.name is 'personal: public task, § 3 NDSG (a small group may identify its members); erased when the author withdraws it';

-- The paper a contribution was typed from, for whoever compares it; staff only.
create table submission_scan (
  submission_id uuid primary key references submission (id) on delete cascade,
  file text not null references file (sha256),
  kept_on date not null default current_date
);
create index submission_scan_file on submission_scan (file);
comment on column submission_scan.file is 'personal: public task, § 3 NDSG (handwriting on a card); until the contribution was condensed or withdrawn, 12 months at most';

-- Files of a form that was asked something before it could be taken: its next sending finds them under the form''s own random value,
-- of which only the digest is here.
create table submission_upload (
  form bytea not null,
  slot text not null check (slot in ('file1', 'file2', 'file3', 'file4', 'file5', 'audio')),
  file text not null references file (sha256),
  created_at timestamptz not null default now(),
  primary key (form, slot)
);
create index submission_upload_age on submission_upload (created_at);
create index submission_upload_file on submission_upload (file);
comment on column submission_upload.file is 'personal: public task, § 3 NDSG (a contribution being sent); one day at most';

-- Begun and put aside, by whoever holds the link; no address, no files.
create table submission_draft (
  code_hash bytea primary key,
  process_id uuid not null references process (id) on delete cascade,
  text text not null,
  language text not null,
  topic_id uuid references process_topic (id) on delete set null,
  municipality_key text references territory (key) on update cascade,
  saved_on date not null default current_date
);
create index submission_draft_saved on submission_draft (saved_on);
comment on column submission_draft.text is 'personal: consent, Art. 6 (1) a GDPR (kept because its author asked for it); 30 days after it was last saved, or when it was sent or removed';
