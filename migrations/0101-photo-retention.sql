-- A photo of a board in a room can show the people who stand before it.
comment on column ballot_board.photo is 'personal: public task (Art. 6 (1) e GDPR); 24 months after closing';
