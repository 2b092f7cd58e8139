import { departmentsOf, isCoordinator, type Actor } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/dates.ts';
import { staffLocale, type Locale } from '../../kernel/locale.ts';
import { inLanguage } from '../../kernel/localized.ts';
import type { Waiting } from '../../kernel/waiting.ts';
import type { Reads } from '../../platform/database/types.ts';
import type { ConceptTables } from '../concept/public.ts';
import { roundList, standingOf } from './rounds/queries.ts';
import type { ReportTables } from './tables.ts';
import { hrefs } from './urls.ts';
import { words } from './words.ts';

/** What waits: updates that the actor's departments owe, and for the office the rounds that are open. */
export async function waitingFor(reads: Reads<ReportTables & ConceptTables>, actor: Actor, locale: Locale): Promise<Waiting[]> {
  const mine = departmentsOf(actor);
  const coordinates = isCoordinator(actor);
  if (!coordinates && mine.length === 0) return [];
  const language = staffLocale(locale);
  const t = words(language);
  const lines = (await roundList(reads, { open: true })).map(async (round): Promise<Waiting[]> => {
    const { units } = await standingOf(reads, round, dayOf(new Date()));
    const own = units.filter((u) => u.departmentId !== null && mine.includes(u.departmentId)).reduce((sum, u) => sum + u.missing, 0);
    const title = inLanguage(round.title, language).text;
    if (coordinates) return [{ label: t('staff.waiting.round', { title }), href: hrefs.round(round.slug), due: round.dueOn, count: units.reduce((sum, u) => sum + u.missing, 0) }];
    return own === 0 ? [] : [{ label: t('staff.waiting.answer', { title }), href: hrefs.answers(round.slug), due: round.dueOn, count: own }];
  });
  return (await Promise.all(lines)).flat();
}
