import type { Database } from '../../platform/database/types.ts';

/** The tables that this slice owns. */
export type ContactTables = Pick<Database, 'contact' | 'contact_merge' | 'contact_distinct' | 'contact_setting' | 'consent_text' | 'mailing' | 'mailing_recipient' | 'mailing_file'>;
