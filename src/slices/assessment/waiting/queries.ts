import { departmentsOf, isCoordinator, type Actor } from '../../../kernel/actor.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import { staffLocale, type Locale } from '../../../kernel/locale.ts';
import type { Waiting } from '../../../kernel/waiting.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { isApprover, mayRelease } from '../policy.ts';
import { openWork, type OpenItem } from '../queries.ts';
import { approversOf } from '../releasing/queries.ts';
import { openQuestions } from '../talking/queries.ts';
import type { AssessmentTables } from '../tables.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

type R = Reads<AssessmentTables> & Parameters<typeof approversOf>[0];

/** What waits: answers that the actor's departments owe, questions of others, decisions that the office can draft, and those to be released. */
export async function waitingFor(reads: R, actor: Actor, locale: Locale): Promise<Waiting[]> {
  const mine = departmentsOf(actor);
  const coordinates = isCoordinator(actor);
  if (!coordinates && !isApprover(actor) && mine.length === 0) return [];
  const language = staffLocale(locale);
  const t = words(language);
  const [{ missing, ready, submitted }, questions, approvers] = await Promise.all([openWork(reads), openQuestions(reads), approversOf(reads)]);
  const titled = ({ title }: OpenItem): string => inLanguage(title, language).text;
  const own = actor.kind === 'account' ? actor.id : null;
  const owed = missing.filter((m) => coordinates || (mine.includes(m.departmentId) && (m.delegatedTo === null || m.delegatedTo === own)));
  const asked = questions.filter((q) => (coordinates && q.askedBy !== null) || q.departmentIds.some((id) => mine.includes(id) && id !== q.askedBy));
  return [
    ...[...Map.groupBy(owed, (m) => m.number)].map(([number, [first, ...more]]) => ({ label: t('staff.waiting.answer', { title: titled(first as OpenItem), n: more.length + 1 }), href: hrefs.assessment(number), due: (first as OpenItem).due, count: more.length + 1 })),
    ...asked.map((q) => ({ label: t('staff.waiting.question', { title: titled(q) }), href: hrefs.talk(q.number), due: q.due })),
    ...(coordinates ? ready.map((r) => ({ label: t('staff.waiting.decision', { title: titled(r) }), href: hrefs.decisionDraft(r.number), due: r.due })) : []),
    ...submitted.filter((s) => mayRelease(actor, { draftedBy: s.draftedBy, approvers })).map((s) => ({ label: t('staff.waiting.release', { title: titled(s) }), href: hrefs.release(s.number), due: s.due })),
  ].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
