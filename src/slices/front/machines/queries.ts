import type { Db } from '../../../platform/database/types.ts';
import { municipalities } from '../../territory/public.ts';
import { nodesOfKind, NODE_KINDS } from '../../thread/public.ts';

const ALWAYS = ['/', '/territory', '/imprint', '/privacy', '/accessibility', '/easy', '/data'];
const BY_MODULE: Readonly<Record<string, readonly string[]>> = {
  participation: ['/processes', '/submissions', '/recommendations'],
  ballots: ['/ballots'],
  concept: ['/measures', '/concepts', '/practices', '/effects'],
  reports: ['/reports'],
  events: ['/events'],
  monitoring: ['/indicators', '/figures'],
  bodies: ['/bodies', '/sittings', '/papers', '/resolutions', '/council-questions', '/membership-calls'],
};
/** Kinds of records and the module without which their pages do not exist. */
const MODULE_OF: Readonly<Record<string, string>> = {
  process: 'participation', submission: 'participation', forum: 'participation', recommendation: 'participation', ballot: 'ballots', measure: 'concept', practice: 'concept', concept: 'concept', report: 'reports', event: 'events', indicator: 'monitoring', effect: 'concept', evaluation: 'concept', advice: 'concept',
};

/** Paths (without language) of the pages that everybody may find: lists, places and visible records. */
export async function publicPaths(db: Db, modules: ReadonlySet<string>): Promise<readonly string[]> {
  const kinds = NODE_KINDS.filter((kind) => modules.has(MODULE_OF[kind] ?? ''));
  const places = await municipalities(db);
  const nodes = await Promise.all(kinds.map((kind) => nodesOfKind(db, kind)));
  const records = nodes.flat().filter((node) => node.visible && !node.href.includes('#')).map((node) => node.href);
  return [...new Set([...ALWAYS, ...[...modules].flatMap((m) => BY_MODULE[m] ?? []), ...places.map((p) => `/territory/${p.key}`), ...records])];
}
