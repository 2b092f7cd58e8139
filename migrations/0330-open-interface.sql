-- What the open interface (OParl 1.1) shows of bodies and their work: the same as the pages, as objects with the day from which they are
-- public. A reader who asks for changes has to learn of everything that became public since, and of everything that is so no longer.

-- The beginning of a day in Germany, and today.
create function open_from(day date) returns timestamptz language sql stable return day::timestamp at time zone 'Europe/Berlin';
create function open_today() returns date language sql volatile return (clock_timestamp() at time zone 'Europe/Berlin')::date;

create view open_body as
  select id, created_at as created, modified_at as modified from body where public and deleted_at is null;

-- By mandate or by consent.
create view open_member as
  select m.id, m.body_id, m.created_at as created, greatest(m.modified_at, b.modified) as modified
  from body_member m join open_body b on b.id = m.body_id
  where m.deleted_at is null and m.name is not null and (m.mandate or m.consent_on is not null);

-- From the day of dispatch.
create view open_paper as
  select id, greatest(created_at, open_from(dispatched_on)) as created, greatest(modified_at, open_from(dispatched_on)) as modified
  from paper where public and deleted_at is null and dispatched_on <= open_today();

create view open_file as
  select id, id as paper_id, created, modified from open_paper
  union all
  select a.id, p.id, p.created, p.modified from paper_annex a join open_paper p on p.id = a.paper_id where a.url is not null;

create view open_step as
  select c.id, c.paper_id, c.body_id, c.sitting_id, greatest(c.created_at, p.created) as created, greatest(c.modified_at, p.modified, b.modified) as modified
  from consultation c join open_paper p on p.id = c.paper_id join open_body b on b.id = c.body_id
  where c.public and c.deleted_at is null;

-- Not those behind closed doors, not before the agenda was sent, and not before the paper was.
create view open_item as
  select i.id, i.sitting_id, i.paper_id, s.body_id, greatest(i.created_at, open_from(s.dispatched_on)) as created, greatest(i.modified_at, s.modified_at, b.modified, open_from(s.dispatched_on), p.modified) as modified
  from agenda_item i join sitting s on s.id = i.sitting_id join open_body b on b.id = s.body_id left join open_paper p on p.id = i.paper_id
  where i.public and i.deleted_at is null and s.deleted_at is null and s.dispatched_on <= open_today() and (i.paper_id is null or p.id is not null);

-- What was public when it, or what it belongs to, was changed. Whatever of it is not public any more is answered as deleted.
create table open_record (
  kind text not null check (kind in ('organization', 'member', 'meeting', 'location', 'item', 'paper', 'file', 'step')),
  id uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (kind, id)
);

-- A sitting changes with its agenda, what was taken off it included.
create view open_sitting as
  select s.id, s.body_id, s.created_at as created,
    greatest(s.modified_at, b.modified, case when s.dispatched_on <= open_today() then open_from(s.dispatched_on) end, (select max(i.modified) from open_item i where i.sitting_id = s.id),
      (select max(r.changed_at) from agenda_item i join open_record r on r.kind = 'item' and r.id = i.id where i.sitting_id = s.id)) as modified
  from sitting s join open_body b on b.id = s.body_id where s.deleted_at is null;

create view open_location as
  select o.id, o.created, o.modified from open_sitting o join sitting s on s.id = o.id where s.place <> '';

-- Everything that is or was public, by kind.
create view open_index as
  with shown as not materialized (
    select 'organization' as kind, id, created, modified from open_body
    union all select 'member', id, created, modified from open_member
    union all select 'meeting', id, created, modified from open_sitting
    union all select 'location', id, created, modified from open_location
    union all select 'item', id, created, modified from open_item
    -- A paper changes with its sequence: an object of the first version of the interface tells of its parts.
    union all select 'paper', p.id, p.created, greatest(p.modified, (select max(s.modified) from open_step s where s.paper_id = p.id)) from open_paper p
    union all select 'file', id, created, modified from open_file
    union all select 'step', id, created, modified from open_step
  )
  select kind, id, date_trunc('second', created) as created, date_trunc('second', modified) as modified, false as gone from shown
  union all
  select r.kind, r.id, date_trunc('second', r.created_at), date_trunc('second', r.changed_at), true
  from open_record r where not exists (select from shown s where s.kind = r.kind and s.id = r.id);

