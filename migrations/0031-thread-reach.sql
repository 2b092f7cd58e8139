-- Keeps thread_reach equal to what can be reached over thread_link. One lock for all who change links: two transactions that add
-- a → b and b → c at the same time would else both miss a → c. Inside only nested loops over indexes
-- are allowed, because a plan made while the tables were empty is kept for the whole import. That a forum discussed a contribution does not
-- make the contribution an origin of everything the forum said: such links are shown beside the way and lead no further. Cycles are allowed; a node is never its own origin.

-- What one builds on was there before, though the link is told the other way round ("measure builds on practice").
create function thread_early(relation text, from_id uuid, to_id uuid) returns uuid language sql immutable as $$
  select case when relation = 'builds_on' then to_id else from_id end
$$;
create function thread_late(relation text, from_id uuid, to_id uuid) returns uuid language sql immutable as $$
  select case when relation = 'builds_on' then from_id else to_id end
$$;

-- Everything at or before one of `early` can from now on reach everything at or after `late`.
create function thread_join(early integer[], late integer) returns void language sql set enable_seqscan = off set enable_mergejoin = off set enable_hashjoin = off as $$
  with before as (
    select n.number, k.number as kind, n.date, n.visible
    from (select unnest(early) as number union select other from thread_reach where node = any (early) and not later) as found
    join thread_node n on n.number = found.number join thread_kind k on k.kind = n.kind
  ), after as (
    select n.number, k.number as kind, n.date, n.visible
    from (select late as number union select other from thread_reach where node = late and later) as found
    join thread_node n on n.number = found.number join thread_kind k on k.kind = n.kind
  )
  insert into thread_reach (node, later, kind, date, other, visible)
  select before.number, true, after.kind, after.date, after.number, after.visible from before, after where before.number <> after.number
  union all
  select after.number, false, before.kind, before.date, before.number, before.visible from before, after where before.number <> after.number
  on conflict do nothing
$$;

create function thread_links_added() returns trigger language plpgsql set enable_seqscan = off set enable_mergejoin = off set enable_hashjoin = off as $$
declare
  target record;
begin
  if not exists (select from added) then return null; end if;
  perform pg_advisory_xact_lock(7241003242);
  -- Late kinds first: then what each group adds is complete at once.
  for target in
    select late.number as late, array_agg(distinct early.number) as early
    from added l
    join thread_node early on early.id = thread_early(l.relation, l.from_id, l.to_id)
    join thread_node late on late.id = thread_late(l.relation, l.from_id, l.to_id)
    join thread_kind k on k.kind = late.kind
    where l.relation <> 'discussed_in'
    group by late.number, k.number order by k.number desc
  loop
    perform thread_join(target.early, target.late);
  end loop;
  return null;
end $$;
create trigger thread_links_added after insert on thread_link referencing new table as added for each statement execute function thread_links_added();

-- Takes away what only the removed link from `gone_early` to `gone_late` connected: all pairs across it go, and those that
-- another way connects come back, found along the remaining links.
create function thread_part(gone_early integer, gone_late integer) returns void language plpgsql set enable_seqscan = off set enable_mergejoin = off set enable_hashjoin = off as $$
declare
  before integer[] := array(select gone_early union select other from thread_reach where node = gone_early and not later);
  after integer[] := array(select gone_late union select other from thread_reach where node = gone_late and later);
begin
  delete from thread_reach where (later and node = any (before) and other = any (after)) or (not later and node = any (after) and other = any (before));
  with recursive link as (
    select early.number as early, late.number as late
    from thread_node late
    join thread_link l on l.to_id = late.id or l.from_id = late.id
    join thread_node early on early.id = thread_early(l.relation, l.from_id, l.to_id)
    where late.number = any (after) and late.id = thread_late(l.relation, l.from_id, l.to_id) and l.relation <> 'discussed_in'
  ), kept (early, late) as (
    select start.number, link.late from unnest(before) as start (number) join link on link.early = start.number
      or (link.early <> all (after) and exists (select from thread_reach r where r.node = start.number and r.later and r.other = link.early))
    union
    select kept.early, link.late from kept join link on link.early = kept.late
  ), pair as (
    select early.number as early, ek.number as early_kind, early.date as early_date, early.visible as early_visible,
      late.number as late, lk.number as late_kind, late.date as late_date, late.visible as late_visible
    from kept
    join thread_node early on early.number = kept.early join thread_kind ek on ek.kind = early.kind
    join thread_node late on late.number = kept.late join thread_kind lk on lk.kind = late.kind
    where kept.early <> kept.late
  )
  insert into thread_reach (node, later, kind, date, other, visible)
  select early, true, late_kind, late_date, late, late_visible from pair
  union all
  select late, false, early_kind, early_date, early, early_visible from pair
  on conflict do nothing;
end $$;

create function thread_links_removed() returns trigger language plpgsql set enable_seqscan = off set enable_mergejoin = off set enable_hashjoin = off as $$
declare
  gone record;
begin
  if not exists (select from removed) then return null; end if;
  perform pg_advisory_xact_lock(7241003242);
  for gone in
    select early.number as early, late.number as late
    from removed l
    join thread_node early on early.id = thread_early(l.relation, l.from_id, l.to_id)
    join thread_node late on late.id = thread_late(l.relation, l.from_id, l.to_id)
    where l.relation <> 'discussed_in'
  loop
    perform thread_part(gone.early, gone.late);
  end loop;
  return null;
end $$;
create trigger thread_links_removed after delete on thread_link referencing old table as removed for each statement execute function thread_links_removed();

-- A node's links go while it is still there to say its number.
create function thread_node_removed() returns trigger language plpgsql as $$
begin
  delete from thread_link where from_id = old.id or to_id = old.id;
  return old;
end $$;
create trigger thread_node_removed before delete on thread_node for each row execute function thread_node_removed();

create function thread_node_changed() returns trigger language plpgsql set enable_seqscan = off set enable_mergejoin = off set enable_hashjoin = off as $$
begin
  perform pg_advisory_xact_lock(7241003242);
  update thread_reach r set date = new.date, visible = new.visible
  from thread_reach mine
  where mine.node = new.number and r.node = mine.other and r.later = not mine.later and r.other = new.number
    and r.kind = (select number from thread_kind where kind = new.kind) and r.date = old.date;
  return null;
end $$;
create trigger thread_node_changed after update on thread_node for each row
  when (old.visible is distinct from new.visible or old.date is distinct from new.date) execute function thread_node_changed();

create function thread_node_kind_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a node keeps its kind';
end $$;
create trigger thread_node_kind_stays before update on thread_node for each row when (old.kind is distinct from new.kind) execute function thread_node_kind_stays();
