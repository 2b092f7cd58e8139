-- A dot ballot. Its key lies in the key folder, never here: what the key seals can be read only until the key is destroyed.
create table ballot (
  id uuid primary key,
  slug text not null unique,
  title localized not null,
  explanation localized,
  dots_per_voter integer not null check (dots_per_voter between 1 and 50),
  max_per_option integer not null check (max_per_option between 1 and dots_per_voter),
  -- Who votes online: holders of one-time codes, one ballot a device, or nobody (only boards and paper in a room).
  electorate text not null check (electorate in ('codes', 'device', 'room')),
  -- Boards and paper ballots are counted too; then a person closes the ballot, not the clock.
  offline boolean not null,
  -- Totals are shown while it is open, in steps of several ballots.
  live boolean not null,
  -- The result is the so many options with most dots; null: the order alone.
  top integer check (top > 0),
  -- From so many ballots on the lists of receipts and allocations are published.
  lists_from integer not null default 50 check (lists_from >= 5),
  -- The body whose formal weighting this is; null: an opinion poll that advises.
  weighting_body localized,
  source text,
  state text not null default 'draft' check (state in ('draft', 'planned', 'open', 'closed', 'void')),
  opens_at timestamptz,
  closes_at timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  void_reason text,
  -- Tells the right key from a wrong one; says nothing about the key.
  key_check bytea,
  -- Counts edits, so that a second editor's change is not overwritten unseen.
  revision integer not null default 1,
  check ((state in ('draft', 'planned')) = (opened_at is null)),
  check ((state in ('closed', 'void')) = (closed_at is not null)),
  check ((state = 'void') = (void_reason is not null)),
  check (electorate <> 'room' or offline),
  check (electorate <> 'device' or weighting_body is null)
);
create index ballot_state on ballot (state);

create table ballot_option (
  ballot_id uuid not null references ballot (id) on delete cascade,
  number integer not null check (number between 1 and 60),
  title localized not null,
  pictogram text not null,
  -- The recommendation (or other record of the thread) that is weighted.
  node_id uuid references thread_node (id) on delete set null,
  href text,
  primary key (ballot_id, number)
);
create index ballot_option_node on ballot_option (node_id) where node_id is not null;

-- Codes are made in batches and shown once. No row says when or for whom a single code was made, or that it was used.
create table ballot_code_batch (
  id uuid primary key,
  ballot_id uuid not null references ballot (id) on delete cascade,
  label text not null,
  size integer not null check (size >= 0),
  -- Sent by mail one by one instead of being shown.
  mailed boolean not null default false,
  made_on date not null
);
create index ballot_code_batch_ballot on ballot_code_batch (ballot_id);

-- Keyed hashes (HMAC with a key from the key folder): who reads this table can neither vote nor test a code against it.
-- Rows go when the ballot closes.
create table ballot_code (
  ballot_id uuid not null,
  hash bytea not null,
  batch_id uuid not null references ballot_code_batch (id) on delete cascade,
  -- `paper`: its stub was entered, the ballot lies in the urn.
  state text not null default 'issued' check (state in ('issued', 'revoked', 'paper')),
  primary key (ballot_id, hash)
);
create index ballot_code_batch_codes on ballot_code (batch_id);

-- Sealed ballots. One statement writes a row and nothing else. There is no foreign key (checking one locks rows, and a lock writes the
-- transaction's number into them), no time, no sequence. slot = HMAC(key, code), box = authenticated encryption of fixed length.
create table ballot_box (
  ballot_id uuid not null,
  slot bytea not null,
  box bytea not null,
  primary key (ballot_id, slot)
);

-- Boards: dots stuck in a room, counted by option. Sealed like ballots until closing; entered twice, blind, or with a photo.
create table ballot_board (
  id uuid primary key,
  ballot_id uuid not null references ballot (id) on delete cascade,
  place text not null,
  held_on date not null,
  -- People who were given dots, if it is known.
  persons integer check (persons >= 0),
  sealed bytea,
  -- Dots by option in order of number; filled on closing.
  dots integer[],
  entered_by uuid,
  confirmed_by uuid,
  photo text references file (sha256),
  confirmed boolean not null default false,
  counted boolean,
  check (confirmed_by is null or confirmed_by <> entered_by)
);
create index ballot_board_ballot on ballot_board (ballot_id);

-- Paper ballots are entered one by one into the sealed boxes; a pile says how many, and a second person counts it.
create table ballot_pile (
  id uuid primary key,
  ballot_id uuid not null references ballot (id) on delete cascade,
  label text not null,
  entered integer not null default 0 check (entered >= 0),
  entered_by uuid,
  confirmed_by uuid,
  confirmed boolean not null default false,
  counted boolean,
  check (confirmed_by is null or confirmed_by <> entered_by)
);
create index ballot_pile_ballot on ballot_pile (ballot_id);

-- Totals of an open ballot that was declared live; moves in steps and goes on closing.
create table ballot_live (
  ballot_id uuid primary key references ballot (id) on delete cascade,
  ballots integer not null,
  dots integer[] not null
);

-- What closing leaves. Receipts and allocations are apart, each in its own sorted order: no row and no position joins them.
create table ballot_receipt (
  ballot_id uuid not null references ballot (id) on delete cascade,
  receipt text not null,
  primary key (ballot_id, receipt)
);
create table ballot_allocation (
  ballot_id uuid not null references ballot (id) on delete cascade,
  position integer not null,
  dots integer[] not null,
  primary key (ballot_id, position)
);
create table ballot_result (
  ballot_id uuid primary key references ballot (id) on delete cascade,
  -- All channels together, by option in order of number.
  dots integer[] not null,
  -- Ballots and dots by channel, small channels merged: [{kind, count, persons, dots}].
  channels jsonb not null,
  codes_issued integer not null,
  codes_revoked integer not null,
  stubs integer not null,
  -- Boxes that could not be opened: somebody wrote into the database.
  damaged integer not null,
  digest text not null,
  -- SHA-256 of each published list; null where the lists are not published.
  list_digests jsonb
);

-- A tie at the cut, decided by people and said so.
create table ballot_decision (
  ballot_id uuid primary key references ballot (id) on delete cascade,
  chosen integer[] not null,
  body text not null,
  reason text not null,
  decided_on date not null
);

-- Recounts of ballots too small for published lists.
create table ballot_recount (
  id uuid primary key,
  ballot_id uuid not null references ballot (id) on delete cascade,
  witness_one text not null,
  witness_two text not null,
  recounted_on date not null,
  agrees boolean not null,
  check (witness_one <> witness_two)
);
comment on column ballot_recount.witness_one is 'personal: public task (Art. 6 (1) e GDPR); 2 years';
comment on column ballot_recount.witness_two is 'personal: public task (Art. 6 (1) e GDPR); 2 years';
