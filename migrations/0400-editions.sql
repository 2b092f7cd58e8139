-- What stands in an edition around its fields, where its entries come from, and what people said of a draft. All of it but the comments is frozen with the edition.

-- A chapter of text: before the fields (preface, definitions, facts) or after them (outlook).
create table concept_chapter (
  id uuid primary key,
  edition_id uuid not null references concept_edition (id),
  -- Part of its address and of what comments name; the same in every edition.
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  position integer not null check (position > 0),
  place text not null check (place in ('before', 'after')),
  title localized not null,
  -- Paragraphs divided by an empty line.
  body localized not null,
  unique (edition_id, code),
  unique (edition_id, position) deferrable initially deferred
);

-- A figure of a chapter with the source it is cited from.
create table concept_figure (
  id uuid primary key,
  chapter_id uuid not null references concept_chapter (id) on delete cascade,
  position integer not null check (position > 0),
  label localized not null,
  value numeric not null,
  -- Behind the number: %, people, euros.
  unit localized,
  source text not null,
  unique (chapter_id, position) deferrable initially deferred
);

-- Conditions of success and strategic goals: short statements above the fields.
create table concept_point (
  id uuid primary key,
  edition_id uuid not null references concept_edition (id),
  kind text not null check (kind in ('condition', 'strategic_goal')),
  position integer not null check (position > 0),
  title localized not null,
  text localized,
  -- Who has it in hand; of conditions only.
  levels text[] not null default '{}' check (levels <@ array['eu', 'bund', 'land', 'region', 'municipality', 'other']),
  unique (edition_id, kind, position) deferrable initially deferred,
  check (kind = 'condition' or levels = '{}')
);

-- A word of the glossary. Its term and the other words for it are linked in the texts of the edition.
create table concept_term (
  id uuid primary key,
  edition_id uuid not null references concept_edition (id),
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  term localized not null,
  synonyms text[] not null default '{}',
  definition localized not null,
  unique (edition_id, code)
);

-- Of which earlier measure an entry took up a part (split), or which it took up as a whole (merged). Its own earlier wording is not listed.
create table entry_origin (
  edition_id uuid not null references concept_edition (id),
  entry_id uuid not null references edition_entry (id) on delete cascade,
  measure_id uuid not null references measure (id),
  kind text not null check (kind in ('split', 'merged')),
  primary key (entry_id, measure_id)
);
create index entry_origin_edition on entry_origin (edition_id);

-- What the concept said of itself when the edition was adopted: title, summary, source, note and the printed number.
alter table concept_edition add column about jsonb;
alter table concept_edition disable trigger concept_edition_frozen;
update concept_edition e set about = jsonb_build_object('title', c.title, 'summary', c.summary, 'source', c.source, 'note', c.note, 'printedTotal', c.printed_total, 'printedTotalNote', c.printed_total_note)
  from concept c where c.id = e.concept_id and e.state <> 'draft';
alter table concept_edition enable trigger concept_edition_frozen;
alter table concept_edition add check (state = 'draft' or about is not null);
alter table concept_edition drop constraint concept_edition_slug_check;
alter table concept_edition add constraint concept_edition_slug_check
  check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and slug not in ('draft', 'new', 'import', 'compare', 'measures', 'consultation', 'glossary'));

create or replace function frozen_edition() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.state = 'draft' then return old; end if;
  if tg_op = 'UPDATE' and old.state = 'draft' and new.state in ('draft', 'adopted') then return new; end if;
  if tg_op = 'UPDATE' and old.state = 'adopted' and new.state = 'superseded' and to_jsonb(new) - 'state' = to_jsonb(old) - 'state' then return new; end if;
  raise exception 'edition % is adopted and does not change', old.slug using errcode = 'restrict_violation';
end $$;

-- Argument: how the row leads to its edition.
create or replace function frozen_part() returns trigger language plpgsql as $$
declare
  way constant text := tg_argv[0];
  part jsonb;
  edition uuid;
