-- An annex may be a file of its own: a PDF, given away only with its paper, from the day of dispatch.
alter table paper_annex
  add column file text references file (sha256),
  add column file_name text,
  add constraint paper_annex_one check ((file is null) = (file_name is null) and (file is null or url is null));
create index paper_annex_file on paper_annex (file) where file is not null;
comment on column paper_annex.file_name is 'not personal: made of the annex''s title';

create or replace view open_file as
  select id, id as paper_id, created, modified from open_paper
  union all
  select a.id, p.id, p.created, p.modified from paper_annex a join open_paper p on p.id = a.paper_id where a.url is not null or a.file is not null;
