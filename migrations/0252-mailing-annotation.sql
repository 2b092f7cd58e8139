comment on column mailing_recipient.contact_id is 'personal: public task, § 3 NDSG (people in their function), or consent where the entry says so; 90 days after the letters were made';
