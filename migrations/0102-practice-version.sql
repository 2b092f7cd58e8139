-- Raised by every change: a form that was opened before a colleague's change is not taken silently.
alter table practice add column version integer not null default 1;
