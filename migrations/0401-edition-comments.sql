-- `/concepts/<slug>/comments` is the list of comments on a draft.
alter table concept_edition drop constraint concept_edition_slug_check;
alter table concept_edition add constraint concept_edition_slug_check
  check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and slug not in ('draft', 'new', 'import', 'compare', 'measures', 'consultation', 'comments', 'glossary'));
