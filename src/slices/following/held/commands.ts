import { ok } from '../../../kernel/problem.ts';
import type { Holder } from '../../../platform/held.ts';
import { formatDate } from '../../../ui/format.ts';
import { eraseFollower } from '../commands.ts';
import { aboutIn } from '../pages/pages.tsx';
import { followersOf } from '../queries.ts';
import { words } from '../words.ts';

/** Mail addresses that asked for news. */
export const followerHolder: Holder = {
  key: 'follower',
  text: { de: { name: 'Neuigkeiten per Mail', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' }, en: { name: 'News by mail', ground: 'Consent, Art. 6 (1) a GDPR' } },
  heldAbout: async (db, asked, locale) => {
    const t = words(locale);
    return (await followersOf(db, asked)).map((f) => ({
      id: f.id,
      title: t('staff.held.title'),
      href: null,
      keep: null,
      facts: [{ term: t('staff.held.about'), value: aboutIn(locale, f.subject) }, { term: t('staff.held.email'), value: f.email }, { term: t('staff.held.since'), value: formatDate(locale, f.askedOn) }, { term: t('staff.held.confirmed'), value: f.confirmedOn === null ? '' : formatDate(locale, f.confirmedOn) }].filter((fact) => fact.value !== ''),
    }));
  },
  erase: async (tx, _actor, id) => {
    await eraseFollower(tx, id);
    return ok(null);
  },
};
