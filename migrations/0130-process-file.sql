-- What belongs to a phase as a file: invitation, minutes, presentation, result. Public with the process.
create table process_document (
  id uuid primary key,
  process_id uuid not null references process (id) on delete cascade,
  -- Null: belongs to the process as a whole; also once its phase is gone.
  phase_id uuid references process_phase (id) on delete set null,
  position integer not null,
  title localized not null,
  -- BCP 47 tag of what is inside.
  language text not null,
  source text not null default '',
  file text not null references file (sha256),
  -- Name for saving it, without folders.
  file_name text not null check (file_name ~ '^[a-z0-9._-]{1,100}$'),
  added_on date not null default current_date,
  version integer not null default 1
);
comment on column process_document.file_name is 'not personal: made from the title of the document';
create index process_document_process on process_document (process_id, position);

-- What the office has to think of in a phase: from the product's list or its own. Never public.
create table process_task (
  id uuid primary key,
  process_id uuid not null references process (id) on delete cascade,
  phase_id uuid not null references process_phase (id) on delete cascade,
  position integer not null,
  -- Days after the beginning of the phase (before it: negative) by which it should be done; null: no date.
  due_days integer check (due_days between -366 and 3660),
  text localized not null,
  -- A unit and a day, never a person.
  done_on date
);
create index process_task_phase on process_task (phase_id, position);
create index process_task_open on process_task (process_id) where done_on is null;
