-- What the office advised units of the administration on, briefly: for the report, in numbers by unit, topic and half-year. A unit, never
-- a person, on either side.
create table office_advice (
  id uuid primary key,
  given_on date not null,
  department_id uuid not null references department (id),
  topic text not null check (topic in ('opening', 'language', 'participation', 'measure', 'funding', 'law', 'data', 'training', 'other')),
  -- In a line, where the topic alone says too little.
  note text,
  created_at timestamptz not null default now()
);
create index office_advice_day on office_advice (given_on desc, created_at desc);
comment on column office_advice.note is 'not personal: what a unit was advised on; the form asks to name nobody';
