-- Who follows a process or what becomes of a contribution by mail, without an account. Apart from everything that was said: whether
-- a follower wrote something themselves cannot be told from here.
create table follower (
  id uuid primary key,
  -- Stands in the link of each mail, so that it must be kept as it is: it confirms, shows and ends this one subscription.
  token text not null unique check (length(token) = 22),
  process_id uuid not null references process (id) on delete cascade,
  -- Null: the whole process.
  submission_id uuid references submission (id) on delete cascade,
  -- Lower case.
  email text not null,
  -- Language of the mails.
  locale text not null,
  asked_on date not null default current_date,
  -- Null until somebody who reads the address's mail pressed the button.
  confirmed_on date,
  told_on date,
  -- What the last mail knew: how many contributions, and which records came of it.
  seen jsonb not null default '{"submissions": 0, "ids": []}',
  unique nulls not distinct (email, process_id, submission_id)
);
create index follower_confirmed on follower (confirmed_on);
comment on column follower.email is 'personal: consent, Art. 6 (1) a GDPR (asked for news by mail); until it is taken back, 24 months at most, unconfirmed 7 days';
comment on column follower.token is 'personal: consent, Art. 6 (1) a GDPR (asked for news by mail); as the mail address';
