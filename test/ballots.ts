import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { system } from '../src/kernel/actor.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { KeyFolder } from '../src/platform/keys.ts';
import { ballotById, castBallot, closeBallot, createBallot, createCodes, openBallot, type Ballot, type BallotSettings } from '../src/slices/ballots/public.ts';

/** A key folder of the test's own. */
export const testKeys = (): KeyFolder => new KeyFolder(join(mkdtempSync(join(tmpdir(), 'ballot-keys-')), 'keys'));

let count = 0;
const actor = system('test');

export interface BuildBallot extends Partial<BallotSettings> {
  readonly options?: number;
  /** How many codes to make; none for a ballot without codes. */
  readonly codes?: number;
  /** Leave it as a draft. */
  readonly draft?: boolean;
}

/** An open ballot with its codes. */
export async function buildBallot(db: Db, keys: KeyFolder, { options = 3, codes = 0, draft = false, ...settings }: BuildBallot = {}): Promise<{ ballot: Ballot; codes: readonly string[] }> {
  const n = (count += 1);
  const option = (number: number) => ({ title: localized(`Vorschlag ${number}`), pictogram: 'star' as const, nodeId: null, href: null });
  const { id } = valueOf(await write(db, (tx) => createBallot(tx, actor, { ...DEFAULTS, slug: `abstimmung-${n}`, title: localized(`Abstimmung ${n}`), ...settings }, Array.from({ length: options }, (_, i) => option(i + 1)))));
  const made = codes === 0 ? [] : valueOf(await write(db, (tx) => createCodes(tx, keys, actor, { ballotId: id, label: 'Saal', count: codes }))).codes;
  if (!draft) valueOf(await write(db, (tx) => openBallot(tx, keys, actor, id)));
  return { ballot: await reload(db, id), codes: made };
}

const DEFAULTS: Omit<BallotSettings, 'slug' | 'title'> = { explanation: null, dotsPerVoter: 5, maxPerOption: 5, electorate: 'codes', offline: false, live: false, top: 1, opensAt: null, closesAt: null, weightingBody: null };

export async function reload(db: Db, id: string): Promise<Ballot> {
  const ballot = await ballotById(db, id);
  if (ballot === null) throw new Error('no such ballot');
  return ballot;
}

export async function castWith(db: Db, keys: KeyFolder, ballot: Ballot, code: string, dots: readonly number[]): Promise<string> {
  return valueOf(await castBallot(db, keys, ballot, { voter: { kind: 'code', secret: code }, dots })).receipt;
}

export async function closeNow(db: Db, keys: KeyFolder, id: string, leaveOutUnconfirmed = false): Promise<Ballot> {
  valueOf(await write(db, (tx) => closeBallot(tx, keys, actor, id, { leaveOutUnconfirmed })));
  keys.destroy(id);
  return reload(db, id);
}
