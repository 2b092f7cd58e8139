import QRCode from 'qrcode';
import { formatDate } from '../../../../ui/format.ts';
import type { Contact } from '../../register/queries.ts';
import { words } from '../../words.ts';
import type { Addressed, Mailing } from '../queries.ts';
import { addressLines, barsOf, messageFor, showNumber } from '../rules.ts';

/** Who writes: the instance's settings. */
export interface Letterhead {
  readonly operator: string;
  readonly siteName: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
}

/** What one person reads, in a letter or a mail. */
export function wordingFor(mailing: Pick<Mailing, 'subject' | 'body'>, contact: Contact, head: Letterhead) {
  const message = messageFor(mailing, contact);
  const t = words(message.locale);
  return {
    ...message,
    greeting: contact.person === '' ? t('letter.greeting_plain') : t('letter.greeting', { name: contact.person }),
    open: t('letter.open'),
    openMail: t('letter.open_mail'),
    rights: t('letter.rights', { source: contact.source, contact: head.email === '' ? head.phone : head.email }),
  };
}

/** The letters as plain values for the template: every word chosen. `hrefs` are complete addresses by contact. */
export async function documentOf(mailing: Pick<Mailing, 'subject' | 'body' | 'title'>, recipients: readonly Addressed[], hrefs: ReadonlyMap<string, string>, head: Letterhead, today: string) {
  const address = head.address.split(/\n|, /).map((line) => line.trim()).filter((line) => line !== '');
  return {
    title: mailing.title,
    returned: words('de')('staff.letter.number'),
    head: { name: head.operator || head.siteName, site: head.operator === '' ? '' : head.siteName, sender: [head.operator || head.siteName, ...address].join(' · '), block: [...address, head.phone, head.email].filter((line) => line !== '').join('\n') },
    letters: await Promise.all(recipients.map(async ({ number, contact }) => {
      const href = hrefs.get(contact.id) ?? '';
      const { locale, subject, greeting, paragraphs, open, rights } = wordingFor(mailing, contact, head);
      return {
        lang: locale.split('-')[0] as string, number: showNumber(number), bars: barsOf(showNumber(number).replace('-', '')), address: addressLines(contact), date: formatDate(locale, today, 'long'), subject, greeting, paragraphs, open, rights, href,
        shown: href.replace(/^https?:\/\//, ''), qr: await QRCode.toString(href, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 }), qrAlt: words(locale)('letter.qr_alt', { href }),
      };
    })),
  };
}
