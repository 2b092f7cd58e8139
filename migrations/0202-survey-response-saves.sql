-- A save replaces its own section's answers only, so that an older form cannot overwrite another section: counting saves is not needed.
alter table survey_response drop column saves;
