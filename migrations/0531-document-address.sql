comment on column process_document.address is 'not personal: the address of a published document';
