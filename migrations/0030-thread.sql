-- The red thread: every record that can be followed has a node, written by its owner in the same transaction, and links.
create table thread_node (
  id uuid primary key,
  kind text not null,
  title localized not null,
  -- Path of the record's page without language prefix, e.g. /measures/oeffnung-34.
  href text not null,
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

create table history_erasure (
  entry_id uuid primary key references history_entry (id),
  erased_at timestamptz not null default now(),
  ground text not null
);

-- Written by a job after commit, in order of seq: hash = SHA-256(previous hash, the entry's fields).
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
