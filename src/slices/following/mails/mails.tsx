import type { Locale } from '../../../kernel/locale.ts';
import { renderMail, type MailBlock } from '../../../ui/mail.tsx';
import { aboutIn } from '../pages/pages.tsx';
import type { Subject } from '../queries.ts';
import type { Step } from '../rules.ts';
import { subscriptionHref } from '../urls.ts';
import { words } from '../words.ts';

interface Around {
  readonly locale: Locale;
  /** Who writes. */
  readonly from: string;
  /** Absolute address of a path. */
  readonly absolute: (path: string) => string;
  readonly token: string;
}

const linkOf = ({ locale, absolute, token }: Around): string => absolute(`/${locale}${subscriptionHref(token)}`);

/** Asks whether the address wants news; leads to a page with one button. */
export function askMail(around: Around & { readonly subject: Subject }): ReturnType<typeof renderMail> {
  const t = words(around.locale);
  const named = { about: aboutIn(around.locale, around.subject) };
  const blocks: MailBlock[] = [{ kind: 'text', text: t('mail.greeting') }, { kind: 'text', text: t('mail.asked', named) }, { kind: 'link', text: t('mail.confirm'), href: linkOf(around) }, { kind: 'text', text: t('mail.not_me') }];
  return renderMail({ locale: around.locale, subject: t('mail.subject_confirm', named), blocks, from: around.from });
}

const MOST = 30;

export interface NewsPart {
  readonly subject: Subject;
  readonly steps: readonly Step[];
  /** It is over, and with this mail the subscription. */
  readonly ended: boolean;
}

/** Everything new in one mail, by what is followed: steps with their links. */
export function newsMail(around: Around & { readonly parts: readonly NewsPart[] }): ReturnType<typeof renderMail> {
  const { locale, absolute, parts } = around;
  const t = words(locale);
  const page = (path: string): string => absolute(`/${locale}${path}`);
  const part = ({ subject, steps, ended }: NewsPart): MailBlock[] => [
    { kind: 'text', text: t('mail.news', { about: aboutIn(locale, subject) }) },
    ...steps.slice(0, MOST).map((step): MailBlock => ({ kind: 'link', text: step.say(locale), href: page(step.href) })),
    ...(steps.length > MOST ? [{ kind: 'link' as const, text: t('mail.more', { n: steps.length - MOST }), href: page(subject.href) }] : []),
    ...(ended ? [{ kind: 'text' as const, text: t('mail.ended') }] : []),
  ];
  const [only] = parts;
  const subject = parts.length === 1 && only !== undefined ? t('mail.subject_news', { about: aboutIn(locale, only.subject) }) : t('mail.subject_many', { n: parts.length });
  return renderMail({ locale, subject, blocks: [{ kind: 'text', text: t('mail.greeting') }, ...parts.flatMap(part), { kind: 'link', text: t('mail.stop'), href: linkOf(around) }], from: around.from });
}
