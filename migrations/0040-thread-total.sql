-- How many records of each kind come earlier on a node's thread: nearly everything leads to a report, and counting a hundred
-- thousand pairs for each page takes longer than the rest of it. Only this side is kept: what comes later of a record is little and
-- counted, while ten thousand origins would each need a new total for every link. Kept by triggers on the pairs themselves, so
-- whatever changes the pairs changes the totals; all who do hold the lock of 0031-thread-reach.sql.
create table thread_total (
  node integer not null,
  kind smallint not null,
  total integer not null,
  -- Of these, not public.
  hidden integer not null,
  primary key (node, kind)
);
insert into thread_total (node, kind, total, hidden)
select node, kind, count(*), count(*) filter (where not visible) from thread_reach where not later group by node, kind;

create function thread_reach_added() returns trigger language plpgsql as $$
begin
  insert into thread_total (node, kind, total, hidden)
  select node, kind, count(*), count(*) filter (where not visible) from added where not later group by node, kind
  on conflict (node, kind) do update set total = thread_total.total + excluded.total, hidden = thread_total.hidden + excluded.hidden;
  return null;
end $$;
create trigger thread_reach_added after insert on thread_reach referencing new table as added for each statement execute function thread_reach_added();

create function thread_reach_removed() returns trigger language plpgsql as $$
begin
  update thread_total t set total = t.total - r.total, hidden = t.hidden - r.hidden
  from (select node, kind, count(*) as total, count(*) filter (where not visible) as hidden from removed where not later group by node, kind) r
  where t.node = r.node and t.kind = r.kind;
  delete from thread_total t where t.total = 0 and (t.node, t.kind) in (select node, kind from removed where not later);
  return null;
end $$;
create trigger thread_reach_removed after delete on thread_reach referencing old table as removed for each statement execute function thread_reach_removed();

-- Pairs keep both ends and the kind; what changes is whether the other end is public.
create function thread_reach_changed() returns trigger language plpgsql as $$
begin
  update thread_total t set hidden = t.hidden + r.change
  from (
    select node, kind, sum(change) as change
    from (select node, kind, (not visible)::int as change from after where not later union all select node, kind, -(not visible)::int from before where not later) c group by node, kind
  ) r
  where t.node = r.node and t.kind = r.kind and r.change <> 0;
  return null;
end $$;
create trigger thread_reach_changed after update on thread_reach referencing old table as before new table as after for each statement execute function thread_reach_changed();
