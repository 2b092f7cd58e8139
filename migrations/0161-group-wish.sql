comment on column submission_group.name_public is 'not personal: the wish alone, not the name';
