import type { Database } from '../../platform/database/types.ts';

/** What is public once an event is published. */
export type EventTables = Pick<Database, 'event' | 'event_series' | 'event_round' | 'event_session' | 'event_number'>;
/** With speakers' names, which stand on the programme. */
export type ProgrammeTables = EventTables & Pick<Database, 'event_speaker'>;
/** Counting needs no names: public pages read this much of registrations. */
export type CountTables = EventTables & Pick<Database, 'event_registration' | 'event_choice'>;
/** What was written down in the rooms; nobody is named in it. */
export type MinutesTables = ProgrammeTables & Pick<Database, 'event_topic' | 'event_statement' | 'event_statement_submission' | 'event_statement_recommendation' | 'event_presence'>;
/** The documentation of an event, made of everything that is public about it. */
export type DocumentationTables = MinutesTables & CountTables & Pick<Database, 'event_documentation' | 'event_documentation_draft'>;
/** What people wrote on the wall. */
export type WallTables = EventTables & Pick<Database, 'event_wall' | 'event_wall_entry'>;
/** The market of possibilities, without those who applied. */
export type MarketTables = EventTables & Pick<Database, 'event_market' | 'event_stall'>;
/** With those who applied. */
export type StallTables = MarketTables & Pick<Database, 'event_stall_contact' | 'event_stall_link'>;
/** Everything this slice owns, contacts included. */
export type AllTables = ProgrammeTables & CountTables & DocumentationTables & WallTables & StallTables & Pick<Database, 'event_registration_contact' | 'event_registration_link'>;
