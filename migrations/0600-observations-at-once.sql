-- A file brings a million values with one source and a few thousand territories: whether these exist is asked once a statement, and no
-- longer once a value and column. The series keeps its foreign key, by which values go with it.
alter table observation drop constraint observation_area_fkey;
alter table observation drop constraint observation_source_id_fkey;

create function observation_refers() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct area from fresh) f where not exists (select from statistical_area a where a.key = f.area))
    or exists (select from (select distinct source_id from fresh) f where not exists (select from observation_source s where s.id = f.source_id)) then
    raise foreign_key_violation using message = 'an observation names a territory or a source that is not there';
  end if;
  return null;
end $$;
create trigger observation_refers_new after insert on observation referencing new table as fresh for each statement execute function observation_refers();
create trigger observation_refers_changed after update on observation referencing new table as fresh for each statement execute function observation_refers();

-- Territories and sources that values name stay: nothing takes one away today, and nothing shall by mistake.
create function statistical_area_stays() returns trigger language plpgsql as $$
begin
  if exists (select from observation where area = old.key) then
    raise foreign_key_violation using message = 'values name this territory';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger statistical_area_stays before delete or update of key on statistical_area for each row execute function statistical_area_stays();

create function observation_source_stays() returns trigger language plpgsql as $$
begin
  if exists (select from observation where source_id = old.id) then
    raise foreign_key_violation using message = 'values name this source';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger observation_source_stays before delete or update of id on observation_source for each row execute function observation_source_stays();
