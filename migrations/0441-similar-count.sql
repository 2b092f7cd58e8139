-- How many texts of a kind there are is asked with every suggestion: without reading what they are about.
create index similarity_text_kind on similarity_text (kind);
