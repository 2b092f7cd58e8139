-- The one code an account can sign in with by mail; a new one replaces it. Made by the job that mails it, kept only as hashes.
create table sign_in_code (
  account_id uuid primary key references account (id) on delete cascade,
  -- scrypt of the typed code: 39 bits must not be searchable for whoever reads the table within the hour.
  salt bytea not null,
  code_hash bytea not null,
  -- SHA-256 of the 256-bit token in the mailed link.
  link_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  attempts integer not null default 0
);
create index sign_in_code_expires on sign_in_code (expires_at);

-- Public keys that sign somebody in. The private key never leaves the person's device.
create table passkey (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  -- Grows with each use, where the device counts; a smaller number means a copied key.
  counter bigint not null default 0,
  transports text[] not null default '{}',
  -- What its owner calls it.
  name text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkey_account on passkey (account_id);
comment on column passkey.name is 'personal: public task (Art. 6 (1) e GDPR); until the passkey or the account is deleted';
comment on column passkey.last_used_at is 'personal: security of processing (Art. 32 GDPR); until the passkey or the account is deleted';

-- Subjects of the identity provider, tied to an account once its verified mail address has matched.
create table identity (
  issuer text not null,
  subject text not null,
  account_id uuid not null references account (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (issuer, subject)
);
create index identity_account on identity (account_id);
comment on column identity.subject is 'personal: public task (Art. 6 (1) e GDPR); until the account is deleted';

-- A sign-in that takes two requests (passkey challenge, identity provider), tied to one browser by a cookie. Used once, gone after ten minutes.
create table ceremony (
  token_hash bytea primary key,
  kind text not null check (kind in ('passkey_sign_in', 'passkey_registration', 'provider')),
  account_id uuid references account (id) on delete cascade,
  -- Challenge, or state, nonce and verifier; and where the person wanted to go.
  data jsonb not null,
  expires_at timestamptz not null
);
create index ceremony_expires on ceremony (expires_at);
