-- A file of boundaries between its preview and its confirmation: nothing of it is in `territory` until somebody confirms.
-- Rows older than a day are removed with the next upload.
create table boundary_upload (
  id uuid primary key,
  created_at timestamptz not null default now(),
  source text not null,
  -- {key: geometry} of the features that matched and are valid.
  boundaries jsonb not null,
  -- Names of features without a territory here.
  left_out text[] not null
);
