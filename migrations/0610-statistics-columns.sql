-- How the columns of a statistics file were read, so that next year's file with the same headings is read alike.
create table statistics_columns (
  -- SHA-256 over the headings in their order.
  headings bytea primary key check (length(headings) = 32),
  choices jsonb not null,
  saved_at timestamptz not null default now()
);
