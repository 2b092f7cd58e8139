-- Calls for members of a body, and the applications to them. In the first round whoever reads sees answers alone: who wrote them stands in a
-- table of its own, which no page shows before that round is over.

create table membership_call (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  body_id uuid not null references body (id),
  title localized not null,
  text localized not null,
  seats integer not null check (seats > 0),
  opens_on date not null,
  closes_on date not null,
  published boolean not null default false,
  -- round: answers without names are read; meeting: those chosen are known by name; decided: everybody has an answer.
  state text not null default 'round' check (state in ('round', 'meeting', 'decided')),
  decided_on date,
  invented boolean not null default false,
  version integer not null default 1,
  check (opens_on <= closes_on),
  check ((state = 'decided') = (decided_on is not null))
);

create table membership_question (
  id uuid primary key,
  call_id uuid not null references membership_call (id) on delete cascade,
  position integer not null check (position > 0),
  text localized not null,
  needed boolean not null,
  unique (call_id, position) deferrable initially deferred
);

create table membership_application (
  id uuid primary key,
  call_id uuid not null references membership_call (id),
  -- Drawn, so that it does not tell who came first.
  number integer not null check (number > 0),
  code_hash bytea not null unique,
  locale text not null,
  received_on date not null,
  state text not null default 'received' check (state in ('received', 'chosen', 'accepted', 'declined')),
  -- Told to whoever applied.
  reason text not null default '',
  version integer not null default 1,
  unique (call_id, number)
);
comment on column membership_application.reason is 'personal: public task, § 3 NDSG; 90 days after the decision on the call';

-- Who applied, apart from what they wrote.
create table membership_applicant (
  application_id uuid primary key references membership_application (id) on delete cascade,
  name text not null,
  email text,
  phone text,
  -- What somebody needs to take part: interpreting, child care, a ramp.
  needs text not null default ''
);
comment on column membership_applicant.name is 'personal: consent, Art. 6 (1) a GDPR; 90 days after the decision on the call';
comment on column membership_applicant.email is 'personal: consent, Art. 6 (1) a GDPR; 90 days after the decision on the call';
comment on column membership_applicant.phone is 'personal: consent, Art. 6 (1) a GDPR; 90 days after the decision on the call';
comment on column membership_applicant.needs is 'personal: explicit consent, Art. 9 (2) a GDPR (asked only of people who need it); 90 days after the decision on the call';

create table membership_answer (
  application_id uuid not null references membership_application (id) on delete cascade,
  question_id uuid not null references membership_question (id),
  text text not null,
  primary key (application_id, question_id)
);
comment on column membership_answer.text is 'personal: consent, Art. 6 (1) a GDPR; 90 days after the decision on the call';

-- What each reader says to an application; one can change one's mind. Only sums are shown.
create table membership_view (
  application_id uuid not null references membership_application (id) on delete cascade,
  account_id uuid not null references account (id) on delete cascade,
  says text not null check (says in ('yes', 'maybe', 'no')),
  primary key (application_id, account_id)
);
