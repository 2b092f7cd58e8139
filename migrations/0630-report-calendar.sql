-- The calendar of a round is computed backwards from the sitting: when the council office dispatches, how long co-signing takes, until when units
-- answer, and from when they are asked (docs/decisions/047). Without a sitting only the deadline counts.
alter table report_round
  add column sitting_on date,
  -- Calendar days between dispatch by the council office and the sitting.
  add column dispatch_days integer not null default 14 check (dispatch_days between 0 and 90),
  -- Working days that co-signing takes.
  add column cosign_days integer not null default 10 check (cosign_days between 0 and 60),
  -- From when units are asked; null where they were asked as the round began.
  add column ask_on date;

-- Three reminders by themselves: a week before, the working day before, the working day after the deadline.
alter table report_request drop constraint report_request_kind_check;
alter table report_request add constraint report_request_kind_check check (kind in ('asked', 'soon', 'last', 'overdue', 'by_hand'));
