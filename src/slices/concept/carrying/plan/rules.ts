import { slugOf } from '../../../../kernel/ids.ts';
import { seenOf } from '../../drafts/rules.ts';
import type { Neighbour } from '../../measures/queries.ts';
import type { PlannedStep } from '../rules.ts';
import type { Risk } from './queries.ts';

type Step = Omit<PlannedStep, 'id'> & { readonly id: string };

/** What the form of the steps was opened with. */
export const stepsSeen = (steps: readonly Step[], repeatMonths: number | null): string => seenOf([repeatMonths, steps.map((s) => [s.id, s.title, s.startsOn, s.due, s.done, s.departmentId, s.role])]);

/** What the form of risks and dependencies was opened with. */
export const risksSeen = (risks: readonly Risk[], needs: readonly Pick<Neighbour, 'key'>[]): string => seenOf([risks.map((r) => [r.id, r.text, r.likelihood, r.answer]), needs.map((n) => n.key)]);

/** A file's name for saving it: of its title, never of what the sender called it. */
export const fileNameOf = (title: string): string => `${slugOf(title).slice(0, 80).replace(/-+$/, '') || 'unterlage'}.pdf`;
