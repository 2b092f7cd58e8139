-- A concept is looked at again: review rounds, evaluations from outside, demands that something else met, plans of municipalities and what is recommended to them.

-- People who answer for a municipality.
alter table role_grant drop constraint role_grant_scope_check;
alter table role_grant add constraint role_grant_scope_check check (scope in ('all', 'department', 'process', 'organisation', 'call', 'municipality', 'body'));

insert into thread_kind (number, kind) values (19, 'effect'), (20, 'review'), (21, 'evaluation'), (22, 'advice');

alter table concept_edition drop constraint concept_edition_slug_check;
alter table concept_edition add constraint concept_edition_slug_check
  check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and slug not in ('draft', 'new', 'import', 'compare', 'measures', 'consultation', 'comments', 'glossary', 'reviews', 'evaluations', 'advice', 'local', 'derive'));

-- A round in which every measure of an edition is looked at again. Its result is the agenda of the next edition.
create table review_round (
  id uuid primary key,
  concept_id uuid not null references concept (id),
  edition_id uuid not null references concept_edition (id),
  -- Counts from 1 in its concept: part of its address.
  number integer not null check (number > 0),
  title localized not null,
  -- What is asked, for those who answer.
  note localized,
  opens_on date not null,
  -- Last day of links and forms.
  closes_on date not null check (closes_on >= opens_on),
  -- From then on everybody may read it, and nothing is said any more.
  released_on date,
  -- The draft of the next edition got the agenda.
  carried_on date check (carried_on is null or released_on is not null),
  version integer not null default 1,
  unique (concept_id, number)
);
-- One at a time, so that nobody answers into the wrong one.
create unique index review_round_open on review_round (concept_id) where released_on is null;

-- What the round is about: a measure of the edition, or one that is proposed.
create table review_item (
  id uuid primary key,
  round_id uuid not null references review_round (id),
  number integer not null check (number > 0),
  measure_id uuid references measure (id),
  field_code text not null,
  -- Wording in the edition, or of the proposal.
  title localized not null,
  outcome text check (outcome in ('keep', 'improve', 'extend', 'drop', 'new', 'not_taken_up')),
  reason localized,
  concluded_on date,
  -- The measure that a proposal became.
  made_measure_id uuid references measure (id),
  -- The draft has what was to be improved or extended.
  done_on date,
  version integer not null default 1,
  unique (round_id, number),
  unique (round_id, measure_id),
  check ((outcome is null) = (concluded_on is null) and (outcome is null) = (reason is null)),
  check (outcome is null or (measure_id is null) = (outcome in ('new', 'not_taken_up')))
);

-- What one department, body or forum, or the office, says to an item. A unit or a body, never a person.
create table review_voice (
  id uuid primary key,
  item_id uuid not null references review_item (id),
  verdict text not null check (verdict in ('keep', 'improve', 'extend', 'drop', 'new')),
  reason text not null,
  origin text not null check (origin in ('office', 'department', 'body', 'forum')),
  department_id uuid references department (id),
  -- Of a body or forum.
  name text,
  -- Where it can be read: minutes, documentation.
  source text,
  via text not null check (via in ('link', 'page', 'entered')),
  given_on date not null,
  check ((origin = 'department') = (department_id is not null)),
  check ((origin in ('body', 'forum')) = (name is not null))
);
comment on column review_voice.reason is 'not personal: reason of a unit or a body; forms ask to name nobody';
comment on column review_voice.name is 'not personal: name of a body or forum';
-- Who says something else later says it instead.
create unique index review_voice_once on review_voice (item_id, origin, department_id, name) nulls not distinct;

-- A department asked by mail. The link opens its form in this round, until the round ends.
create table review_ask (
  id uuid primary key,
  round_id uuid not null references review_round (id),
  department_id uuid not null references department (id),
  -- SHA-256 of what stands in the link; null until the mail is made.
  token_hash bytea unique,
  asked_on date not null,
  answered_on date,
  unique (round_id, department_id)
);
comment on column review_ask.token_hash is 'not personal: opens a form of a round, for a unit';

