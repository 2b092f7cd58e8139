import { dayOf } from '../../../kernel/dates.ts';
import { write } from '../../../platform/database/write.ts';
import type { RetentionClass } from '../../../platform/retention.ts';
import { purgeComments } from './commands.ts';
import { RECEIPT_DAYS } from './rules.ts';

/** What is deleted of comments on drafts. */
export const conceptRetention: readonly RetentionClass[] = [
  {
    key: 'concept.comment',
    text: {
      de: { name: 'Nicht veröffentlichte Kommentare zu Konzeptentwürfen und die Quittungen aller Kommentare', period: '12 Monate nach dem Ende der Frist', ground: '§ 3 NDSG' },
      en: { name: 'Unpublished comments on drafts of concepts, and the receipts of all', period: '12 months after the end of the period', ground: '§ 3 NDSG' },
    },
    days: RECEIPT_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeComments(tx, dayOf(before))),
  },
];
