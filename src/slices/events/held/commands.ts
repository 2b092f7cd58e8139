import { inLanguage } from '../../../kernel/localized.ts';
import type { Holder } from '../../../platform/held.ts';
import { languageName } from '../../../ui/format.ts';
import { withdrawStall } from '../market/commands.ts';
import { stallsOfPerson } from '../market/queries.ts';
import type { StallState } from '../market/schema.ts';
import { words as marketWords } from '../market/words.ts';
import { eraseRegistration } from '../registering/commands.ts';
import { deskStallHref } from '../urls.ts';
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

/** Who applied for a stall: the contact goes, and so does the application where it is not yet over. */
export const stallHolder: Holder = {
  key: 'event.stall',
  text: { de: { name: 'Anmeldungen von Ständen', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' }, en: { name: 'Applications for stalls', ground: 'Consent, Art. 6 (1) a GDPR' } },
  heldAbout: async (db, asked, locale) => {
    const t = words(locale);
    const m = marketWords(locale);
    return (await stallsOfPerson(db, asked)).map((s) => ({
      id: s.id,
      title: m('staff.held.title', { project: s.project }),
      href: deskStallHref(s.slug, s.id),
      keep: null,
      facts: [
        { term: m('staff.held.event'), value: inLanguage(s.event, locale).text }, { term: m('institution'), value: s.institution }, { term: m('staff.held.state'), value: m(`state.${s.state as StallState}`) },
        { term: t('staff.held.name'), value: s.name }, { term: t('staff.held.email'), value: s.email ?? '' }, { term: t('staff.held.phone'), value: s.phone ?? '' },
      ].filter((f) => f.value !== ''),
    }));
  },
  erase: (tx, actor, id) => withdrawStall(tx, actor, id),
};
