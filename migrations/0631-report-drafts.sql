-- Numbered drafts of a report: frozen like an edition, so that everybody co-signs the same text, and released word for word (docs/decisions/047).
create table report_draft (
  round_id uuid not null references report_round (id),
  number integer not null check (number > 0),
  made_on date not null,
  -- Who drafted does not release, unless there is nobody else.
  made_by uuid references account (id),
  snapshot jsonb not null,
  digest bytea not null check (length(digest) = 32),
  -- Handed in for the release.
  submitted boolean not null default false,
  -- What is to be changed, where the release gave it back.
  returned text,
  primary key (round_id, number)
);
comment on column report_draft.made_by is 'personal: public task (Art. 6 (1) e GDPR); until the account is deleted';

-- What a unit says to a draft; units that said nothing have no row.
create table report_signature (
  round_id uuid not null,
  number integer not null,
  department_id uuid not null references department (id),
  agreed boolean not null,
  -- What the unit wants changed, or adds.
  remark text not null default '',
  on_day date not null,
  -- Entered by the office for a unit that signed on paper or by mail.
  on_behalf boolean not null,
  primary key (round_id, number, department_id),
  foreign key (round_id, number) references report_draft (round_id, number),
  check (agreed or remark <> '')
);

-- Which draft became the edition and who released it; null for what was published without.
alter table report_edition add column draft integer, add column released_by uuid references account (id);
comment on column report_edition.released_by is 'personal: public task (Art. 6 (1) e GDPR); until the account is deleted';
