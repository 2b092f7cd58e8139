import type { Holder } from '../../../../../platform/held.ts';
import { formatDate } from '../../../../../ui/format.ts';
import { withdrawOffer } from '../commands.ts';
import { offersOf } from '../queries.ts';
import { deskHref } from '../urls.ts';
import { words } from '../words.ts';

/** Addresses left with good practice; erasing takes what was handed in, a published entry stays with the office. */
export const practiceOfferHolder: Holder = {
  key: 'practice.offer',
  text: { de: { name: 'Eingereichte gute Beispiele', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' }, en: { name: 'Good practice that was handed in', ground: 'Consent, Art. 6 (1) a GDPR' } },
  heldAbout: async (db, asked, locale) => {
    const t = words(locale);
    return (await offersOf(db, asked)).map((o) => ({
      id: o.id,
      title: o.content.title,
      href: deskHref(o.id),
      keep: null,
      facts: [{ term: t('email'), value: o.email ?? '' }, { term: t('organisation'), value: o.content.organisation }, { term: t('received_on'), value: formatDate(locale, o.receivedOn) }],
    }));
  },
  erase: (tx, actor, id) => withdrawOffer(tx, actor, id),
};
