import type { Locale } from '../../../../kernel/locale.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { renderMail, type MailBlock } from '../../../../ui/mail.tsx';
import { PATHS, pathTo } from '../../urls.ts';
import type { Follower, Standing } from '../queries.ts';
import { words } from '../words.ts';

interface Around {
  readonly follower: Follower;
  readonly locale: Locale;
  /** Who writes. */
  readonly from: string;
  /** Absolute address of a path. */
  readonly absolute: (path: string) => string;
}

/** Where a subscription is confirmed and ended. */
export const linkOf = ({ follower, locale, absolute }: Omit<Around, 'from'>): string => absolute(`/${locale}${pathTo(PATHS.subscription, { token: follower.token })}`);

function about({ follower, locale }: Around): string {
  const t = words(locale);
  return follower.number === null ? t('mail.process', { process: inLanguage(follower.processTitle, locale).text }) : t('mail.submission', { n: follower.number });
}

/** Asks whether the address wants news; leads to a page with one button. */
export function askMail(around: Around): ReturnType<typeof renderMail> {
  const t = words(around.locale);
  const named = { about: about(around) };
  const blocks: MailBlock[] = [{ kind: 'text', text: t('mail.greeting') }, { kind: 'text', text: t('mail.asked', named) }, { kind: 'link', text: t('mail.confirm'), href: linkOf(around) }, { kind: 'text', text: t('mail.not_me') }];
  return renderMail({ locale: around.locale, subject: t('mail.subject_confirm', named), blocks, from: around.from });
}

const MOST = 30;

/** Everything new in one mail: titles and links of what is public. */
export function newsMail(around: Around, news: Standing): ReturnType<typeof renderMail> {
  const { locale, absolute, follower } = around;
  const t = words(locale);
  const named = { about: about(around) };
  const page = (path: string): string => absolute(`/${locale}${path}`);
  const blocks: MailBlock[] = [
    { kind: 'text', text: t('mail.greeting') },
    { kind: 'text', text: t('mail.news', named) },
    ...(news.submissions === 0 ? [] : [{ kind: 'link' as const, text: t('mail.submissions', { n: news.submissions }), href: page(pathTo(PATHS.submissions, { slug: follower.processSlug })) }]),
    ...news.nodes.slice(0, MOST).map((n): MailBlock => ({ kind: 'link', text: inLanguage(n.title, locale).text, href: page(n.href) })),
    { kind: 'link', text: t('mail.stop'), href: linkOf(around) },
  ];
  return renderMail({ locale, subject: t('mail.subject_news', named), blocks, from: around.from });
}
