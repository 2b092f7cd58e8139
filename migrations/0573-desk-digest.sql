-- Who of the staff wants the list of what waits by mail, and how often; each for themselves. No row: no mail.
create table desk_digest (
  account_id uuid primary key references account (id) on delete cascade,
  rhythm text not null check (rhythm in ('day', 'week')),
  -- Stands in each mail and switches it off.
  token text not null unique check (length(token) = 22),
  -- Day of the latest mail; set before it leaves, so that a worker that dies in the middle sends no second.
  sent_on date
);
comment on column desk_digest.rhythm is 'personal: public task (Art. 6 (1) e GDPR); until the account is deleted';
comment on column desk_digest.token is 'personal: public task (Art. 6 (1) e GDPR); until the account is deleted';
