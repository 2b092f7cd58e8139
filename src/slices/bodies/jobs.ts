import { dayOf } from '../../kernel/dates.ts';
import { write } from '../../platform/database/write.ts';
import type { RetentionClass } from '../../platform/retention.ts';
import { purgeApplications } from './calls/commands.ts';
import { purgeNames } from './register/commands.ts';
import { KEEP_APPLICATIONS_DAYS, KEEP_NAMES_DAYS } from './rules.ts';

/** What this slice deletes on schedule. */
export const bodyRetention: readonly RetentionClass[] = [
  {
    key: 'body.member_name',
    text: {
      de: { name: 'Namen von Mitgliedern ohne öffentliches Mandat', period: '12 Monate nach dem Ende der Amtszeit', ground: '§ 3 NDSG; gezeigte Namen: Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' },
      en: { name: 'Names of members without a public mandate', period: '12 months after the end of the term', ground: '§ 3 NDSG; names that are shown: consent, Art. 6 (1) a GDPR' },
    },
    days: KEEP_NAMES_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeNames(tx, dayOf(before))),
  },
  {
    key: 'membership.application',
    text: {
      de: { name: 'Bewerbungen um die Mitarbeit in einem Gremium', period: '90 Tage nach der Entscheidung über den Aufruf', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a und Art. 9 Abs. 2 Buchst. a DSGVO' },
      en: { name: 'Applications to take part in a body', period: '90 days after the decision on the call', ground: 'Consent, Art. 6 (1) a and Art. 9 (2) a GDPR' },
    },
    days: KEEP_APPLICATIONS_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeApplications(tx, dayOf(before))),
  },
];
