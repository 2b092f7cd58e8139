-- Bodies, their sittings, papers and resolutions. The columns external_id (address of the object in a council information system), created_at,
-- modified_at and deleted_at are what OParl 1.1 asks of every object: whoever reads changes sees deletions, too.

-- When a row was last changed, whoever changed it.
create function body_modified() returns trigger language plpgsql as $$
begin
  new.modified_at := clock_timestamp();
  return new;
end $$;

-- A committee, an integration council, a board of a district, a jury, a project group …
create table body (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  kind text not null check (kind in ('assembly', 'committee', 'integration_council', 'district_board', 'jury', 'project_group', 'working_group', 'round_table')),
  name localized not null,
  purpose localized not null,
  -- Whether its votes decide, or advise somebody else.
  decides boolean not null,
  -- Whether people may come and listen.
  open_sittings boolean not null,
  public boolean not null default true,
  -- How many sittings a source states where it does not give the single ones.
  stated_sittings integer check (stated_sittings > 0),
  since date,
  until date,
  source text not null default '',
  invented boolean not null default false,
  external_id text unique,
  created_at timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  check (since is null or until is null or since <= until)
);
create trigger body_modified before update on body for each row execute function body_modified();

-- Who belongs to a body, in which role and for which term. Councillors hold a public mandate; others are named in public with their consent
-- only and are counted without it.
create table body_member (
  id uuid primary key,
  body_id uuid not null references body (id),
  -- Null once it was erased: the seat stays counted.
  name text,
  role text not null check (role in ('chair', 'deputy', 'member', 'substitute', 'adviser')),
  voting boolean not null,
  -- Elected: the name is public by mandate.
  mandate boolean not null,
  -- For whom: a party group, an association, a unit.
  represents text not null default '',
  since date not null,
  until date,
  consent_on date,
  consent_how text check (consent_how in ('written', 'mail', 'form', 'spoken')),
  -- Wording that was agreed to, see consent_text.
  consent_version integer,
  external_id text unique,
  created_at timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  check (until is null or since <= until),
  check ((consent_on is null) = (consent_how is null)),
  check ((consent_on is null) = (consent_version is null))
);
create index body_member_body on body_member (body_id, since);
comment on column body_member.name is 'personal: public task, § 3 NDSG (a public mandate, or consent where the name is shown); 12 months after the end of the term, with a public mandate it stays';
create trigger body_member_modified before update on body_member for each row execute function body_modified();

-- One sitting. Day, time and place are public at once; agenda and papers from the day on which they were sent to the members.
create table sitting (
  id uuid primary key,
  body_id uuid not null references body (id),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  day date not null,
  starts time,
  ends time,
  place text not null default '',
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  dispatched_on date,
  -- How many listened.
  guests integer check (guests >= 0),
  minutes localized not null,
  -- From this day on the minutes are public.
  minutes_on date,
  source text not null default '',
  external_id text unique,
  created_at timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (body_id, slug),
  check (starts is null or ends is null or starts <= ends)
);
create index sitting_day on sitting (day);
create trigger sitting_modified before update on sitting for each row execute function body_modified();

-- Who of the members was there. Public are the numbers alone.
create table sitting_presence (
  sitting_id uuid not null references sitting (id) on delete cascade,
  member_id uuid not null references body_member (id) on delete cascade,
  state text not null check (state in ('present', 'excused', 'absent')),
  primary key (sitting_id, member_id)
);

-- A paper that bodies deal with one after another. Nothing of it is public before it was sent to the members.
create table paper (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  -- As printed on it, e.g. `0123 (VI) BDs`.
  number text unique,
  kind text not null check (kind in ('proposal', 'information', 'motion', 'report')),
  title localized not null,
  dated date not null,
  department_id uuid references department (id),
  proposal localized not null,
  facts localized not null,
  financial localized not null,
  -- False: it is dealt with behind closed doors and stays with the office.
  public boolean not null default true,
  dispatched_on date,
  source text not null default '',
  invented boolean not null default false,
  external_id text unique,
  created_at timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1
);
create index paper_dispatched on paper (dispatched_on);
create trigger paper_modified before update on paper for each row execute function body_modified();

