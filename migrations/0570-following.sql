-- Whatever has a thread can be followed by mail, not processes and contributions alone. One address gets one mail about all it follows.
alter table follower add column node_id uuid references thread_node (id) on delete cascade;
update follower set node_id = coalesce(submission_id, process_id) where coalesce(submission_id, process_id) in (select id from thread_node);
delete from follower where node_id is null;
-- How often at most: once a week with everything in one mail, or as soon as there is something.
alter table follower add column rhythm text not null default 'week' check (rhythm in ('week', 'now'));
-- Steps from then on are news.
alter table follower add column since timestamptz;
update follower set since = confirmed_on where confirmed_on is not null;

-- What an address was told of, or was there before it asked: each step once, however often the worker begins anew.
create table follower_told (
  follower_id uuid not null references follower (id) on delete cascade,
  -- `node:<id>` for a record on the thread; other steps are named by their slice.
  step text not null check (length(step) between 1 and 100),
  primary key (follower_id, step)
);
insert into follower_told (follower_id, step) select f.id, 'node:' || e.id from follower f, jsonb_array_elements_text(f.seen -> 'ids') e (id) on conflict do nothing;

alter table follower drop column process_id, drop column submission_id, drop column seen;
alter table follower alter column node_id set not null;
alter table follower add unique (email, node_id);
create index follower_node on follower (node_id);

-- A mail that is to leave. It is made together with the notes of what it tells, and says when its sending began: a worker that dies
-- in the middle leaves a mail that is not sent a second time.
create table follower_mail (
  id uuid primary key,
  email text not null,
  -- Follower and steps, by name: what is public no more by the time it leaves is left out.
  news jsonb not null,
  made_on date not null,
  begun_at timestamptz
);
create index follower_mail_made on follower_mail (made_on);
comment on column follower_mail.email is 'personal: consent, Art. 6 (1) a GDPR (asked for news by mail); until the mail is sent, 7 days at most';
