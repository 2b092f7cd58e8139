import { departmentsOf, isCoordinator, type Actor } from '../../../kernel/actor.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import { staffLocale, type Locale } from '../../../kernel/locale.ts';
import type { Waiting } from '../../../kernel/waiting.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { openWork } from '../queries.ts';
import type { AssessmentTables } from '../tables.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

/** What waits: assessments that the actor's departments owe an answer to, and for the office those that can be decided. */
export async function waitingFor(reads: Reads<AssessmentTables>, actor: Actor, locale: Locale): Promise<Waiting[]> {
  const mine = departmentsOf(actor);
  const coordinates = isCoordinator(actor);
  if (!coordinates && mine.length === 0) return [];
  const language = staffLocale(locale);
  const t = words(language);
  const { missing, ready } = await openWork(reads);
  const owed = [...Map.groupBy(missing.filter((m) => coordinates || mine.includes(m.departmentId)), (m) => m.number)];
  return [
    ...owed.map(([number, rows]) => ({ label: t('staff.waiting.answer', { title: inLanguage(rows[0]!.title, language).text, n: rows.length }), href: hrefs.assessment(number), due: rows[0]!.due, count: rows.length })),
    ...(coordinates ? ready.map((r) => ({ label: t('staff.waiting.decision', { title: inLanguage(r.title, language).text }), href: hrefs.assessmentDecision(r.number), due: r.due })) : []),
  ].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
