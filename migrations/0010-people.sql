-- Units of the administration (and bodies) that lead measures, give assessments and owe reports.
create table department (
  id uuid primary key,
  slug text not null unique,
  name localized not null,
  -- An inactive department keeps its records and is offered nowhere.
  active boolean not null default true,
  -- Counts changes, so that a second editor's change is never overwritten unseen.
  version integer not null default 1
);

-- Accounts of people who work in or with the office. Taking part needs none. There are no passwords.
create table account (
  id uuid primary key,
  -- Shown to colleagues and in the history.
  name text not null,
  -- Lower case; null for accounts that sign in only through an identity provider.
  email text unique,
  locale text not null default 'de',
  created_at timestamptz not null default now(),
  -- Set when the account was deleted: name and mail are gone then, the id stays for the history.
  closed_at timestamptz,
  -- A person of the demonstration, whom everybody may sign in as while the instance is one.
  invented boolean not null default false,
  check (closed_at is null or email is null)
);
comment on column account.name is 'personal: public task (Art. 6 (1) e GDPR); until the account is deleted';
comment on column account.email is 'personal: public task (Art. 6 (1) e GDPR); until the account is deleted';

-- Who is signed in where. Technical data with one purpose: its owner sees and ends it, nobody else reads it.
create table session (
  -- SHA-256 of the token in the cookie.
  token_hash bytea primary key,
  id uuid not null unique,
  account_id uuid not null references account (id) on delete cascade,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- Kind of browser and system in a few words, so that the owner recognises it.
  device text not null
);
create index session_account on session (account_id);
create index session_expires on session (expires_at);
comment on column session.seen_at is 'personal: security of processing (Art. 32 GDPR); 14 days at most';
comment on column session.device is 'personal: security of processing (Art. 32 GDPR); 14 days at most';

create table role_grant (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  role text not null check (role in ('participant', 'organisation_editor', 'officer', 'coordinator', 'moderator', 'juror', 'committee_member', 'interpreter', 'administrator')),
  scope text not null default 'all' check (scope in ('all', 'department', 'process', 'organisation', 'call')),
  scope_id uuid,
  granted_at timestamptz not null default now(),
  revoked_at timestamptz,
  check ((scope = 'all') = (scope_id is null))
);
create index role_grant_account on role_grant (account_id) where revoked_at is null;
create unique index role_grant_once on role_grant (account_id, role, scope, scope_id) nulls not distinct where revoked_at is null;
comment on column role_grant.role is 'personal: public task (Art. 6 (1) e GDPR); until the account is deleted';