-- An evaluation from outside: a document with findings, each of which gets an answer.
create table evaluation (
  id uuid primary key,
  concept_id uuid not null references concept (id),
  number integer not null check (number > 0),
  title localized not null,
  -- Institution that evaluated.
  author text not null,
  finished_on date not null,
  summary localized,
  url text check (url ~ '^https?://'),
  file text references file (sha256),
  file_name text check (file_name ~ '^[a-z0-9._-]{1,100}$'),
  published_on date,
  version integer not null default 1,
  unique (concept_id, number),
  check ((file is null) = (file_name is null)),
  check (url is not null or file is not null)
);
comment on column evaluation.author is 'not personal: institution that evaluated';
comment on column evaluation.file_name is 'not personal: made from the title of the evaluation';

create table evaluation_finding (
  id uuid primary key,
  evaluation_id uuid not null references evaluation (id),
  position integer not null check (position > 0),
  text localized not null,
  -- What it is about: a field, a goal of it, or a measure; nothing is the concept as a whole.
  field_code text,
  goal integer,
  measure_id uuid references measure (id),
  state text not null default 'open' check (state in ('open', 'accepted', 'partly', 'done', 'not_shared')),
  answer localized,
  answered_on date,
  department_id uuid references department (id),
  version integer not null default 1,
  unique (evaluation_id, position),
  check ((state = 'open') = (answer is null) and (answer is null) = (answered_on is null)),
  check (goal is null or field_code is not null)
);

-- A demand that something outside the concept met: a law of another level, a programme, an initiative.
create table effect (
  id uuid primary key,
  number integer generated always as identity unique,
  title localized not null,
  text localized not null,
  happened_on date not null,
  level text not null check (level in ('eu', 'bund', 'land', 'region', 'municipality', 'other')),
  source text not null,
  url text check (url ~ '^https?://'),
  created_at timestamptz not null default now(),
  version integer not null default 1
);

-- Which contributions and recommendations it met.
create table effect_demand (
  effect_id uuid not null references effect (id),
  kind text not null check (kind in ('submission', 'recommendation')),
  demand_id uuid not null,
  primary key (effect_id, demand_id)
);

-- A municipality's own concept, derived from an edition of another one.
create table local_plan (
  concept_id uuid primary key references concept (id),
  -- Official key (AGS).
  territory_key text not null unique,
  edition_id uuid not null references concept_edition (id)
);

-- A measure of a local plan that takes over or adapts one of the concept it is derived from. Measures without a row are its own.
create table measure_derivation (
  measure_id uuid primary key references measure (id),
  of_measure_id uuid not null references measure (id),
  kind text not null check (kind in ('takes_over', 'adapts')),
  -- What is different.
  note localized,
  check (measure_id <> of_measure_id)
);
create index measure_derivation_of on measure_derivation (of_measure_id);

-- What a concept recommends to the municipalities.
create table municipal_advice (
  id uuid primary key,
  concept_id uuid not null references concept (id),
  number integer not null check (number > 0),
  title localized not null,
  text localized not null,
  -- The measure it belongs to, if to one.
  measure_id uuid references measure (id),
  answer_by date,
  published_on date,
  version integer not null default 1,
  unique (concept_id, number)
);

-- What a municipality says to it; what it says later replaces it.
create table advice_answer (
  id uuid primary key,
  advice_id uuid not null references municipal_advice (id),
  territory_key text not null,
  answer text not null check (answer in ('will_do', 'does_already', 'conditions', 'no')),
  text localized,
  answered_on date not null,
  via text not null check (via in ('link', 'page', 'entered')),
  version integer not null default 1,
  unique (advice_id, territory_key),
  check (answer not in ('conditions', 'no') or text is not null)
);

-- A municipality asked by mail. The link opens the answer to this one recommendation.
create table advice_ask (
  id uuid primary key,
  advice_id uuid not null references municipal_advice (id),
  territory_key text not null,
  token_hash bytea unique,
  asked_on date not null,
  expires_on date not null,
  unique (advice_id, territory_key)
);
comment on column advice_ask.token_hash is 'not personal: opens a form for a municipality';
