-- What organisations tell of a practice: what it wants, what worked, who does it, where the money comes from, whom one may ask.
alter table practice add column organisation text;
alter table practice add column goal localized;
alter table practice add column worked localized;
alter table practice add column funding text;
alter table practice add column contact text;
comment on column practice.contact is 'not personal: how to reach an organisation; forms ask for no private address';

-- Good practice handed in by an organisation, and each of its later changes, until the office has decided. What is public stands in
-- `practice` alone.
create table practice_offer (
  id uuid primary key,
  -- Digest of the receipt: whoever holds it sees, changes and withdraws what was handed in.
  code_hash bytea not null unique,
  number integer generated always as identity unique,
  -- Language of page and mails.
  locale text not null,
  state text not null default 'received' check (state in ('received', 'asked', 'published', 'declined')),
  -- What was handed in last, in the language it was written in.
  content jsonb not null,
  -- The entry that it became; a later change is looked over again before it takes its place.
  practice_id uuid references practice (id),
  -- What the office asks, or why it declines; told to whoever holds the receipt.
  reply text,
  -- For answers by mail.
  email text,
  received_on date not null,
  -- Latest change by either side; from here the days until deletion are counted.
  touched_on date not null,
  version integer not null default 1,
  check (state <> 'published' or practice_id is not null),
  check (state not in ('asked', 'declined') or reply is not null)
);
create index practice_offer_state on practice_offer (state, received_on);
comment on column practice_offer.email is 'personal: consent, Art. 6 (1) a GDPR (asked only of people who want an answer by mail); 12 months after the latest change, or withdrawn';
comment on column practice_offer.reply is 'not personal: an answer to an organisation; forms ask to name nobody';
