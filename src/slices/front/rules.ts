import { isAdministrator, isCoordinator, isStaff, type Actor } from '../../kernel/actor.ts';
import type { Waiting } from '../../kernel/waiting.ts';

export type { Waiting } from '../../kernel/waiting.ts';

/** The shared list never has more lines: a longer one is not read. */
export const MOST_LINES = 10;

/** Danger before everything, then the nearest deadline; what has none comes last. */
export function byUrgency(a: Waiting, b: Waiting): number {
  return Number(b.urgent ?? false) - Number(a.urgent ?? false) || (a.due ?? '9999-12-31').localeCompare(b.due ?? '9999-12-31') || a.label.localeCompare(b.label, 'de');
}

type Who = (actor: Actor) => boolean;
const office: Who = (actor) => isCoordinator(actor) || isAdministrator(actor);

/** The workspace's tools by group, the module they belong to, and who sees them. Each page still asks for the right itself. */
export const TOOLS = [
  { group: 'voices', module: 'participation', key: 'processes', href: '/desk/processes', who: isCoordinator },
  { group: 'voices', module: 'participation', key: 'submissions', href: '/desk/submissions', who: (actor) => isCoordinator(actor) || (actor.kind === 'account' && actor.grants.some((g) => g.role === 'moderator')) },
  { group: 'voices', module: 'participation', key: 'duplicates', href: '/desk/duplicates', who: (actor) => isCoordinator(actor) || (actor.kind === 'account' && actor.grants.some((g) => g.role === 'moderator' || g.role === 'coordinator')) },
  { group: 'voices', module: 'participation', key: 'interviews', href: '/desk/interviews', who: (actor) => actor.kind === 'account' && actor.grants.some((g) => g.role === 'coordinator') },
  { group: 'voices', module: 'contacts', key: 'contacts', href: '/desk/contacts', who: isCoordinator },
  { group: 'voices', module: 'contacts', key: 'mailings', href: '/desk/mailings', who: isCoordinator },
  { group: 'events', module: 'events', key: 'events', href: '/desk/events', who: (actor) => isCoordinator(actor) || (actor.kind === 'account' && actor.grants.some((g) => g.role === 'moderator' || g.role === 'coordinator')) },
  { group: 'voices', module: 'surveys', key: 'surveys', href: '/desk/surveys', who: (actor) => actor.kind === 'account' && actor.grants.some((g) => g.role === 'coordinator' || g.role === 'moderator') },
  { group: 'events', module: 'live', key: 'rooms', href: '/desk/rooms', who: (actor) => isCoordinator(actor) || (actor.kind === 'account' && actor.grants.some((g) => g.role === 'moderator' || g.role === 'interpreter' || g.role === 'coordinator')) },
  { group: 'voices', module: 'participation', key: 'translations', href: '/translations', who: (actor) => isCoordinator(actor) || (actor.kind === 'account' && actor.grants.some((g) => g.role === 'moderator')) },
  { group: 'ballots', module: 'ballots', key: 'ballots', href: '/desk/ballots', who: isCoordinator },
  { group: 'concept', module: 'concept', key: 'measures', href: '/measures', who: isStaff },
  { group: 'concept', module: 'concept', key: 'attention', href: '/desk/measures', who: (actor) => isCoordinator(actor) || (actor.kind === 'account' && actor.grants.some((g) => g.role === 'officer')) },
  { group: 'concept', module: 'concept', key: 'ours', href: '/desk/measures/ours', who: (actor) => isCoordinator(actor) || (actor.kind === 'account' && actor.grants.some((g) => g.role === 'officer')) },
  { group: 'concept', module: 'concept', key: 'practice_offers', href: '/desk/practices', who: isCoordinator },
  { group: 'concept', module: 'concept', key: 'advice', href: '/desk/advice', who: isCoordinator },
  { group: 'concept', module: 'concept', key: 'import', href: '/concepts/import', who: isCoordinator },
  { group: 'concept', module: 'concept', key: 'effects', href: '/effects', who: isCoordinator },
  { group: 'concept', module: 'concept', key: 'new_concept', href: '/concepts/new', who: isCoordinator },
  { group: 'concept', module: 'assessment', key: 'assessments', href: '/assessments', who: isStaff },
  { group: 'reports', module: 'reports', key: 'rounds', href: '/report-rounds', who: isCoordinator },
  { group: 'reports', module: 'reports', key: 'reports', href: '/reports', who: isStaff },
  { group: 'bodies', module: 'bodies', key: 'bodies', href: '/desk/bodies', who: (actor) => isCoordinator(actor) || (actor.kind === 'account' && actor.grants.some((g) => g.role === 'secretary')) },
  { group: 'bodies', module: 'bodies', key: 'council', href: '/desk/council', who: office },
  { group: 'office', module: null, key: 'handbook', href: '/handbook', who: isStaff },
  { group: 'office', module: null, key: 'people', href: '/people', who: isAdministrator },
  { group: 'office', module: null, key: 'departments', href: '/departments', who: isAdministrator },
  { group: 'office', module: null, key: 'settings', href: '/settings', who: isAdministrator },
  { group: 'office', module: null, key: 'boundaries', href: '/territory/boundaries', who: isAdministrator },
  { group: 'office', module: null, key: 'barriers', href: '/accessibility/reports', who: office },
  { group: 'office', module: null, key: 'held', href: '/privacy/held', who: office },
  { group: 'office', module: null, key: 'processing', href: '/privacy/processing', who: office },
] as const satisfies readonly { group: string; module: string | null; key: string; href: string; who: Who }[];

export type Tool = (typeof TOOLS)[number];
export type Group = Tool['group'];

/** What this person works with, by group. */
export function toolsOf(actor: Actor, modules: ReadonlySet<string>): ReadonlyMap<Group, readonly Tool[]> {
  return Map.groupBy(TOOLS.filter((tool) => (tool.module === null || modules.has(tool.module)) && tool.who(actor)), (tool) => tool.group);
}
