-- A survey: a questionnaire that invited institutions answer by a personal link, and anybody by an open one where the office allows it.
create table survey (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  process_id uuid not null references process (id),
  title localized not null,
  -- What it is for and how long it takes; read before the first question.
  intro localized not null,
  -- Said after sending.
  thanks localized not null,
  -- Anonymous: no row ties an answer to a party (the triggers below see to it). Decided before the start.
  anonymous boolean not null default true,
  -- Anybody may take part beside those who are invited.
  open_link boolean not null default false,
  state text not null default 'draft' check (state in ('draft', 'running', 'ended')),
  -- Last day of taking part; null until the office ends it.
  closes_on date,
  started_on date,
  ended_on date,
  -- Groups of fewer answers are hidden in results.
  min_group integer not null default 5 check (min_group between 3 and 50),
  -- Last day a reminder went out; none goes out twice on a day.
  reminded_on date,
  -- Counts of answers and parties as they were at the end; answers may be deleted later, these stay.
  result jsonb,
  -- Day on which a named approver let everybody read the results.
  released_on date,
  released_by uuid,
  -- Number of the questionnaire's current version.
  version integer not null default 1,
  revision integer not null default 1,
  check ((state = 'draft') = (started_on is null)),
  check ((state = 'ended') = (ended_on is not null)),
  check ((state = 'ended') = (result is not null)),
  check (released_on is null or state = 'ended'),
  check ((released_on is null) = (released_by is null))
);
create index survey_process on survey (process_id);

-- The questionnaire as one document (schema in questionnaire/schema.ts). Once the survey runs only wording changes, each time as a new version.
create table survey_version (
  survey_id uuid not null references survey (id) on delete cascade,
  number integer not null,
  document jsonb not null,
  primary key (survey_id, number)
);

-- Kinds of institution: schools, clubs, authorities …
create table survey_kind (
  id uuid primary key,
  survey_id uuid not null references survey (id) on delete cascade,
  title localized not null,
  unique (id, survey_id)
);
create index survey_kind_survey on survey_kind (survey_id);

-- Who is invited. `progress` says how far the party is and never when.
create table survey_party (
  id uuid primary key,
  survey_id uuid not null references survey (id) on delete cascade,
  kind_id uuid not null,
  institution text not null,
  person text,
  email text,
  -- Language of the invitation.
  locale text not null,
  invited_on date,
  progress text not null default 'none' check (progress in ('none', 'begun', 'complete')),
  foreign key (kind_id, survey_id) references survey_kind (id, survey_id)
);
create index survey_party_survey on survey_party (survey_id, kind_id);
create unique index survey_party_email on survey_party (survey_id, lower(email)) where email is not null;
comment on column survey_party.institution is 'personal: public task, § 3 NDSG; 90 days after the end of the survey';
comment on column survey_party.person is 'personal: public task, § 3 NDSG; 90 days after the end of the survey';
comment on column survey_party.email is 'personal: public task, § 3 NDSG; 90 days after the end of the survey';

-- Personal links: SHA-256 of the code in the link. A reminder brings a new one; the code itself is in the mail alone.
create table survey_link (
  hash bytea primary key,
  party_id uuid not null references survey_party (id) on delete cascade
);
create index survey_link_party on survey_link (party_id);

-- One answered questionnaire. No time, no order: ids are random, and an anonymous one says nothing about its party.
create table survey_response (
  id uuid primary key,
  survey_id uuid not null references survey (id) on delete cascade,
  -- Only of named surveys.
  party_id uuid unique references survey_party (id) on delete set null,
  channel text not null check (channel in ('link', 'open', 'paper')),
  state text not null default 'partial' check (state in ('partial', 'complete')),
  -- Answers by question, as questionnaire/rules.ts reads them.
  answers jsonb not null default '{}',
  -- SHA-256 of the code that opens it again (other salt than survey_link); null for paper.
  resume_hash bytea unique,
  -- Counts saves, so that an older form does not overwrite a newer one.
  saves integer not null default 0
);
create index survey_response_survey on survey_response (survey_id, state);
comment on column survey_response.answers is 'personal: public task, § 3 NDSG (free answers may identify their author); partial ones 90 days after the end, complete ones five years after the end';

-- Free answers that became contributions: the way back from the contribution to the question it answered.
create table survey_origin (
  submission_id uuid primary key references submission (id) on delete cascade,
  survey_id uuid not null references survey (id) on delete cascade,
  question text not null,
  response_id uuid references survey_response (id) on delete set null
);
create unique index survey_origin_answer on survey_origin (response_id, question);
create index survey_origin_survey on survey_origin (survey_id);

-- Results as PDF, made by the worker when they are released.
create table survey_file (
  survey_id uuid not null references survey (id) on delete cascade,
  locale text not null check (locale in ('de', 'en')),
  content bytea not null,
  primary key (survey_id, locale)
);

-- What was promised before the start holds whatever a program or a person tries: also the database refuses.
create function survey_keeps_promise() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and new.anonymous is distinct from old.anonymous then
    raise exception 'whether a survey is anonymous cannot change after its start';
  end if;
  return new;
end $$;
create trigger survey_promise before update on survey for each row execute function survey_keeps_promise();

create function survey_response_stays_anonymous() returns trigger language plpgsql as $$
begin
  if new.party_id is not null and (select anonymous from survey where id = new.survey_id) then
    raise exception 'an answer of an anonymous survey cannot name its party';
  end if;
  return new;
end $$;
create trigger survey_response_anonymous before insert or update on survey_response for each row execute function survey_response_stays_anonymous();

-- Contributions may come from a survey.
alter table submission drop constraint submission_channel_check;
alter table submission add constraint submission_channel_check check (channel in ('online', 'paper', 'email', 'phone', 'interview', 'forum', 'survey'));
