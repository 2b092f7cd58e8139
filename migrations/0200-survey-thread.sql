-- A survey can be followed: its free answers lead to contributions.
insert into thread_kind (number, kind) values (13, 'survey');
