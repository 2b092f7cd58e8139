import { departmentsOf, isCoordinator, type Actor } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/dates.ts';
import { staffLocale, type Locale } from '../../kernel/locale.ts';
import { allows } from '../../kernel/rights.ts';
import { inLanguage } from '../../kernel/localized.ts';
import type { Waiting } from '../../kernel/waiting.ts';
import type { Reads } from '../../platform/database/types.ts';
import type { ConceptTables } from '../concept/public.ts';
import type { PeopleTables } from '../people/public.ts';
import { approversOf, handedIn } from './drafts/queries.ts';
import { words as draftWords } from './drafts/words.ts';
import { mayReleaseReport, RELEASE } from './policy.ts';
import { roundList, standingOf } from './rounds/queries.ts';
import type { ReportTables } from './tables.ts';
import { hrefs } from './urls.ts';
import { words } from './words.ts';

type R = Reads<ReportTables & ConceptTables & PeopleTables>;

/** What waits: updates that the actor's departments owe, and for the office the rounds that are open; drafts to be released. */
export async function waitingFor(reads: R, actor: Actor, locale: Locale): Promise<Waiting[]> {
  const mine = departmentsOf(actor);
  const coordinates = isCoordinator(actor);
  const language = staffLocale(locale);
  if (!coordinates && mine.length === 0) return allows(actor, RELEASE) ? releases(reads, actor, language) : [];
  const t = words(language);
  const lines = (await roundList(reads, { open: true })).map(async (round): Promise<Waiting[]> => {
    const { units } = await standingOf(reads, round, dayOf(new Date()));
    const own = units.filter((u) => u.departmentId !== null && mine.includes(u.departmentId)).reduce((sum, u) => sum + u.missing, 0);
    const title = inLanguage(round.title, language).text;
    if (coordinates) return [{ label: t('staff.waiting.round', { title }), href: hrefs.round(round.slug), due: round.dueOn, count: units.reduce((sum, u) => sum + u.missing, 0) }];
    return own === 0 ? [] : [{ label: t('staff.waiting.answer', { title }), href: hrefs.answers(round.slug), due: round.dueOn, count: own }];
  });
  return (await Promise.all([...lines, coordinates ? releases(reads, actor, language) : []])).flat();
}

/** Drafts that the actor may release. */
async function releases(reads: R, actor: Actor, language: Locale): Promise<Waiting[]> {
  const drafts = await handedIn(reads);
  if (drafts.length === 0) return [];
  const [approvers, rounds] = await Promise.all([approversOf(reads), roundList(reads, { open: true })]);
  const t = draftWords(language === 'en' ? 'en' : 'de');
  return drafts
    .filter((d) => mayReleaseReport(actor, d.madeBy, approvers))
    .flatMap((d) => rounds.filter((r) => r.id === d.roundId).map((r) => ({ label: t('staff.waiting.release', { title: inLanguage(r.title, language).text }), href: hrefs.draft(r.slug, d.number), due: r.sittingOn })));
}