begin
  foreach part in array array_remove(array[case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end], null) loop
    edition := case way
      when 'edition' then (part ->> 'edition_id')::uuid
      when 'field' then (select f.edition_id from concept_field f where f.id = (part ->> 'field_id')::uuid)
      when 'resolution' then (select r.edition_id from resolution r where r.id = (part ->> 'resolution_id')::uuid)
      when 'chapter' then (select h.edition_id from concept_chapter h where h.id = (part ->> 'chapter_id')::uuid)
    end;
    -- A figure goes with its chapter, which has been asked before it.
    if edition is null and way = 'chapter' and tg_op = 'DELETE' then continue; end if;
    if not coalesce(edition_is_draft(edition), false) then
      raise exception '%: the edition is adopted and does not change', tg_table_name using errcode = 'restrict_violation';
    end if;
  end loop;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger concept_chapter_frozen before insert or update or delete on concept_chapter for each row execute function frozen_part('edition');
create trigger concept_figure_frozen before insert or update or delete on concept_figure for each row execute function frozen_part('chapter');
create trigger concept_point_frozen before insert or update or delete on concept_point for each row execute function frozen_part('edition');
create trigger concept_term_frozen before insert or update or delete on concept_term for each row execute function frozen_part('edition');
create trigger entry_origin_frozen before insert or update or delete on entry_origin for each row execute function frozen_part('edition');
create trigger concept_chapter_not_emptied before truncate on concept_chapter for each statement execute function frozen_never_emptied();
create trigger concept_figure_not_emptied before truncate on concept_figure for each statement execute function frozen_never_emptied();
create trigger concept_point_not_emptied before truncate on concept_point for each statement execute function frozen_never_emptied();
create trigger concept_term_not_emptied before truncate on concept_term for each statement execute function frozen_never_emptied();
create trigger entry_origin_not_emptied before truncate on entry_origin for each statement execute function frozen_never_emptied();

-- A period in which the public and committees comment on a draft. While it is there the draft is public to read.
create table concept_consultation (
  edition_id uuid primary key references concept_edition (id),
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  -- What readers are asked to look at.
  note localized,
  created_at timestamptz not null default now()
);

-- A comment on a part of a draft: from anybody, without account, or of a committee, entered by the office or by a member of one.
create table concept_comment (
  id uuid primary key,
  edition_id uuid not null references concept_consultation (edition_id),
  -- Counts from 1 in its edition, so that it can be cited.
  number integer not null check (number > 0),
  -- `whole`, `chapter:<code>`, `field:<code>`, `strategic_goals`, `conditions` or `glossary`.
  part text not null check (part ~ '^(whole|strategic_goals|conditions|glossary|(chapter|field):[a-z0-9]+(-[a-z0-9]+)*)$'),
  -- Name of the committee; null where it came from the public.
  body text,
  text text not null,
  lang text not null,
  -- Digest of the receipt; null for a committee's, and once the receipt has run out.
  receipt_hash bytea unique,
  state text not null default 'received' check (state in ('received', 'published', 'withheld')),
  -- Told to the author under the receipt.
  withheld_reason text,
  answer localized,
  -- What the comment led to in the draft.
  result text check (result in ('taken_up', 'partly', 'not_taken_up', 'noted')),
  answered_on date,
  received_on date not null default current_date,
  version integer not null default 1,
  unique (edition_id, number),
  check ((state = 'withheld') = (withheld_reason is not null)),
  check ((answer is null) = (answered_on is null))
);
create index concept_comment_part on concept_comment (edition_id, state, number);
comment on column concept_comment.text is 'personal: public task, § 3 NDSG (free text that may identify its author, which the form asks to avoid); published ones stay with the edition, others 12 months after the end of the period';
comment on column concept_comment.withheld_reason is 'personal: public task, § 3 NDSG (an answer to the author of a contribution); 12 months after the end of the period';
comment on column concept_comment.receipt_hash is 'personal: public task, § 3 NDSG (digest of the code under which the author reads the answer); 12 months after the end of the period';
comment on column concept_comment.body is 'not personal: name of a committee';
