import type { Submission } from '../submissions/queries.ts';

/** Until it has been condensed, a contribution is its author's. */
export const mayChange = (s: Pick<Submission, 'state' | 'consideredOn'>): boolean => s.state !== 'withdrawn' && s.state !== 'routed' && s.consideredOn === null;
