import { inLanguage } from '../../../kernel/localized.ts';
import type { Holder } from '../../../platform/held.ts';
import { formatDate } from '../../../ui/format.ts';
import { withdrawApplication } from '../calls/commands.ts';
import { applicationsOfPerson } from '../calls/queries.ts';
import { forgetMember } from '../register/commands.ts';
import type { MemberRole } from '../schema.ts';
import { PATHS, pathTo } from '../urls.ts';
import { staffWords, words } from '../words.ts';
import { seatsOfPerson } from './queries.ts';

/** Seats in bodies. A public mandate is on record; other names are erased and the seat stays counted. */
export const memberHolder: Holder = {
  key: 'body.member',
  text: { de: { name: 'Mitglieder von Gremien', ground: '§ 3 NDSG; gezeigte Namen: Einwilligung' }, en: { name: 'Members of bodies', ground: '§ 3 NDSG; names that are shown: consent' } },
  heldAbout: async (db, asked, locale) => {
    const s = staffWords(locale);
    const t = words(locale);
    return (await seatsOfPerson(db, asked)).map((m) => ({
      id: m.id,
      title: inLanguage(m.body, locale).text,
      href: pathTo(PATHS.deskMember, { slug: m.slug, id: m.id }),
      keep: m.mandate ? s('held.mandate') : null,
      facts: [
        { term: s('member.name'), value: m.name ?? '' }, { term: s('member.role'), value: t(`role.${m.role as MemberRole}`) }, { term: s('member.represents'), value: m.represents }, { term: s('member.since'), value: formatDate(locale, m.since) },
        { term: s('member.until'), value: m.until === null ? '' : formatDate(locale, m.until) }, { term: s('member.consent_on'), value: m.consentOn === null ? '' : formatDate(locale, m.consentOn) },
      ].filter((f) => f.value !== ''),
    }));
  },
  erase: (tx, actor, id) => forgetMember(tx, actor, id),
};

/** Applications to take part in a body; erasing takes all of it. */
export const applicationHolder: Holder = {
  key: 'membership.application',
  text: { de: { name: 'Bewerbungen um die Mitarbeit in einem Gremium', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a und Art. 9 Abs. 2 Buchst. a DSGVO' }, en: { name: 'Applications to take part in a body', ground: 'Consent, Art. 6 (1) a and Art. 9 (2) a GDPR' } },
  heldAbout: async (db, asked, locale) => {
    const t = words(locale);
    return (await applicationsOfPerson(db, asked)).map((a) => ({
      id: a.id,
      title: inLanguage(a.title, locale).text,
      href: null,
      keep: null,
      facts: [
        { term: t('apply.name'), value: a.name }, { term: t('apply.email'), value: a.email ?? '' }, { term: t('apply.phone'), value: a.phone ?? '' }, { term: t('apply.needs'), value: a.needs }, { term: t('mine.on'), value: formatDate(locale, a.receivedOn) },
      ].filter((f) => f.value !== ''),
    }));
  },
  erase: (tx, actor, id) => withdrawApplication(tx, actor, id),
};
