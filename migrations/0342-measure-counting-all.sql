-- Counting for the office, which also sees what is not public, goes the same way as for visitors.
drop index measure_counted;
drop index measure_led;
create index measure_counted on measure (concept_id, state, field_id) include (public);
create index measure_led on measure (lead_department_id, state) include (public);
