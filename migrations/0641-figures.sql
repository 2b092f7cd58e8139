-- Single figures as a document prints them, with what it says before them ("more than"), when they are from and where they stand. Contradictions stay side by side.
create table figure (
  id uuid primary key,
  topic text not null check (topic in ('people', 'refuge', 'education', 'work', 'participation', 'offers', 'network', 'money')),
  name localized not null,
  -- Empty where the document promises a figure that it does not have.
  value double precision,
  -- The upper end, where a span is printed instead of one number.
  value_to double precision,
  unit text not null check (unit in ('count', 'million', 'percent', 'euro', 'euro_a_year')),
  qualifier text not null check (qualifier in ('exact', 'about', 'more_than', 'slightly_more', 'nearly', 'at_least', 'estimated', 'lost', 'computed')),
  -- Year, month, day, or two of them with a slash between, as printed; open at the end where the period still runs.
  as_of text not null check (as_of ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?)?$'),
  territory text not null check (length(territory) between 1 and 120),
  source text not null check (length(source) between 1 and 300),
  -- Whom the document names as its own source.
  cited_source text not null default '',
  note localized,
  invented boolean not null default false,
  position integer not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check ((value is null) = (qualifier = 'lost')),
  check (value_to is null or value_to > value)
);
create index figure_order on figure (topic, position);
