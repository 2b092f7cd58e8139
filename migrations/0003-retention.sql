-- Each night's run of the deletion plan: how many records of a class went. Says that deletion really happens.
create table retention_run (
  id uuid primary key,
  class text not null,
  ran_at timestamptz not null default now(),
  removed integer not null check (removed >= 0)
);
create index retention_run_class on retention_run (class, ran_at);

-- Classes that must be offered to the archive wait until it has taken or waived them (Nds. ArchG § 3).
create table archive_decision (
  class text primary key,
  decision text not null check (decision in ('taken', 'waived')),
  -- Records older than this day are covered.
  until_day date not null,
  decided_at timestamptz not null default now()
);
