import { inLanguage } from '../../../kernel/localized.ts';
import type { Holder } from '../../../platform/held.ts';
import { languageName } from '../../../ui/format.ts';
import { eraseRegistration } from '../registering/commands.ts';
import { registrationsOfPerson } from './queries.ts';
import { words } from './words.ts';

/** Registrations for events, with the needs that people told. */
export const registrationHolder: Holder = {
  key: 'event.registration',
  text: { de: { name: 'Anmeldungen zu Veranstaltungen', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a und Art. 9 Abs. 2 Buchst. a DSGVO' }, en: { name: 'Registrations for events', ground: 'Consent, Art. 6 (1) a and Art. 9 (2) a GDPR' } },
  heldAbout: async (db, asked, locale) => {
    const t = words(locale);
    return (await registrationsOfPerson(db, asked)).map((r) => {
      const needs = [r.childCare > 0 && t('staff.held.child_care'), r.wheelchair && t('staff.held.wheelchair'), r.signLanguage && t('staff.held.sign_language')].filter((n) => n !== false);
      return {
        id: r.id,
        title: t('staff.held.title', { n: r.number }),
        href: null,
        keep: null,
        facts: [
          { term: t('staff.held.event'), value: inLanguage(r.event, locale).text }, { term: t('staff.held.name'), value: r.name }, { term: t('staff.held.email'), value: r.email ?? '' }, { term: t('staff.held.phone'), value: r.phone ?? '' },
          { term: t('staff.held.names'), value: r.names.replaceAll('\n', ', ') }, { term: t('staff.held.needs'), value: needs.join(', ') }, { term: t('staff.held.interpreting'), value: r.interpreting.map((l) => languageName(locale, l)).join(', ') }, { term: t('staff.held.note'), value: r.note ?? '' },
        ].filter((f) => f.value !== ''),
      };
    });
  },
  erase: (tx, _actor, id) => eraseRegistration(tx, id),
};
