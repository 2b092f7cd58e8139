-- A unit is reminded once before its link expires. The reminder has a link of its own, because only the digest of the first is kept;
-- both open the same form until one of them was answered.
alter table measure_request add column reminded_on date;
alter table measure_request add column reminder_hash bytea unique;
comment on column measure_request.reminder_hash is 'not personal: opens a form for one measure, for a unit';
