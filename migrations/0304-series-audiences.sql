-- For whom a series is: the catalogue of trainings and information evenings is looked through by it.
alter table event_series add column audiences text[] not null default '{}' check (audiences <@ array['clubs', 'boards', 'teachers', 'parents', 'volunteers', 'newcomers']);
