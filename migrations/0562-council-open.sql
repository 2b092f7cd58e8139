-- What was taken from another system is never shown by the open interface: nothing of it has to be noted before it changes. Without this every object
-- of an import would be looked up among all that is public.
drop trigger sitting_open_before on sitting;
create trigger sitting_open_before before update on sitting for each row
  when (old.external_id is null and (old.deleted_at, old.dispatched_on, old.place) is distinct from (new.deleted_at, new.dispatched_on, new.place)) execute function sitting_open_before();

drop trigger item_open_before on agenda_item;
create trigger item_open_before before update on agenda_item for each row
  when (old.external_id is null and (old.public, old.deleted_at, old.paper_id) is distinct from (new.public, new.deleted_at, new.paper_id)) execute function item_open_before();

drop trigger step_open_before on consultation;
create trigger step_open_before before update on consultation for each row
  when (old.external_id is null and (old.public, old.deleted_at, old.body_id) is distinct from (new.public, new.deleted_at, new.body_id)) execute function step_open_before();
