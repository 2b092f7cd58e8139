import type { Holding } from '../../kernel/rights.ts';

/** The office's tasks, in the order in which they come up, and where each is done. */
export const TASKS = [
  { key: 'desk', module: null, href: '/desk' },
  { key: 'process', module: 'participation', href: '/desk/processes' },
  { key: 'contributions', module: 'participation', href: '/desk/submissions' },
  { key: 'duplicates', module: null, href: '/desk/duplicates' },
  { key: 'survey', module: 'surveys', href: '/desk/surveys' },
  { key: 'event', module: 'events', href: '/desk/events' },
  { key: 'ballot', module: 'ballots', href: '/desk/ballots' },
  { key: 'round', module: 'assessment', href: '/assessment-rounds' },
  { key: 'release', module: 'assessment', href: '/assessments' },
  { key: 'concept', module: 'concept', href: '/concepts' },
  { key: 'measures', module: 'concept', href: '/desk/measures' },
  { key: 'report', module: 'reports', href: '/report-rounds' },
  { key: 'bodies', module: 'bodies', href: '/desk/bodies' },
  { key: 'people', module: null, href: '/people' },
  { key: 'held', module: null, href: '/privacy/held' },
] as const;

const SCOPES = ['all', 'department', 'process', 'body', 'call', 'organisation', 'municipality'] as const;
type Scope = (typeof SCOPES)[number];

/** Each role once, with what it may be limited to. An officer always belongs to a department: that one could be without is not said. */
export function rolesOf(who: readonly Holding[]): readonly { readonly role: string; readonly scopes: readonly Scope[] }[] {
  const pairs = who.filter((holding) => holding !== 'officer').map((holding) => { const [role = '', scope = 'all'] = holding.split(' in '); return { role, scope: SCOPES.find((s) => s === scope) ?? 'all' }; });
  return [...Map.groupBy(pairs, (p) => p.role)].map(([role, list]) => ({ role, scopes: list.map((p) => p.scope) }));
}
