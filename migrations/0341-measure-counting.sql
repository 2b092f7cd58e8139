-- Lists, boards and their choices count measures by concept, state and field: from here, without reading the measures themselves.
create index measure_counted on measure (concept_id, state, field_id) where public;
create index measure_led on measure (lead_department_id, state) where public;
create index measure_period on measure ((coalesce(starts_on, ends_on)), key) where starts_on is not null or ends_on is not null;
