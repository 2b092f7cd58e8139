import { spawnSync, type SpawnOptions } from 'node:child_process';
import { chownSync, existsSync, readFileSync, statSync } from 'node:fs';
import { Refusal } from '../refusal.ts';

/** How a server program is started, since PostgreSQL refuses to run as root and `initdb` wants a user with a name. */
export interface Account {
  /** The command and options that run `program` under this account. */
  command(program: string, args: readonly string[]): { file: string; args: string[]; options: SpawnOptions };
  /** Makes an empty folder the account's own. */
  own(folder: string): void;
}

interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account for a cluster folder (existing or to be made). Root's own folder is served inside a user namespace, where
 * root's files look like an ordinary user's; where that is forbidden, under the account `postgres` or `nobody`. A folder that
 * belongs to somebody else is served under its owner's account.
 */
export function accountFor(cluster: string, namespaces: () => boolean = mayUnshare): Account {
  const uid = process.getuid?.() ?? -1;
  const owner = existsSync(cluster) ? statSync(cluster) : null;
  if (uid !== 0) return plain();
  if (owner !== null && owner.uid !== 0) return switched({ name: String(owner.uid), uid: owner.uid, gid: owner.gid });
  if (process.platform === 'linux' && (owner !== null || namespaces())) return mapped();
  const user = ['postgres', 'nobody'].map((name) => users().find((u) => u.name === name)).find((u) => u !== undefined);
  if (user === undefined) throw new Refusal('PostgreSQL does not run as root on this machine; start Miteinander as a normal user or set DATABASE_URL.');
  return switched(user);
}

function plain(): Account {
  return { command: (file, args) => ({ file, args: [...args], options: {} }), own: () => undefined };
}

/** Root outside is an ordinary, named user inside; nothing has to change its owner. */
function mapped(): Account {
  return {
    command: (program, args) => ({ file: 'unshare', args: ['-U', `--map-user=${namedUid()}`, '--', program, ...args], options: {} }),
    own: () => undefined,
  };
}

function switched(user: User): Account {
  return {
    command: (file, args) => ({ file, args: [...args], options: { uid: user.uid, gid: user.gid } }),
    own: (folder) => chownSync(folder, user.uid, user.gid),
  };
}

function mayUnshare(): boolean {
  return spawnSync('unshare', ['-U', `--map-user=${namedUid()}`, '--', 'true'], { stdio: 'ignore' }).status === 0;
}

/** Any ordinary user id that has a name on this machine. */
function namedUid(): number {
  return users().find((u) => u.uid > 0)?.uid ?? 1000;
}

function users(): User[] {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  return lines
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid = '', gid = '']) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
