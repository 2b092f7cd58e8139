-- What people tell the office about barriers on this site (§ 9b NBGG asks for a way to do so). Answered by the office, then deleted on schedule.
create table barrier_report (
  id uuid primary key,
  received_at timestamptz not null default now(),
  locale text not null,
  -- Address on this site, as the person gave it.
  page text,
  message text not null,
  -- Where to send the answer; many want none.
  reply_contact text,
  -- Grows with every change, so that a stale form is refused.
  version integer not null default 1,
  answered_at timestamptz,
  -- What was done about it, for the colleagues.
  note text
);
create index barrier_report_open on barrier_report (received_at) where answered_at is null;
comment on column barrier_report.message is 'personal: legal duty (§ 9b NBGG); 12 months after the answer';
comment on column barrier_report.reply_contact is 'personal: legal duty (§ 9b NBGG); 30 days after the answer';
comment on column barrier_report.note is 'personal: legal duty (§ 9b NBGG); 12 months after the answer';
