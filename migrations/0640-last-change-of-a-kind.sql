-- When anything of a kind last changed: the open data catalogue asks it for every dataset.
create index history_entry_kind_at on history_entry (subject_kind, at);
