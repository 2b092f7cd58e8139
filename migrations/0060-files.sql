-- Files lie in the data directory under the SHA-256 of their bytes; this says what they are. Owners keep the digest.
create table file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  size integer not null check (size > 0)
);
