-- Looking for words in thousands of contributions. PostgreSQL's own extension for parts of words: it is trusted, so the owner of the
-- database may create it.
create extension if not exists pg_trgm;

-- What a search looks in; kept, because making it plain for every row of a search costs more than looking.
alter table submission add column plain text not null generated always as (participation_plain(text)) stored;
comment on column submission.plain is 'personal: public task, § 3 NDSG (may identify its author until it was moderated); erased when the author withdraws it';
create index submission_plain on submission using gin (plain gin_trgm_ops);

-- A pattern for LIKE that finds a word inside others: German compounds hide it.
create function participation_inside(word text) returns text language sql immutable strict parallel safe
return '%' || replace(replace(replace(participation_plain(word), '\', '\\'), '%', '\%'), '_', '\_') || '%';

-- Whether a word may be written with a mistake.
create function participation_mistakable(plain text) returns boolean language sql immutable strict parallel safe
return length(plain) between 5 and 30 and plain !~ '[[:digit:][:space:]]' and replace(plain, '-', '') !~ '[[:punct:]]';

-- A regular expression that finds a word with one letter wrong, missing, too many or exchanged with its neighbour. The first and the last
-- letter may be wrong only where a word begins or ends: inside a compound what is left would be found everywhere. What has fewer than
-- five letters must be right, and so must numbers, signs, and what is too long to be a word.
create function participation_nearly(word text) returns text language sql immutable strict parallel safe
return (
  with asked as (select participation_plain(word) as w, length(participation_plain(word)) as n),
  letter as (select i, case when substr(w, i, 1) ~ '[[:alnum:]]' then '' else '\' end || substr(w, i, 1) as c, n from asked, generate_series(1, n) i),
  place as (
    select l.i, l.n, l.c, max(o.c) filter (where o.i = l.i + 1) as next, coalesce(string_agg(o.c, '' order by o.i) filter (where o.i < l.i), '') as before,
      coalesce(string_agg(o.c, '' order by o.i) filter (where o.i > l.i), '') as after, coalesce(string_agg(o.c, '' order by o.i) filter (where o.i > l.i + 1), '') as rest
    from letter l, letter o group by l.i, l.n, l.c
  ), variant as (
    select case i when 1 then '\m.?' || after when n then before || '.?\M' else before || '.?' || after end from place
    union all select before || c || '.' || after from place where i < n
    union all select before || next || c || rest from place where i < n
  )
  select case when participation_mistakable(w) then (select string_agg(v, '|') from variant x (v)) else (select string_agg(c, '' order by i) from letter) end from asked
);

-- Patterns for LIKE of which at least one holds wherever participation_nearly() does: of two halves one is untouched. They find
-- the few rows that the expression is then held against, with the index and without the price of an expression. In words of five
-- letters a half is too short for the index; there the letter in the middle has patterns of its own.
create function participation_halves(word text) returns text[] language sql immutable strict parallel safe
return (
  with asked as (select participation_plain(word) as w, length(participation_plain(word)) as n, length(participation_plain(word)) / 2 as h)
  select case
    when not participation_mistakable(w) then array[participation_inside(word)]
    when n = 5 then array[participation_inside(left(w, 3)), participation_inside(right(w, 3)), participation_inside(left(w, 2) || right(w, 2)), replace(participation_inside(left(w, 2) || chr(1) || right(w, 2)), chr(1), '_'),
      participation_inside(left(w, 1) || substr(w, 3, 1) || substr(w, 2, 1) || right(w, 2)), participation_inside(left(w, 2) || substr(w, 4, 1) || substr(w, 3, 1) || right(w, 1))]
    else array[participation_inside(left(w, h)), participation_inside(right(w, n - h)), participation_inside(left(w, h - 1) || substr(w, h + 1, 1) || substr(w, h, 1) || right(w, n - h - 1))]
  end from asked
);
