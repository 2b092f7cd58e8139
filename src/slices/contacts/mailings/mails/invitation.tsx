import { renderMail } from '../../../../ui/mail.tsx';
import type { Contact } from '../../register/queries.ts';
import { wordingFor, type Letterhead } from '../pages/letters.tsx';
import type { Mailing } from '../queries.ts';

/** A mailing as a mail to one person; `href` is their own. */
export function mailingMail(mailing: Pick<Mailing, 'subject' | 'body'>, contact: Contact, href: string, head: Letterhead): ReturnType<typeof renderMail> {
  const { locale, subject, greeting, paragraphs, openMail, rights } = wordingFor(mailing, contact, head);
  const text = (value: string) => ({ kind: 'text' as const, text: value });
  return renderMail({ locale, subject, blocks: [text(greeting), ...paragraphs.map(text), { kind: 'link', text: openMail, href }, text(rights)], from: head.operator || head.siteName });
}
