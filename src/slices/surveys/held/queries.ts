import { sql } from 'kysely';
import { inLanguage } from '../../../kernel/localized.ts';
import { likely, wordsOfName, type AskedPerson, type Holder } from '../../../platform/held.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { eraseContact } from '../parties/commands.ts';
import type { SurveyTables } from '../tables.ts';
import { pathTo, PATHS } from '../urls.ts';
import { staffWords } from '../words.ts';

/** Parties by mail address, or by every word of the contact person's name. */
async function partiesOfPerson(reads: Reads<SurveyTables>, { email, name }: AskedPerson) {
  const words = wordsOfName(name);
  if (email === null && words.length === 0) return [];
  return reads
    .selectFrom('survey_party as p')
    .innerJoin('survey as s', 's.id', 'p.survey_id')
    .select(['p.id', 'p.institution', 'p.person', 'p.email', 's.slug', 's.title', 's.anonymous'])
    .where((e) => e.or([
      ...(email === null ? [] : [sql<boolean>`lower(p.email) = ${email}`]),
      ...(words.length === 0 ? [] : [e.and(words.map((w) => sql<boolean>`participation_plain(coalesce(p.person, '')) like '%' || participation_plain(${likely(w)}) || '%'`))]),
    ]))
    .orderBy('p.institution')
    .limit(200)
    .execute();
}

/** People who are invited to surveys for an institution. What they answered anonymously cannot be found, also not by their name. */
export const partyHolder: Holder = {
  key: 'survey.party',
  text: { de: { name: 'Einladungen zu Befragungen', ground: 'öffentliche Aufgabe, § 3 NDSG' }, en: { name: 'Invitations to surveys', ground: 'Public task, § 3 NDSG' } },
  heldAbout: async (db, asked, locale) => {
    const t = staffWords(locale);
    return (await partiesOfPerson(db, asked)).map((p) => ({
      id: p.id,
      title: inLanguage(p.title, locale).text,
      href: pathTo(PATHS.deskParties, { slug: p.slug }),
      keep: null,
      facts: [{ term: t('staff.institution'), value: p.institution }, { term: t('staff.person'), value: p.person ?? '' }, { term: t('staff.email'), value: p.email ?? '' }, { term: t('staff.anonymous'), value: t(p.anonymous ? 'staff.anonymous_yes' : 'staff.anonymous_no') }].filter((f) => f.value !== ''),
    }));
  },
  erase: eraseContact,
};
