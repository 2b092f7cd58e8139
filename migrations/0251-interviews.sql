insert into thread_kind (number, kind) select max(number) + 1, 'interview' from thread_kind;

-- An interview of a process, in the administration (internal) or outside (external). Seen by those who run the process only; what was said
-- in it becomes contributions.
create table interview (
  id uuid primary key,
  process_id uuid not null references process (id),
  number integer not null check (number > 0),
  side text not null check (side in ('internal', 'external')),
  topic text not null,
  held_on date not null,
  -- Who was asked, by institution and function; a name stands apart and only with consent.
  institution text not null default '',
  function text not null default '',
  -- Who asked: a unit or a function.
  conducted_by text not null default '',
  -- Questions and what was noted; deleted two years after the interview.
  notes text not null default '',
  -- Whether what was said may become contributions, and how that was recorded.
  consent_on date,
  consent_how text check (consent_how in ('written', 'mail', 'form', 'spoken')),
  -- Wording that was agreed to, see consent_text.
  consent_version integer,
  version integer not null default 1,
  unique (process_id, number),
  check ((consent_on is null) = (consent_how is null)),
  check ((consent_on is null) = (consent_version is null))
);
comment on column interview.notes is 'personal: public task, § 3 NDSG (may identify who was asked); two years after the interview';

-- The name of whoever was asked, apart from what they said and only with their consent.
create table interview_person (
  interview_id uuid primary key references interview (id) on delete cascade,
  name text not null,
  consent_on date not null,
  consent_how text not null check (consent_how in ('written', 'mail', 'form', 'spoken')),
  consent_version integer not null
);
comment on column interview_person.name is 'personal: consent, Art. 6 (1) a GDPR; until it is taken back, two years after the interview at most';

-- Statements that became contributions: the way back to the interview.
create table interview_statement (
  submission_id uuid primary key references submission (id) on delete cascade,
  interview_id uuid not null references interview (id)
);
create index interview_statement_interview on interview_statement (interview_id);
