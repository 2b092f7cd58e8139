-- Candidates are added up from some ten thousand entries for each suggestion: the index holds their weights, too, so that nothing else is read.
alter table similarity_feature drop constraint similarity_feature_pkey, add primary key (kind, feature, text_id) include (weight);
