import { isStaff, type Actor } from '../../kernel/actor.ts';
import { addDays, dayOf } from '../../kernel/dates.ts';
import { sourceText } from '../../kernel/localized.ts';
import { staffLocale, type Locale } from '../../kernel/locale.ts';
import type { Waiting } from '../../kernel/waiting.ts';
import type { Reads } from '../../platform/database/types.ts';
import { mayModerate, mayRun } from './policy.ts';
import { dueTasks } from './processes/checklist/queries.ts';
import { allProcesses } from './processes/queries.ts';
import { words } from './processes/words.ts';
import { recommendationsForStaff } from './recommendations/queries.ts';
import { countsByProcess } from './submissions/queries.ts';
import { openRoutes } from './moderation/routing/queries.ts';
import { DUE_DAYS } from './moderation/routing/rules.ts';
import { words as beyondWords } from './moderation/words.ts';
import type { ModerationTables, PublicTables } from './tables.ts';
import { PATHS, pathTo } from './urls.ts';

/** Whoever wrote should read an answer within this many days. */
const MODERATE_WITHIN_DAYS = 7;
/** Tasks of the checklist are shown this many days before they are due. */
const TASKS_AHEAD_DAYS = 7;

/** What waits in this slice: contributions to moderate and recommendations that are still drafts, by process. */
export async function waitingFor(reads: Reads<PublicTables & ModerationTables>, actor: Actor, locale: Locale): Promise<Waiting[]> {
  if (!isStaff(actor)) return [];
  const [t, beyond] = [words(staffLocale(locale)), beyondWords(staffLocale(locale))];
  const [processes, counts, routes, tasks] = await Promise.all([allProcesses(reads), countsByProcess(reads), openRoutes(reads), dueTasks(reads, addDays(dayOf(new Date()), TASKS_AHEAD_DAYS))]);
  const waiting: Waiting[] = [];
  for (const process of processes.filter((p) => mayModerate(actor, p.id))) {
    const named = { process: sourceText(process.title) };
    const { received = 0, oldest = null } = counts.get(process.id) ?? {};
    if (received > 0) waiting.push({ label: t('staff.waiting.submissions', named), href: `${PATHS.deskQueue}?process=${process.slug}`, due: oldest === null ? null : addDays(dayOf(oldest), MODERATE_WITHIN_DAYS), count: received });
    for (const route of routes.filter((r) => r.processId === process.id)) waiting.push({ label: beyond(`staff.waiting.${route.kind}`, named), href: `${PATHS.deskQueue}?process=${process.slug}&state=routed`, due: addDays(route.since, DUE_DAYS[route.kind]), count: route.count, urgent: route.kind === 'danger' });
    if (!mayRun(actor, process.id)) continue;
    const due = tasks.get(process.id);
    if (due !== undefined) waiting.push({ label: t('staff.waiting.tasks', named), href: pathTo(PATHS.deskTasks, { slug: process.slug }), due: due.due, count: due.count });
    const drafts = (await recommendationsForStaff(reads, process.id)).filter((r) => r.state === 'draft').length;
    if (drafts > 0) waiting.push({ label: t('staff.waiting.recommendations', named), href: pathTo(PATHS.deskProcess, { slug: process.slug }), due: null, count: drafts });
  }
  return waiting;
}
