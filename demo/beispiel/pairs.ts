import { valueOf } from '../../src/kernel/problem.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { pairOwners } from '../../src/slices.ts';
import { decidePair, findPairs, pairBetween } from '../../src/slices/similarity/public.ts';
import { nodesOfKind, type NodeKind } from '../../src/slices/thread/public.ts';
import { sourceText } from '../../src/kernel/localized.ts';
import { actor } from './common.ts';

type Side = readonly [kind: NodeKind, title: string];

/** Invented decisions; none of them joins what the Region really published. All other pairs wait. */
const DECIDED: readonly (readonly [Side, Side, 'related' | 'different'])[] = [
  [['measure', 'Gemeinsamer Pool für Sprachmittlung'], ['measure', 'Elternabende mit Dolmetschenden'], 'related'],
  [['submission', 'Beitrag Nr. 13: Handwerksbetriebe'], ['practice', 'Betreuung junger Unternehmen'], 'different'],
];

/** What may say the same, across contributions, recommendations, measures and practice; two pairs are decided already. */
export async function loadPairs(db: Db): Promise<void> {
  await findPairs(db, pairOwners);
  for (const [one, other, decision] of DECIDED) {
    const [a, b] = [await idOf(db, one), await idOf(db, other)];
    await write(db, async (tx) => {
      const pair = await pairBetween(tx, a, b);
      if (pair === null) throw new Error(`no pair of "${one[1]}" and "${other[1]}"`);
      valueOf(await decidePair(tx, actor, pairOwners, pair.id, { decision, keep: 'first' }));
    });
  }
}

async function idOf(db: Db, [kind, title]: Side): Promise<string> {
  const node = (await nodesOfKind(db, kind)).find((n) => sourceText(n.title).startsWith(title));
  if (node === undefined) throw new Error(`no ${kind} "${title}"`);
  return node.id;
}
