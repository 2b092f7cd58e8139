-- What each text is about, as features (stems, parts of compounds, groups of meaning), to suggest similar ones. Holds no wording.
create table similarity_text (
  id uuid primary key,
  kind text not null,
  -- Feature → weight in this text.
  features jsonb not null
);

create table similarity_feature (
  kind text not null,
  feature text not null,
  text_id uuid not null references similarity_text (id) on delete cascade,
  weight real not null,
  primary key (kind, feature, text_id)
);
create index similarity_feature_text on similarity_feature (text_id);
