import { write } from '../../../platform/database/write.ts';
import type { RetentionClass } from '../../../platform/retention.ts';
import { forgetInternalNotes } from './commands.ts';

/** What this slice deletes on schedule. */
export const conceptRetention: readonly RetentionClass[] = [
  {
    key: 'assessment.internal_note',
    text: {
      de: { name: 'Interne Hinweise in fachlichen Einschätzungen', period: '24 Monate nach der Entscheidung', ground: '§ 3 NDSG (öffentliche Aufgabe)' },
      en: { name: 'Internal notes in professional assessments', period: '24 months after the decision', ground: '§ 3 NDSG (public task)' },
    },
    days: 730,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => forgetInternalNotes(tx, before)),
  },
];
