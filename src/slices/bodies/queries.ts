import { departmentsOf, type Actor } from '../../kernel/actor.ts';
import { addDays, dayOf } from '../../kernel/dates.ts';
import { inLanguage } from '../../kernel/localized.ts';
import { staffLocale, type Locale } from '../../kernel/locale.ts';
import type { Waiting } from '../../kernel/waiting.ts';
import type { Reads } from '../../platform/database/types.ts';
import { waitingCalls } from './calls/queries.ts';
import { mayRunBodies } from './policy.ts';
import { openQuestions } from './questions/queries.ts';
import { openDuties } from './resolutions/queries.ts';
import { SOON_DAYS } from './rules.ts';
import type { CallTables } from './tables.ts';
import { PATHS, pathTo } from './urls.ts';
import { staffWords } from './words.ts';

/** What waits: duties to report and questions that are due soon, for the unit and the office; answers to publish and calls to decide, for the office. */
export async function waitingFor(reads: Reads<CallTables>, actor: Actor, locale: Locale, now = new Date()): Promise<Waiting[]> {
  const office = mayRunBodies(actor);
  const mine = departmentsOf(actor);
  if (!office && mine.length === 0) return [];
  const language = staffLocale(locale);
  const s = staffWords(language);
  const today = dayOf(now);
  const soon = addDays(today, SOON_DAYS);
  const ours = (departmentId: string | null): boolean => office || (departmentId !== null && mine.includes(departmentId));
  const [duties, questions, calls] = await Promise.all([openDuties(reads, { office: true, today }), openQuestions(reads), office ? waitingCalls(reads, today) : []]);
  return [
    ...duties.filter((r) => ours(r.reportDepartmentId) && r.reportDue !== null && r.reportDue <= soon).map((r) => ({ label: s('waits.report', { title: inLanguage(r.title, language).text }), href: pathTo(PATHS.deskReport, { slug: r.slug }), due: r.reportDue })),
    ...questions.filter((q) => (q.answeredOn === null ? ours(q.departmentId) && q.dueOn <= soon : office)).map((q) => ({ label: s(q.answeredOn === null ? 'waits.question' : 'waits.publish', { title: inLanguage(q.title, language).text }), href: pathTo(PATHS.deskAnswer, { slug: q.slug }), due: q.dueOn })),
    ...calls.map((c) => ({ label: s('waits.call', { title: inLanguage(c.title, language).text }), href: pathTo(PATHS.deskApplications, { slug: c.slug }), due: null })),
  ];
}
