import { below, type AreaRights } from '../../../kernel/rights.ts';
import { PATHS } from '../urls.ts';

/** Who decides about pairs: of contributions whoever moderates their process, of measures and practices the office. */
export const DECIDE = ['coordinator', 'coordinator in process', 'moderator', 'moderator in process'] as const;

export const pairRights: AreaRights = {
  area: { de: 'Doppeltes und Ähnliches', en: 'Duplicates' },
  rows: [{ what: { de: 'Ähnliche Paare ansehen, entscheiden, zusammenführen, zurücknehmen', en: 'Look at similar pairs, decide, merge, undo' }, who: DECIDE, at: [below(PATHS.pairs)], also: { de: 'beide Texte müssen im eigenen Verfahren liegen; über Maßnahmen und gute Beispiele entscheidet die Koordination', en: 'both texts must lie in one’s own process; measures and good practice are for the coordination to decide' } }],
};
