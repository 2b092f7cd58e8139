-- The red thread: every record that can be followed has a node, written by its owner in the same transaction, and links.

-- What may be a node, in the order in which a thread passes them; the number keeps thread_reach narrow.
create table thread_kind (
  number smallint primary key,
  kind text not null unique
);
insert into thread_kind (number, kind) values
  (1, 'process'), (2, 'submission'), (3, 'forum'), (4, 'recommendation'), (5, 'ballot'), (6, 'assessment'),
  (7, 'decision'), (8, 'practice'), (9, 'measure'), (10, 'concept'), (11, 'resolution'), (12, 'report');

create table thread_node (
  id uuid primary key,
  -- Short name for thread_reach; never shown.
  number integer generated always as identity unique,
  kind text not null references thread_kind (kind),
  title localized not null,
  -- Path of the record's page without language prefix, e.g. /measures/oeffnung-34.
  href text not null,
  -- Whether everybody may see it; else it is counted and named for staff only.
  visible boolean not null,
  date date not null
);

create table thread_link (
  from_id uuid not null references thread_node (id) on delete cascade,
  relation text not null check (relation in ('led_to', 'merged_into', 'weighted_in', 'became', 'resolved_by', 'measured_by', 'reported_in', 'discussed_in', 'builds_on', 'assessed_in')),
  to_id uuid not null references thread_node (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (from_id, relation, to_id),
  check (from_id <> to_id)
);
create index thread_link_to on thread_link (to_id, relation, from_id);

-- Everything earlier and later on each node's thread: the transitive closure of the links, kept by the triggers in
-- 0031-thread-reach.sql as an index is kept by its table. It makes a page with ten thousand origins one short index range.
create table thread_reach (
  node integer not null,
  -- Whether `other` comes later (else earlier) on the thread than `node`.
  later boolean not null,
  -- Kind, date and visibility are those of `other`.
  kind smallint not null,
  date date not null,
  other integer not null,
  visible boolean not null,
  primary key (node, later, kind, date, other) include (visible)
);

-- History: who did what when. Append-only; what was changed lies in history_value and can be erased without breaking the chain,
-- because the entry holds only a salted digest of it.
create table history_entry (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('visitor', 'account', 'system')),
  actor_id uuid,
  actor_name text,
  subject_kind text not null,
  subject_id uuid not null,
  action text not null,
  -- SHA-256 over salt and canonical JSON of the values.
  digest bytea not null
);
create index history_entry_subject on history_entry (subject_id, seq);

create table history_value (
  entry_id uuid primary key references history_entry (id),
  salt bytea not null,
  values jsonb not null
);

-- Which values were erased, and the entry that records it: only an erasure that is itself in the chain is believed.
create table history_erasure (
  entry_id uuid primary key references history_entry (id),
  record_id uuid not null references history_entry (id)
);

-- Entries that no seal covers yet. A queue, because neither a highest number nor a transaction horizon tells what is missing:
-- numbers of rolled-back transactions never come, those of slow ones come late, and a restored database begins its transactions anew.
create table history_unsealed (
  entry_seq bigint primary key references history_entry (seq)
);

-- Written by a job after commit: hash = SHA-256(previous hash, position, the entry's fields).
create table history_seal (
  position bigint primary key,
  entry_seq bigint not null unique references history_entry (seq),
  hash bytea not null
);

create function history_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'history is append-only';
end $$;
create trigger history_entry_append_only before update or delete on history_entry for each row execute function history_is_append_only();
create trigger history_seal_append_only before update or delete on history_seal for each row execute function history_is_append_only();
create trigger history_erasure_append_only before update or delete on history_erasure for each row execute function history_is_append_only();
create trigger history_value_never_changes before update on history_value for each row execute function history_is_append_only();
create trigger history_entry_stays before truncate on history_entry execute function history_is_append_only();
create trigger history_seal_stays before truncate on history_seal execute function history_is_append_only();
create trigger history_erasure_stays before truncate on history_erasure execute function history_is_append_only();
create trigger history_value_stays before truncate on history_value execute function history_is_append_only();
comment on column history_entry.actor_name is 'not personal: which part of the program acted; people stand as ids';
