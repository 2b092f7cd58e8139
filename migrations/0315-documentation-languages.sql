-- The numbered documentation in all languages that everybody reads.
alter table process_documentation drop constraint process_documentation_locale_check;
alter table process_documentation add constraint process_documentation_locale_check check (locale in ('de', 'de-simple', 'en', 'ar'));
