-- Indicators: figures that show over years whether something moves. Values are numbers about territories and groups, never about one person.

insert into thread_kind (number, kind) values (18, 'indicator');

-- What is measured, how, and where it comes from.
create table indicator (
  id uuid primary key,
  -- Part of its address and what formulas call it.
  code text not null unique check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
  field text not null check (field in ('population', 'residence', 'childcare', 'school', 'training', 'work', 'income', 'housing', 'language', 'administration', 'participation', 'discrimination', 'own')),
  name localized not null,
  definition localized not null,
  unit text not null check (unit in ('percent', 'count', 'per_1000', 'ratio', 'square_metres', 'euro', 'years', 'months')),
  direction text not null check (direction in ('up', 'down', 'context')),
  -- Where its values usually come from; each value names its own source.
  usual_source text not null default '',
  licence text not null default '',
  periodicity text not null check (periodicity in ('year', 'half_year', 'quarter', 'month', 'school_year', 'irregular')),
  -- The smallest territories that it exists for.
  finest_level text not null check (finest_level in ('land', 'region', 'municipality', 'district')),
  -- By what the values are broken down: sex, age, nationality …
  groups text[] not null default '{}',
  -- The groups of values to compare with, as they are written in an observation.
  comparison text not null default '',
  target double precision,
  target_on date,
  -- How it is computed from other indicators; empty where its values are read in.
  formula text not null default '' check (length(formula) <= 500),
  -- Counts below this are hidden, and others with them from which they could be computed; 0 hides none.
  hide_below integer not null default 3 check (hide_below between 0 and 100),
  position integer not null default 0,
  invented boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check ((target is null) = (target_on is null))
);

-- One method of counting is one series: values of two are never joined into one line.
create table indicator_series (
  id integer generated always as identity primary key,
  indicator_id uuid not null references indicator (id) on delete cascade,
  method text not null default '',
  unique (indicator_id, method)
);

-- Territories as statistics know them: also groups of counties and the rest of a region, which are no municipality of this instance.
create table statistical_area (
  key text primary key check (key ~ '^[0-9]{2,12}$'),
  name text not null
);

-- The citation of what was read in.
create table observation_source (
  id integer generated always as identity primary key,
  citation text not null,
  accessed date,
  unique nulls not distinct (citation, accessed)
);

-- One value. A sign that is no number ("unknown", "later") leaves it empty and says so in the qualifier: it is never zero.
create table observation (
  series_id integer not null references indicator_series (id) on delete cascade,
  area text not null references statistical_area (key),
  period text not null,
  groups text not null default '',
  value double precision,
  qualifier text not null check (qualifier in ('exact', 'about', 'more_than', 'provisional', 'suppressed', 'unreliable', 'later', 'unknown', 'blocked', 'nothing')),
  -- Too small to be shown, or a shown value would give a small one away.
  hidden boolean not null default false,
  source_id integer not null references observation_source (id),
  primary key (series_id, area, period, groups),
  check ((value is null) = (qualifier in ('suppressed', 'unreliable', 'later', 'unknown', 'blocked', 'nothing')))
);

-- What a value was before a correction.
create table observation_before (
  id bigint generated always as identity primary key,
  series_id integer not null references indicator_series (id) on delete cascade,
  area text not null,
  period text not null,
  groups text not null,
  value double precision,
  qualifier text not null,
  hidden boolean not null,
  source_id integer not null references observation_source (id),
  replaced_at timestamptz not null default now()
);
create index observation_before_of on observation_before (series_id, area, period, groups);

-- How the columns of a file of some origin are read, so that next year's file is read alike.
create table column_choice (
  name text primary key check (length(name) between 1 and 80),
  choices jsonb not null,
  saved_at timestamptz not null default now()
);
