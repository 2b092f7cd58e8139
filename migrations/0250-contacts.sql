-- Institutions and people in their function, whom the office may write to and for what. Seen by the coordination office only.
create table contact (
  id uuid primary key,
  institution text not null default '',
  kind text not null check (kind in ('administration', 'politics', 'school', 'daycare', 'education', 'migrant_organisation', 'association', 'welfare', 'religion', 'business', 'health', 'justice', 'culture', 'media', 'other')),
  function text not null default '',
  person text not null default '',
  -- Lower case.
  email text not null default '',
  phone text not null default '',
  -- Street with number; further lines of the address above it.
  street text not null default '',
  postal_code text not null default '',
  town text not null default '',
  -- Empty within Germany.
  country text not null default '',
  municipality_key text references territory (key) on update cascade on delete set null,
  -- BCP 47 tag of the language they are written to in.
  language text not null default 'de',
  -- Where the office knows it from, e.g. the institution's web page.
  source text not null,
  purposes text[] not null check (cardinality(purposes) > 0),
  checked_on date not null,
  ground text not null default 'public_task' check (ground in ('public_task', 'consent')),
  consent_on date,
  consent_how text check (consent_how in ('written', 'mail', 'form', 'spoken')),
  -- Purpose → version of the wording that was agreed to, see consent_text; 0 is the one that comes with the program.
  consent_versions jsonb not null default '{}',
  stays_until date,
  -- Day a letter or mail came back; the address is used no more until somebody corrects it.
  returned_on date,
  -- The entry it is now part of; kept for a while so that a wrong merge can be undone.
  merged_into uuid references contact (id) on delete cascade,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  -- For searching: case, umlauts and their spellings do not matter.
  plain text generated always as (participation_plain(institution || ' ' || function || ' ' || person || ' ' || email || ' ' || street || ' ' || postal_code || ' ' || town || ' ' || source)) stored,
  check (institution <> '' or person <> ''),
  check ((ground = 'consent') = (consent_on is not null and consent_how is not null)),
  check (merged_into is distinct from id)
);
create index contact_email on contact (email) where email <> '';
create index contact_merged on contact (merged_into) where merged_into is not null;
create index contact_checked on contact (checked_on) where merged_into is null;
comment on column contact.person is 'personal: public task, § 3 NDSG (people in their function), or consent where the entry says so; until nobody has checked the entry for three years (configurable), the day the entry names, or an objection';
comment on column contact.email is 'personal: public task, § 3 NDSG (people in their function), or consent where the entry says so; as the name';
comment on column contact.phone is 'personal: public task, § 3 NDSG (people in their function), or consent where the entry says so; as the name';
comment on column contact.street is 'personal: public task, § 3 NDSG (people in their function), or consent where the entry says so; as the name';
comment on column contact.plain is 'personal: public task, § 3 NDSG (people in their function), or consent where the entry says so; as the name';

-- What a merge changed in the entry that stayed, so that it can be undone.
create table contact_merge (
  gone_id uuid primary key references contact (id) on delete cascade,
  kept_id uuid not null references contact (id) on delete cascade,
  before jsonb not null,
  after jsonb not null,
  merged_at timestamptz not null default now()
);
create index contact_merge_kept on contact_merge (kept_id);
comment on column contact_merge.before is 'personal: public task, § 3 NDSG (people in their function), or consent where the entry says so; 30 days after the merge';
comment on column contact_merge.after is 'personal: public task, § 3 NDSG (people in their function), or consent where the entry says so; 30 days after the merge';

-- Two entries that look alike and that somebody said are not the same: suggested no more.
create table contact_distinct (
  one_id uuid not null references contact (id) on delete cascade,
  other_id uuid not null references contact (id) on delete cascade,
  primary key (one_id, other_id),
  check (one_id < other_id)
);
create index contact_distinct_other on contact_distinct (other_id);

-- After how many years without a check an entry is deleted. One row.
create table contact_setting (
  only_one boolean primary key default true check (only_one),
  unchecked_years integer not null default 3 check (unchecked_years between 1 and 10),
  version integer not null default 1
);
insert into contact_setting default values;

-- Wordings of consents by purpose. A change is a new version: who agreed, agreed to what they read. Version 0 comes with the program.
create table consent_text (
  purpose text not null,
  version integer not null check (version > 0),
  text localized not null,
  created_at timestamptz not null default now(),
  primary key (purpose, version)
);

-- One mailing: whom, what, and where it leads.
create table mailing (
  id uuid primary key,
  -- For the office.
  title text not null,
  purpose text not null,
  -- Search and filters of the register, as they were chosen.
  selection jsonb not null,
  subject localized not null,
  body localized not null,
  target_kind text not null,
  target_key text not null,
  way text not null check (way in ('letters', 'mails', 'both')),
  state text not null default 'draft' check (state in ('draft', 'making', 'ready', 'failed')),
  -- What remains as numbers when the recipients are gone.
  letters integer not null default 0,
  mails integer not null default 0,
  returned integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  made_at timestamptz
);
comment on column mailing.mails is 'not personal: a number';

-- Who was written to, and the number printed on the envelope's window: what comes back is found by it.
create table mailing_recipient (
  number bigint generated always as identity (start with 1000001) primary key,
  mailing_id uuid not null references mailing (id) on delete cascade,
  contact_id uuid not null references contact (id) on delete cascade,
  way text not null check (way in ('letter', 'mail')),
  sent_at timestamptz,
  returned_on date,
  unique (mailing_id, contact_id)
);
create index mailing_recipient_contact on mailing_recipient (contact_id);

-- The letters as one PDF, made by the worker; nobody but the office reads it.
create table mailing_file (
  mailing_id uuid primary key references mailing (id) on delete cascade,
  content bytea not null,
  created_at timestamptz not null default now()
);
comment on column mailing_file.content is 'personal: public task, § 3 NDSG (people in their function), or consent where the entry says so; 90 days after the letters were made';
