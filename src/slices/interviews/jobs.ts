import { dayOf } from '../../kernel/dates.ts';
import { write } from '../../platform/database/write.ts';
import type { RetentionClass } from '../../platform/retention.ts';
import { purgeNotes } from './commands.ts';
import { NOTES_DAYS } from './rules.ts';

/** What this slice deletes on schedule. */
export const interviewRetention: readonly RetentionClass[] = [
  {
    key: 'interview.notes',
    text: {
      de: { name: 'Notizen aus Gesprächen und Namen dazu', period: 'zwei Jahre nach dem Gespräch', ground: '§ 3 NDSG; Namen: Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' },
      en: { name: 'Notes of interviews and names with them', period: 'two years after the interview', ground: '§ 3 NDSG; names: consent, Art. 6 (1) a GDPR' },
    },
    days: NOTES_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeNotes(tx, dayOf(before))),
  },
];
