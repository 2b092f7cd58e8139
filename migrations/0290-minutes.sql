-- Minutes of an event's sessions: what was said, by nobody in particular, and how the room took it.

-- A statement of the minutes leads from what was contributed to what was recommended.
insert into thread_kind (number, kind) select max(number) + 1, 'statement' from thread_kind;

-- What was spoken about, in its order.
create table event_topic (
  id uuid primary key,
  session_id uuid not null references event_session (id) on delete cascade,
  position integer not null,
  title localized not null,
  version integer not null default 1
);
create index event_topic_session on event_topic (session_id, position);

create table event_statement (
  id uuid primary key,
  event_id uuid not null references event (id) on delete cascade,
  -- A session that has minutes cannot be taken from the programme.
  session_id uuid not null references event_session (id),
  topic_id uuid references event_topic (id),
  -- Within the event, in the order of writing; several people write at once.
  number integer not null,
  text localized not null,
  -- How the room took it; null: it was said, and nobody asked.
  mark text check (mark in ('consensus', 'dissent', 'support')),
  -- How many.
  count integer check (count between 0 and 100000),
  -- The form's own random value, so that sending it again adds nothing.
  once uuid not null unique,
  version integer not null default 1,
  unique (event_id, number)
);
create index event_statement_session on event_statement (session_id, number);
create index event_statement_topic on event_statement (topic_id) where topic_id is not null;

-- Contributions that a statement is about.
create table event_statement_submission (
  statement_id uuid not null references event_statement (id) on delete cascade,
  submission_id uuid not null references submission (id) on delete cascade,
  primary key (statement_id, submission_id)
);
create index event_statement_submission_of on event_statement_submission (submission_id);

-- What was condensed from statements, on the spot or later.
create table event_statement_recommendation (
  statement_id uuid not null references event_statement (id) on delete cascade,
  recommendation_id uuid not null references recommendation (id) on delete cascade,
  primary key (statement_id, recommendation_id)
);
create index event_statement_recommendation_of on event_statement_recommendation (recommendation_id);

-- Who was in the room, by role and never by name.
create table event_presence (
  session_id uuid not null references event_session (id) on delete cascade,
  role text not null check (role in ('residents', 'migrant_organisation', 'association', 'volunteers', 'administration', 'municipality', 'politics', 'education', 'work', 'health', 'press', 'other')),
  count integer not null check (count between 1 and 100000),
  primary key (session_id, role)
);

-- Editions of an event's documentation: frozen when somebody released them.
create table event_documentation (
  id uuid primary key,
  event_id uuid not null references event (id) on delete cascade,
  number integer not null check (number > 0),
  released_on date not null,
  -- Name or function of who released it.
  approver text not null,
  snapshot jsonb not null,
  digest bytea not null,
  unique (event_id, number)
);
comment on column event_documentation.approver is 'personal: public task, § 3 NDSG (who released it, in their function); with the documentation';

-- What the office prepares before it is released.
create table event_documentation_draft (
  event_id uuid primary key references event (id) on delete cascade,
  preface localized not null,
  version integer not null default 1
);
