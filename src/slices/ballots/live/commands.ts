import type { KeyFolder } from '../../../platform/keys.ts';
import { keyOf, type Tx } from '../commands.ts';
import { ballotById } from '../queries.ts';
import { liveTotalsAreDue } from '../results/queries.ts';
import { tally } from '../results/rules.ts';
import { ballotKeys, openBox } from '../sealing/rules.ts';

/**
 * Moves the totals of a ballot that was declared live once enough new ballots have come. Between two steps nothing changes, also when
 * somebody changes a ballot: else one person's dots could be read from the difference. True when it moved.
 */
export async function moveLiveTotals(tx: Tx, keys: KeyFolder, ballotId: string): Promise<boolean> {
  const ballot = await ballotById(tx, ballotId);
  if (ballot === null || ballot.state !== 'open' || !ballot.live || !(await liveTotalsAreDue(tx, ballotId))) return false;
  const boxes = await tx.selectFrom('ballot_box').select(['slot', 'box']).where('ballot_id', '=', ballotId).execute();
  const key = await keyOf(tx, keys, ballot);
  if (!key.ok) return false;
  const boxKeys = ballotKeys(key.value, ballotId);
  const opened = boxes.map(({ slot, box }) => openBox(boxKeys, ballotId, slot, box, ballot.options.length)?.dots ?? []);
  const dots = tally(opened, ballot.options.length);
  const totals = { ballots: boxes.length, dots };
  await tx.insertInto('ballot_live').values({ ballot_id: ballotId, ...totals }).onConflict((c) => c.column('ballot_id').doUpdateSet(totals)).execute();
  return true;
}
