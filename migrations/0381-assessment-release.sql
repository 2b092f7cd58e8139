-- A decision as the office drafts it. Nothing of it is public before somebody releases it; then it becomes the signed decision.
create table decision_draft (
  assessment_id uuid primary key references assessment (id),
  kind text not null check (kind in ('adopt', 'merge', 'revise', 'forward', 'decline')),
  reason localized not null,
  forwarded_to text,
  competent_level text check (competent_level in ('eu', 'bund', 'land', 'region', 'municipality', 'other')),
  measure_id uuid references measure (id),
  -- Field of a concept that a new measure is made in.
  concept_id uuid references concept (id),
  field_code text,
  title localized,
  -- The drafter knows that answers are missing.
  gaps_known boolean not null default false,
  drafted_by uuid references account (id),
  drafted_on date not null,
  -- Whether it waits for the release; else the office still writes.
  submitted boolean not null default false,
  -- Why it was given back.
  returned text,
  version integer not null default 1,
  check ((concept_id is null) = (field_code is null))
);
comment on column decision_draft.drafted_by is 'personal: public task (Art. 6 (1) e GDPR); until the decision is released';
comment on column decision_draft.returned is 'personal: public task, § 3 NDSG (free text among colleagues, who are asked to name nobody); until the decision is released';

-- Who released it; the account's name is erased with the account. Null for what was signed before there were releases.
alter table decision add column released_by uuid references account (id);
comment on column decision.released_by is 'personal: public task (Art. 6 (1) e GDPR); until the account is deleted';

-- What was forwarded: the letter to whoever is competent, and what they replied.
create table forwarding (
  id uuid primary key,
  assessment_id uuid not null unique references assessment (id),
  -- Lines of the window envelope.
  recipient text not null,
  letter text not null,
  sent_on date,
  reply localized,
  replied_on date,
  -- Whether everybody may read the reply; otherwise only that there is one, and when.
  reply_public boolean not null default false,
  version integer not null default 1,
  check (replied_on is null or (sent_on is not null and replied_on >= sent_on)),
  check ((reply is null) = (replied_on is null))
);

-- Who does what in a field of policy, in plain words: the answer to "why do you not do that?".
create table competence_area (
  id uuid primary key,
  slug text not null unique,
  title localized not null,
  text localized not null,
  -- Where the wording is from, where it is not the office's own.
  source text,
  position integer not null,
  version integer not null default 1
);
create table competence (
  area_id uuid not null references competence_area (id) on delete cascade,
  position integer not null,
  level text not null check (level in ('eu', 'bund', 'land', 'region', 'municipality', 'other')),
  -- Who, in German: names of authorities are not translated.
  body text not null,
  task localized not null,
  -- Paragraph, where it is sure.
  law text,
  primary key (area_id, position)
);
