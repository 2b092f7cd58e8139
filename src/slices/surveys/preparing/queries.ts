import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import type { Waiting } from '../../../kernel/waiting.ts';
import { mayRunSurvey } from '../policy.ts';
import { surveyList, type Survey, type SurveyReads } from '../queries.ts';
import { deskHref } from '../urls.ts';
import { staffWords } from '../words.ts';

/** What the office has to do: end what is over, release what has ended. */
export async function waitingFor(reads: SurveyReads, actor: Actor, locale: Locale, today = dayOf(new Date())): Promise<Waiting[]> {
  const t = staffWords(locale);
  const surveys = (await surveyList(reads, { states: ['running', 'ended'] }, today)).filter((s) => mayRunSurvey(actor, s.processId));
  const title = (survey: Survey): string => inLanguage(survey.title, locale).text;
  const over = surveys.filter((s) => s.phase === 'over').map((s) => ({ label: t('staff.waiting.end', { title: title(s) }), href: deskHref(s.slug), due: s.closesOn }));
  const release = surveys.filter((s) => s.phase === 'ended' && s.releasedOn === null).map((s) => ({ label: t('staff.waiting.release', { title: title(s) }), href: deskHref(s.slug), due: null }));
  return [...over, ...release];
}
