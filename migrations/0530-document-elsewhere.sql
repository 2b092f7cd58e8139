-- A document of a process may be kept here as a file, stand on somebody else's page, or be printed only: then its source says where.
alter table process_document
  alter column file drop not null,
  alter column file_name drop not null,
  add column address text check (address ~ '^https?://'),
  add constraint process_document_somewhere check (file is not null or address is not null or source <> ''),
  add constraint process_document_named check ((file is null) = (file_name is null));
