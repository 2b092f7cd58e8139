-- Where a text belongs (its process or concept), so that the list of pairs can be narrowed to it; and by which version of the lists of
-- meanings its features were made and its pairs were looked for: whatever is older is done again.
alter table similarity_text add column place uuid;
alter table similarity_text add column searched smallint not null default 0;
create index similarity_text_searched on similarity_text (searched);

-- Two texts that may say the same, and what a person decided about them. Nothing follows from a pair by itself.
create table similarity_pair (
  id uuid primary key,
  -- The smaller id first, so that a pair stands here once. No foreign key: a text that changes leaves the index for a moment, what was decided stays.
  one_id uuid not null,
  other_id uuid not null,
  score real not null,
  -- What the order of the list is learned from; which is which: src/slices/similarity/pairs/rules.ts.
  signals real[] not null,
  decision text check (decision in ('same', 'related', 'different')),
  decided_at timestamptz,
  -- Which of the two stands behind the other, and how that was done, to undo it: by the owner's merge, or by a link of the thread.
  kept_id uuid,
  done_as text check (done_as in ('merge', 'merged_into', 'builds_on', 'led_to')),
  check (one_id < other_id),
  check ((decision is null) = (decided_at is null)),
  check (done_as is null or (decision = 'same' and kept_id is not null))
);
create unique index similarity_pair_both on similarity_pair (one_id, other_id);
create index similarity_pair_other on similarity_pair (other_id);
create index similarity_pair_decided on similarity_pair (decided_at) where decision is not null;
