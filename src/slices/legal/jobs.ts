import { write } from '../../platform/database/write.ts';
import type { RetentionBook, RetentionClass } from '../../platform/retention.ts';
import { instanceOf } from '../instance/public.ts';
import { deleteReports, forgetContacts, noteRun } from './commands.ts';
import { releasedUntil } from './queries.ts';

const GROUND = { de: '§ 9b NBGG (Rückmeldungen zur Barrierefreiheit)', en: '§ 9b NBGG (feedback on accessibility)' };

/** What this slice deletes on schedule. */
export const retention: readonly RetentionClass[] = [
  {
    key: 'barrier_report.contact',
    text: {
      de: { name: 'Kontaktangaben in Meldungen zu Barrieren', period: '30 Tage nach der Antwort', ground: GROUND.de },
      en: { name: 'Contact details in reports of barriers', period: '30 days after the answer', ground: GROUND.en },
    },
    days: 30,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => forgetContacts(tx, before)),
  },
  {
    key: 'barrier_report',
    text: {
      de: { name: 'Meldungen zu Barrieren', period: '12 Monate nach der Antwort', ground: GROUND.de },
      en: { name: 'Reports of barriers', period: '12 months after the answer', ground: GROUND.en },
    },
    days: 365,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => deleteReports(tx, before)),
  },
];

/** Where the nightly run looks up the archive's decisions and notes what it did. */
export const retentionBook: RetentionBook = {
  settings: async (db) => (await instanceOf(db)).settings,
  releasedUntil: (db, key) => releasedUntil(db, key),
  noteRun: (db, key, removed) => write(db, (tx) => noteRun(tx, key, removed)),
};
