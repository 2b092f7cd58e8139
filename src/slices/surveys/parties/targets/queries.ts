import { system } from '../../../../kernel/actor.ts';
import { isLocale } from '../../../../kernel/locale.ts';
import { write } from '../../../../platform/database/write.ts';
import type { LinkTarget } from '../../../contacts/public.ts';
import { inAllLanguages } from '../../../participation/public.ts';
import { surveyBySlug, surveyList } from '../../queries.ts';
import { answerHref, pathTo, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import { linkRecipients } from '../commands.ts';

/**
 * Letters and mails of the register of contacts lead to a survey. To a named one everybody gets a link of their own. Letters are kept as a file for a while: of an
 * anonymous survey they carry its open link, where it has one, and never a personal one.
 */
export const surveyTarget: LinkTarget = {
  kind: 'survey',
  module: 'surveys',
  label: { de: 'Befragung', en: 'Survey' },
  options: async (db) => (await surveyList(db, { states: ['running'] })).filter((s) => s.phase === 'running' && (!s.anonymous || s.openLink)).map((s) => ({ key: s.slug, title: s.title })),
  linksFor: async (db, key, recipients) => {
    const survey = await surveyBySlug(db, key);
    if (survey === null || survey.phase !== 'running') return null;
    if (survey.anonymous) return survey.openLink ? new Map(recipients.map((r) => [r.id, pathTo(PATHS.take, { slug: survey.slug })])) : null;
    const lines = recipients.map(({ institution, kind, person, email, language }) => ({
      institution: institution === '' ? person : institution, kind: words('de')(`contact_kind.${kind}`), person: person === '' ? null : person, email: email === '' ? null : email.toLowerCase(), locale: isLocale(language) ? language : ('de' as const),
    }));
    const kinds = Object.fromEntries(recipients.map(({ kind }) => [words('de')(`contact_kind.${kind}`), inAllLanguages((locale) => words(locale)(`contact_kind.${kind}`))]));
    const codes = await write(db, (tx) => linkRecipients(tx, system('letters'), survey.id, lines, kinds));
    return codes.ok ? new Map(recipients.map((r, i) => [r.id, answerHref(survey.slug, codes.value[i] as string)])) : null;
  },
};
