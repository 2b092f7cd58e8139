-- The numbered documentation of a process's contributions as PDF, made by the worker. Beside it what it holds: a PDF with a text
-- that is public no more, or reads differently now, is given to nobody.
create table process_documentation (
  process_id uuid not null references process (id) on delete cascade,
  locale text not null check (locale in ('de', 'en')),
  content bytea not null,
  submissions uuid[] not null,
  -- MD5 of each text, in the same order.
  texts text[] not null,
  -- SHA-256 of everything it was made from.
  digest bytea not null,
  made_at timestamptz not null default now(),
  primary key (process_id, locale),
  check (cardinality(submissions) = cardinality(texts))
);
comment on column process_documentation.content is 'not personal: moderated contributions that everybody reads';
