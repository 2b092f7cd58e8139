-- Columns that look personal and are not.
comment on column council_source.name is 'not personal: the name of a system';
comment on column council_source.address is 'not personal: the web address of a system';
comment on column council_organization.name is 'not personal: the name of a body';
