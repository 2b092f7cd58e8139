import { inLanguage } from '../../../../kernel/localized.ts';
import type { Locale } from '../../../../kernel/locale.ts';
import { renderMail, type MailBlock } from '../../../../ui/mail.tsx';
import { toldReason } from '../../moderation/reasons/rules.ts';
import type { Process } from '../../processes/queries.ts';
import type { Recommendation } from '../../recommendations/queries.ts';
import type { Contact, Submission } from '../../submissions/queries.ts';
import { PATHS } from '../../urls.ts';
import type { News } from '../news/commands.ts';
import { words } from '../words.ts';

export interface NewsMail {
  readonly news: News;
  readonly locale: Locale;
  readonly contact: Contact;
  readonly process: Process;
  readonly submission: Submission;
  readonly recommendations: readonly Recommendation[];
  /** Who writes. */
  readonly from: string;
  /** Absolute address of a path. */
  readonly absolute: (path: string) => string;
}

/** What a mail to an author says: number and news, never the text and never the code. */
export function newsMail({ news, locale, contact, process, submission, recommendations, from, absolute }: NewsMail): ReturnType<typeof renderMail> {
  const t = words(locale);
  const about = { n: submission.number, process: inLanguage(process.title, locale).text };
  const page = (path: string): string => absolute(`/${locale}${path}`);
  const greeting: MailBlock = { kind: 'text', text: contact.name === null ? t('mail.greeting_plain') : t('mail.greeting', { name: contact.name }) };
  const led = recommendations.map((r): MailBlock => ({ kind: 'link', text: inLanguage(r.title, locale).text, href: page(r.href) }));
  const told = toldReason(submission.withheldReason ?? '', locale);
  const blocks: MailBlock[] =
    news === 'condensed'
      ? [{ kind: 'text', text: t('mail.condensed', about) }, ...led, { kind: 'link', text: t('mail.follow'), href: page(PATHS.follow) }, { kind: 'text', text: t('mail.last') }]
      : news === 'withheld'
        ? [{ kind: 'text', text: t('mail.withheld', about) }, { kind: 'text', text: [told.usual ?? [], told.own === '' ? [] : told.own].flat().join('\n\n') }, { kind: 'link', text: t('mail.change'), href: page(PATHS.follow) }]
        : [{ kind: 'text', text: t(`mail.${news}`, about) }, { kind: 'link', text: t('mail.follow'), href: page(PATHS.follow) }];
  return renderMail({ locale, subject: t('mail.subject', { n: submission.number }), blocks: [greeting, ...blocks], from });
}
