-- All wordings of a localized text in one, for search: whoever reads Arabic finds what is worded in Arabic.
create function localized_words(value jsonb) returns text language sql immutable strict parallel safe
return (select string_agg(t.value ->> 'text', ' ') from jsonb_each(value -> 'texts') t);
