-- A session that is full has a waiting list: the choice stands, without a seat, in the order of asking.
alter table event_choice add column waiting boolean not null default false;
alter table event_choice add column asked_at timestamptz not null default clock_timestamp();
create index event_choice_waiting on event_choice (session_id, asked_at) where waiting;
