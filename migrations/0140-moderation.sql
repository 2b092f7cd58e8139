-- Moderation in depth. A contribution may also be accepted (it appears together with others at a time the office sets) or routed:
-- what arrived was no contribution but a case, an application, a petition, or somebody in danger.
alter table process add column publish_later boolean not null default false;
-- BCP 47 tags that the office reads; anything else waits for a working translation.
alter table process add column languages_read text[] not null default '{de,de-simple,en}';
alter table submission drop constraint submission_state_check;
alter table submission add constraint submission_state_check check (state in ('received', 'accepted', 'published', 'withheld', 'withdrawn', 'routed'));
create index submission_accepted on submission (process_id, number) where state = 'accepted';
create index submission_routed on submission (process_id, number) where state = 'routed';

-- The wording before the office took passages out, for the few who may compare. Reading it is in the history.
create table submission_original (
  submission_id uuid primary key references submission (id) on delete cascade,
  text text not null,
  kept_on date not null default current_date
);
comment on column submission_original.text is 'personal: public task, § 3 NDSG (what had to be taken out of a contribution); until the contribution was condensed or withdrawn, 12 months at most';

-- What was no contribution, and to whom it was handed. Never public, in no count of contributions.
create table submission_route (
  submission_id uuid primary key references submission (id) on delete cascade,
  kind text not null check (kind in ('danger', 'case', 'application', 'petition')),
  routed_at timestamptz not null default now(),
  -- Steps of the checklist that were done.
  steps text[] not null default '{}',
  -- A body or office, never a person.
  handed_to text not null default '',
  handed_at timestamptz,
  -- The author agreed that it is handed on; without it only what the law demands.
  consent boolean not null default false,
  note text not null default '',
  closed_on date,
  version integer not null default 1
);
comment on column submission_route.note is 'personal: public task, § 3 NDSG (what was done about a case or a danger); 12 months after it was closed';
create index submission_route_open on submission_route (kind) where closed_on is null;

-- Who else is competent, whether it was forwarded, and what they replied.
create table submission_referral (
  submission_id uuid primary key references submission (id) on delete cascade,
  level text not null check (level in ('eu', 'bund', 'land', 'region', 'municipality', 'other')),
  body text not null,
  -- Why this office cannot decide it, in plain words; public.
  reason localized not null,
  letter text not null default '',
  forwarded_on date,
  reply text not null default '',
  reply_on date,
  reply_public boolean not null default false,
  version integer not null default 1,
  check (reply = '' or reply_on is not null),
  check (reply_on is null or forwarded_on is not null)
);

-- What the office says to the author under the receipt, in whatever language, written or spoken.
create table submission_message (
  id uuid primary key,
  submission_id uuid not null references submission (id) on delete cascade,
  text text not null,
  -- BCP 47 tag.
  language text not null,
  -- The same said aloud; the text is its transcript.
  audio text references file (sha256),
  said_on date not null default current_date
);
create index submission_message_submission on submission_message (submission_id, said_on);
comment on column submission_message.text is 'personal: public task, § 3 NDSG (an answer to the author of a contribution); erased with the contribution';

-- A working translation, beside the original. Made from the wording whose digest it holds: after a change it is out of date.
create table submission_translation (
  submission_id uuid not null references submission (id) on delete cascade,
  language text not null,
  text text not null,
  made_by text not null check (made_by in ('human', 'machine', 'reviewed')),
  made_from bytea not null,
  made_on date not null default current_date,
  primary key (submission_id, language)
);
comment on column submission_translation.text is 'personal: public task, § 3 NDSG (as the contribution it translates); erased with it';
