-- How long registrations are kept is set for the whole place; an event can only say less.
alter table event drop constraint event_keep_days_check;
alter table event add constraint event_keep_days_check check (keep_days between 1 and 365);
comment on column event_registration.wheelchair is 'personal: explicit consent, Art. 9 (2) a GDPR (asked only of people who need it); as many days after the event as the office has set (90 at first), fewer where the event says so';
comment on column event_registration.sign_language is 'personal: explicit consent, Art. 9 (2) a GDPR (asked only of people who need it); as many days after the event as the office has set (90 at first), fewer where the event says so';
comment on column event_registration.interpreting is 'personal: consent, Art. 6 (1) a GDPR; as many days after the event as the office has set (90 at first), fewer where the event says so';
comment on column event_registration_contact.name is 'personal: consent, Art. 6 (1) a GDPR; as many days after the event as the office has set (90 at first), fewer where the event says so';
comment on column event_registration_contact.email is 'personal: consent, Art. 6 (1) a GDPR; as many days after the event as the office has set (90 at first), fewer where the event says so';
comment on column event_registration_contact.phone is 'personal: consent, Art. 6 (1) a GDPR; as many days after the event as the office has set (90 at first), fewer where the event says so';
comment on column event_registration_contact.names is 'personal: consent, Art. 6 (1) a GDPR; as many days after the event as the office has set (90 at first), fewer where the event says so';
comment on column event_registration_contact.note is 'personal: explicit consent, Art. 9 (2) a GDPR (asked only of people who need it); as many days after the event as the office has set (90 at first), fewer where the event says so';
