-- Results of a survey in all languages that everybody reads.
alter table survey_file drop constraint survey_file_locale_check;
alter table survey_file add constraint survey_file_locale_check check (locale in ('de', 'de-simple', 'en', 'ar'));
