-- Nothing saves the choices of columns yet; whoever builds the assistant makes the table it needs.
drop table column_choice;

comment on column statistical_area.name is 'not personal: the name of a town, district or Land';
