import { formatDate } from '../../../ui/format.ts';
import type { Holder } from '../../../platform/held.ts';
import { sentTo } from '../mailings/queries.ts';
import { deleteContact } from '../register/commands.ts';
import { contactsOfPerson } from '../register/queries.ts';
import { nameOf } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

/** Entries of the register, with what was sent to them. */
export const contactHolder: Holder = {
  key: 'contact',
  text: { de: { name: 'Kontaktverzeichnis', ground: '§ 3 NDSG (Menschen in ihrer Funktion) oder Einwilligung' }, en: { name: 'Contact register', ground: '§ 3 NDSG (people in their function) or consent' } },
  heldAbout: async (db, asked, locale) => {
    const t = words(locale);
    const contacts = await contactsOfPerson(db, asked);
    const sent = await sentTo(db, contacts.map((c) => c.id));
    return contacts.map((c) => ({
      id: c.id,
      title: nameOf(c),
      href: c.mergedInto === null ? hrefs.contact(c.id) : null,
      keep: null,
      facts: [
        { term: t('staff.function'), value: c.function }, { term: t('staff.person'), value: c.person }, { term: t('staff.email'), value: c.email }, { term: t('staff.phone'), value: c.phone },
        { term: t('staff.address'), value: [c.street.replaceAll('\n', ', '), `${c.postalCode} ${c.town}`.trim(), c.country].filter((x) => x !== '').join(', ') },
        { term: t('staff.source'), value: c.source }, { term: t('staff.purpose'), value: c.purposes.map((p) => t(`staff.purpose.${p}`)).join(', ') },
        { term: t('staff.ground'), value: `${t(`staff.ground.${c.ground}`)}${c.consentOn === null ? '' : `, ${formatDate(locale, c.consentOn)}`}` },
        { term: t('staff.checked_on'), value: formatDate(locale, c.checkedOn) }, { term: t('staff.mailings.title'), value: sent.filter((s) => s.contactId === c.id).map((s) => `${s.title}${s.on === null ? '' : ` (${formatDate(locale, s.on)})`}`).join('; ') },
      ].filter((f) => f.value !== ''),
    }));
  },
  erase: (tx, actor, id) => deleteContact(tx, actor, id, 'erased on request'),
};
