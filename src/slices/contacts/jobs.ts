import { system } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/dates.ts';
import { write } from '../../platform/database/write.ts';
import type { RetentionClass } from '../../platform/retention.ts';
import { purgeMailings } from './mailings/commands.ts';
import { purgeContacts, purgeMerged } from './register/commands.ts';

const GROUND = { de: '§ 3 NDSG (Menschen in ihrer Funktion) oder Einwilligung', en: '§ 3 NDSG (people in their function) or consent' };
const program = system('retention');

/** How long entries stay is a setting of the office; the plan names the one that comes with the program. */
const YEARS_DAYS = 3 * 365;

/** What this slice deletes on schedule. */
export const contactRetention: readonly RetentionClass[] = [
  {
    key: 'contact',
    text: {
      de: { name: 'Einträge im Kontaktverzeichnis', period: 'wenn sie drei Jahre niemand geprüft hat (die Zahl der Jahre ist einstellbar), oder nach dem Tag, der im Eintrag steht', ground: GROUND.de },
      en: { name: 'Entries of the contact register', period: 'when nobody has checked them for three years (the number of years can be set), or after the day the entry names', ground: GROUND.en },
    },
    days: YEARS_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeContacts(tx, program, dayOf(new Date(before.getTime() + YEARS_DAYS * 86_400_000)))),
  },
  {
    key: 'contact.merged',
    text: {
      de: { name: 'Zusammengeführte Einträge im Kontaktverzeichnis', period: '30 Tage nach dem Zusammenführen; so lange lässt es sich rückgängig machen', ground: GROUND.de },
      en: { name: 'Merged entries of the contact register', period: '30 days after merging; until then it can be undone', ground: GROUND.en },
    },
    days: 30,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeMerged(tx, program, before)),
  },
  {
    key: 'mailing.letters',
    text: {
      de: { name: 'Einladungsbriefe und wer sie bekam', period: '90 Tage nach dem Erstellen', ground: GROUND.de },
      en: { name: 'Letters of invitation and who got them', period: '90 days after they were made', ground: GROUND.en },
    },
    days: 90,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeMailings(tx, before)),
  },
];