create function keep_open(wanted text, ids uuid[]) returns void language sql as $$
  insert into open_record (kind, id, created_at, changed_at)
  select kind, id, created, clock_timestamp() from open_index where kind = wanted and id = any(ids) and not gone
  on conflict (kind, id) do update set changed_at = excluded.changed_at;
$$;

-- Before the change, so that what is still public is found.
create function body_open_before() returns trigger language plpgsql as $$
begin
  perform keep_open('organization', array[old.id]);
  perform keep_open('member', array(select id from body_member where body_id = old.id));
  perform keep_open('meeting', array(select id from sitting where body_id = old.id));
  perform keep_open('location', array(select id from sitting where body_id = old.id));
  perform keep_open('item', array(select id from open_item where body_id = old.id));
  perform keep_open('step', array(select id from open_step where body_id = old.id));
  return new;
end $$;
create trigger body_open_before before update on body for each row when (old.public is distinct from new.public or old.deleted_at is distinct from new.deleted_at) execute function body_open_before();

create function member_open_before() returns trigger language plpgsql as $$
begin
  perform keep_open('member', array[old.id]);
  return new;
end $$;
create trigger member_open_before before update on body_member for each row
  when ((old.name, old.mandate, old.consent_on, old.deleted_at) is distinct from (new.name, new.mandate, new.consent_on, new.deleted_at)) execute function member_open_before();

create function sitting_open_before() returns trigger language plpgsql as $$
begin
  perform keep_open('meeting', array[old.id]);
  perform keep_open('location', array[old.id]);
  perform keep_open('item', array(select id from open_item where sitting_id = old.id));
  return new;
end $$;
create trigger sitting_open_before before update on sitting for each row
  when ((old.deleted_at, old.dispatched_on, old.place) is distinct from (new.deleted_at, new.dispatched_on, new.place)) execute function sitting_open_before();

create function paper_open_before() returns trigger language plpgsql as $$
begin
  perform keep_open('paper', array[old.id]);
  perform keep_open('file', array(select id from open_file where paper_id = old.id));
  perform keep_open('item', array(select id from open_item where paper_id = old.id));
  perform keep_open('step', array(select id from open_step where paper_id = old.id));
  return new;
end $$;
create trigger paper_open_before before update on paper for each row
  when ((old.public, old.deleted_at, old.dispatched_on) is distinct from (new.public, new.deleted_at, new.dispatched_on)) execute function paper_open_before();

create function item_open_before() returns trigger language plpgsql as $$
begin
  perform keep_open('item', array[old.id]);
  return new;
end $$;
create trigger item_open_before before update on agenda_item for each row
  when ((old.public, old.deleted_at, old.paper_id) is distinct from (new.public, new.deleted_at, new.paper_id)) execute function item_open_before();

create function step_open_before() returns trigger language plpgsql as $$
begin
  perform keep_open('step', array[old.id]);
  return new;
end $$;
create trigger step_open_before before update on consultation for each row
  when ((old.public, old.deleted_at, old.body_id) is distinct from (new.public, new.deleted_at, new.body_id)) execute function step_open_before();

-- Annexes have no times of their own: their paper changes with them.
create function annex_open_before() returns trigger language plpgsql as $$
begin
  perform keep_open('file', array[old.id]);
  update paper set modified_at = clock_timestamp() where id = old.paper_id;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger annex_open_before before update or delete on paper_annex for each row execute function annex_open_before();

create function annex_added() returns trigger language plpgsql as $$
begin
  update paper set modified_at = clock_timestamp() where id = new.paper_id;
  return null;
end $$;
create trigger annex_added after insert on paper_annex for each row execute function annex_added();

-- When the installation was last changed, for the object that stands for it.
alter table instance add column modified_at timestamptz not null default now();
create trigger instance_modified before update on instance for each row execute function body_modified();
