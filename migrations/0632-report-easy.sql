-- The short version in easy German: a text of its own, written by people, frozen with the edition.
alter table report_round add column easy text check (length(easy) between 1 and 10000);
