-- What of the history can be about a person, for the record of processing and the deletion plan.
comment on column history_entry.actor_id is 'personal: public task (Art. 6 (1) e GDPR); until the account is deleted';
comment on column history_value.values is 'personal: public task (Art. 6 (1) e GDPR); erased when the author withdraws it';