create table paper_annex (
  id uuid primary key,
  paper_id uuid not null references paper (id) on delete cascade,
  position integer not null check (position > 0),
  title localized not null,
  text localized not null,
  url text check (url ~ '^https?://'),
  unique (paper_id, position) deferrable initially deferred
);

-- The sequence of bodies that deal with a paper: when, in public or not, what they recommended or decided, and by which vote.
create table consultation (
  id uuid primary key,
  paper_id uuid not null references paper (id) on delete cascade,
  position integer not null check (position > 0),
  body_id uuid not null references body (id),
  sitting_id uuid references sitting (id),
  day date not null,
  public boolean not null,
  role text not null check (role in ('advises', 'decides', 'informed')),
  -- Null until the body has dealt with it.
  result text check (result in ('agreed', 'changed', 'rejected', 'postponed', 'noted')),
  note localized not null,
  outcome text not null default 'unknown' check (outcome in ('unanimous', 'majority', 'unknown')),
  ayes integer check (ayes >= 0),
  noes integer check (noes >= 0),
  abstentions integer check (abstentions >= 0),
  external_id text unique,
  created_at timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  deleted_at timestamptz
);
create index consultation_paper on consultation (paper_id, position);
create index consultation_body on consultation (body_id, day);
create trigger consultation_modified before update on consultation for each row execute function body_modified();

create table agenda_item (
  id uuid primary key,
  sitting_id uuid not null references sitting (id) on delete cascade,
  position integer not null check (position > 0),
  title localized not null,
  -- False: only its number stands on the public agenda.
  public boolean not null,
  paper_id uuid references paper (id),
  -- What came of it, in a sentence.
  result localized not null,
  external_id text unique,
  created_at timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  deleted_at timestamptz
);
create index agenda_item_sitting on agenda_item (sitting_id, position);
create index agenda_item_paper on agenda_item (paper_id) where paper_id is not null;
create trigger agenda_item_modified before update on agenda_item for each row execute function body_modified();

-- What a body decided, and whom it wants to hear of it again.
create table body_resolution (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  body_id uuid not null references body (id),
  sitting_id uuid references sitting (id),
  paper_id uuid references paper (id),
  decided_on date not null,
  title localized not null,
  wording localized not null,
  outcome text not null check (outcome in ('unanimous', 'majority', 'unknown')),
  ayes integer check (ayes >= 0),
  noes integer check (noes >= 0),
  abstentions integer check (abstentions >= 0),
  note localized not null,
  public boolean not null default true,
  -- A duty to report back: may have no day, then it is open until it is kept.
  report_duty boolean not null default false,
  report_due date,
  report_department_id uuid references department (id),
  -- Who reports, where it is no department of ours.
  report_unit text not null default '',
  reported_on date,
  report_note localized not null,
  -- Path of what was reported, e.g. of an edition of a report.
  report_href text check (report_href ~ '^/[a-z]'),
  source text not null default '',
  invented boolean not null default false,
  external_id text unique,
  created_at timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  check (report_duty or (report_due is null and report_department_id is null and report_unit = '' and reported_on is null))
);
create index body_resolution_due on body_resolution (report_due) where report_duty and reported_on is null;
create trigger body_resolution_modified before update on body_resolution for each row execute function body_modified();

-- A councillor's question to the administration. Asked under a public mandate: by role and party group, never by name.
create table council_question (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  title localized not null,
  question localized not null,
  asked_on date not null,
  -- E.g. "member of the assembly", and the party group.
  asked_as text not null,
  party_group text not null default '',
  department_id uuid references department (id),
  due_on date not null,
  answer localized not null,
  answered_on date,
  published_on date,
  invented boolean not null default false,
  external_id text unique,
  created_at timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  check (published_on is null or answered_on is not null)
);
create index council_question_open on council_question (due_on) where answered_on is null;
create trigger council_question_modified before update on council_question for each row execute function body_modified();

-- A concept's adoption may name one of these resolutions; then it is the one the thread leads to.
alter table resolution add column decided_id uuid references body_resolution (id);
