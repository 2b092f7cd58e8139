-- Texts of the wall stand in the event's documentation only where their authors agreed to that, too. The wording they agreed to; null: only on
-- the wall. No edition holds them: they are read when the documentation is, so that they go from it with the entry.
alter table event_wall_entry add column documentation_consent_version integer;
