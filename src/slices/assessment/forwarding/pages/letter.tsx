import { sourceText } from '../../../../kernel/localized.ts';
import { formatDate } from '../../../../ui/format.ts';
import type { Voices } from '../../answering/queries.ts';
import type { Assessment } from '../../queries.ts';
import type { Forwarding, Sender } from '../queries.ts';
import { words } from '../words.ts';

/** The letter as plain values for the template: every word chosen, in German; what people said stays in their language. */
export function letterData(assessment: Assessment, forwarding: Forwarding, sender: Sender, voices: Voices, day: string, href: string) {
  const t = words('de');
  const address = sender.address.split(/\n|, /).map((line) => line.trim()).filter((line) => line !== '');
  const paragraphs = (text: string): string[] => text.split(/\n{2,}/).map((p) => p.trim()).filter((p) => p !== '');
  return {
    subject: t('staff.doc.subject', { title: sourceText(assessment.subjectTitle) }),
    sender: { name: sender.name, site: sender.site, line: [sender.name, ...address].join(' · '), block: [...address, sender.phone, sender.email].filter((line) => line !== '').join('\n') },
    recipient: forwarding.recipient,
    date: formatDate('de', day, 'long'),
    paragraphs: paragraphs(forwarding.letter),
    quotesTitle: t('staff.doc.quotes'),
    quotes: [
      ...voices.subjects.map((s) => ({ lang: 'de', text: s.text === null ? sourceText(s.title) : `${sourceText(s.title)}\n${sourceText(s.text)}`, by: '' })),
      ...voices.items.map((v) => ({ lang: v.language.split('-')[0] ?? 'de', text: v.text, by: t('staff.doc.voice', { n: v.number }) })),
    ],
    note: t('staff.doc.note', { href }),
    page: t('staff.doc.page'),
  };
}
