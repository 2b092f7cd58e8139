-- A room that belongs to a session stands on the thread beside the session's event: sessions have no page of their own.
alter table live_room add column subject_origin uuid;
update live_room set subject_origin = subject_id;
