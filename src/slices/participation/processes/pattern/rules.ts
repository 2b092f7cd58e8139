import { addDays, daysBetween, type Day } from '../../../../kernel/dates.ts';
import type { PhaseInput } from '../commands.ts';
import type { Phase } from '../queries.ts';

/** An old process's phases moved so that the first dated one begins on a day; what came out of them and their numbers stay behind. */
export function shifted(phases: readonly Phase[], startsOn: Day): PhaseInput[] {
  const first = phases.flatMap((p) => p.startsOn ?? []).sort()[0];
  const move = (day: Day | null): Day | null => (day === null || first === undefined ? null : addDays(startsOn, daysBetween(first, day)));
  return phases.map(({ kind, title, text, startsOn: from, endsOn }) => ({ kind, title, text, startsOn: move(from), endsOn: move(endsOn) }));
}
