import { inLanguage } from '../../../kernel/localized.ts';
import { ok } from '../../../kernel/problem.ts';
import type { Holder } from '../../../platform/held.ts';
import { formatDate } from '../../../ui/format.ts';
import { record } from '../../thread/public.ts';
import { forgetContact } from '../receipts/commands.ts';
import { PATHS, pathTo } from '../urls.ts';
import { contactsOfPerson } from './queries.ts';
import { words } from './words.ts';

/** Contact details that authors left with their contributions. Erasing takes these; the text is the author's to withdraw under the receipt. */
export const submissionHolder: Holder = {
  key: 'submission.contact',
  text: { de: { name: 'Kontaktangaben zu Beiträgen', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' }, en: { name: 'Contact details of contributions', ground: 'Consent, Art. 6 (1) a GDPR' } },
  heldAbout: async (db, asked, locale) => {
    const t = words(locale);
    return (await contactsOfPerson(db, asked)).map((c) => ({
      id: c.id,
      title: t('staff.held.title', { n: c.number }),
      href: pathTo(PATHS.deskSubmission, { id: c.id }),
      keep: null,
      facts: [{ term: t('staff.held.process'), value: inLanguage(c.process, locale).text }, { term: t('staff.held.name'), value: c.name ?? '' }, { term: t('staff.held.email'), value: c.email }, { term: t('staff.held.received'), value: formatDate(locale, c.receivedAt) }, { term: t('staff.held.until'), value: formatDate(locale, c.deleteAfter) }, { term: t('staff.held.text'), value: c.text }].filter((f) => f.value !== ''),
    }));
  },
  erase: async (tx, actor, id) => {
    await forgetContact(tx, id);
    await record(tx, { actor, kind: 'submission', id, action: 'submission.contact_erased' });
    return ok(null);
  },
};
