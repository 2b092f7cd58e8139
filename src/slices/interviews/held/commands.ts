import type { Holder } from '../../../platform/held.ts';
import { formatDate } from '../../../ui/format.ts';
import { forgetPerson } from '../commands.ts';
import { interviewsOfPerson } from '../queries.ts';
import { words } from '../words.ts';

/** Interviews with a name. Erasing takes the name; what was said belongs to the process. */
export const interviewHolder: Holder = {
  key: 'interview',
  text: { de: { name: 'Gespräche mit Namen', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' }, en: { name: 'Interviews with a name', ground: 'Consent, Art. 6 (1) a GDPR' } },
  heldAbout: async (db, asked, locale) => {
    const t = words(locale);
    return (await interviewsOfPerson(db, asked)).map((i) => ({
      id: i.id,
      title: t('staff.node', { n: i.number }),
      href: null,
      keep: null,
      facts: [{ term: t('staff.name'), value: i.name }, { term: t('staff.name_consent'), value: formatDate(locale, i.consentOn) }, { term: t('staff.held_on'), value: formatDate(locale, i.heldOn) }, { term: t('staff.topic'), value: i.topic }, { term: t('staff.institution'), value: i.institution }, { term: t('staff.notes'), value: i.notes }].filter((f) => f.value !== ''),
    }));
  },
  erase: (tx, actor, id) => forgetPerson(tx, actor, id),
};
