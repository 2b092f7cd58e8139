-- Words of a measure are looked for in its key and title, parts of words, too.
create index measure_words on measure using gin ((key || ' ' || (title #>> array['texts', title ->> 'source', 'text'])) gin_trgm_ops);
-- The timeline takes them in the order in which they begin.
create index measure_in_time on measure ((coalesce(starts_on, ends_on)), key) where starts_on is not null or ends_on is not null;
-- The map counts them by place, and reads nothing else of them.
create index measure_places on measure (public, territory_keys);
