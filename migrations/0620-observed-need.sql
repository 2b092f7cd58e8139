-- What the office sees in the values of an indicator: what stands out, why it may be so, and what it recommends. A judgement of people, never of the program.

insert into thread_kind (number, kind) values (23, 'need');

create table observed_need (
  id uuid primary key,
  indicator_id uuid not null references indicator (id),
  -- What the values show.
  observation localized not null,
  -- Why the office thinks that it is so.
  reason localized not null,
  recommendation localized not null,
  noted_on date not null,
  -- Everybody may read it.
  published boolean not null default false,
  version integer not null default 1
);
create index observed_need_of on observed_need (indicator_id, noted_on);

-- The measures and goals that it concerns.
create table observed_need_measure (
  need_id uuid not null references observed_need (id) on delete cascade,
  measure_id uuid not null references measure (id),
  primary key (need_id, measure_id)
);
create index observed_need_measure_of on observed_need_measure (measure_id);
create table observed_need_goal (
  need_id uuid not null references observed_need (id) on delete cascade,
  goal_id uuid not null references concept_goal (id),
  primary key (need_id, goal_id)
);
create index observed_need_goal_of on observed_need_goal (goal_id);
