-- "This concerns me too", a process at a time. The number is shown beside a contribution; it decides and orders nothing.

-- Whether a process asks for it, and the key that its devices are counted under: the same device looks different in every process.
create table process_concern (
  process_id uuid primary key references process (id) on delete cascade,
  open boolean not null,
  key bytea not null check (octet_length(key) = 32)
);
comment on column process_concern.key is 'not personal: a random number';

-- One row a device and contribution, so that a device counts once and can take it back. Which contributions the same device
-- chose cannot be told from here: the digest is another one for each.
create table submission_concern (
  submission_id uuid not null references submission (id) on delete cascade,
  -- HMAC-SHA-256 of contribution and the device's random value; a random number once the day has passed.
  device bytea not null,
  -- Null: counts on, belongs to no device any more.
  given_on date default current_date,
  primary key (submission_id, device)
);
create index submission_concern_given on submission_concern (given_on) where given_on is not null;
comment on column submission_concern.device is 'personal: consent, Art. 6 (1) a GDPR (a keyed checksum of a random number in the browser); until it is taken back, 12 months at most';
