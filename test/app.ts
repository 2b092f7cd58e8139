import { createHash, randomBytes } from 'node:crypto';
import { createApp } from '../src/app.tsx';
import type { Role, ScopeKind } from '../src/kernel/actor.ts';
import { newId } from '../src/kernel/ids.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Db } from '../src/platform/database/types.ts';
import { Assets } from '../src/platform/web/assets.ts';
import { freshDatabase } from './database.ts';

export interface TestApp {
  readonly db: Db;
  readonly url: string;
  /** Sends a request through the whole program. `as` is a cookie header from {@link signIn}; `form` posts urlencoded. */
  request(path: string, init?: RequestInit & { as?: string; form?: Record<string, string | readonly string[]> }): Promise<Response>;
  /** Makes an account with the role and gives the cookie of a session of it. */
  signIn(role?: Role, scope?: { kind: ScopeKind; id: string }): Promise<string>;
  drop(): Promise<void>;
}

/** The program on a fresh database of its own, set up for a region, without demonstration content. */
export async function testApp(env: Record<string, string> = {}): Promise<TestApp> {
  const { db, url, drop } = await freshDatabase();
  await db.updateTable('instance').set({ region_name: 'Region Test', set_up_at: new Date() }).execute();
  const config = readConfig({ BASE_URL: 'http://localhost:3000', DATA_DIR: `${process.env['TMPDIR'] ?? '/tmp'}/miteinander-test-${process.pid}`, ...env });
  const app = createApp({ db, config, assets: new Assets(new Map(), {}), cache: null });
  return {
    db,
    url,
    drop,
    request: async (path, { as, form, ...init } = {}) => {
      const headers = new Headers(init.headers);
      if (as !== undefined) headers.set('cookie', as);
      if (form === undefined) return app.request(path, { ...init, headers });
      headers.set('content-type', 'application/x-www-form-urlencoded');
      headers.set('origin', 'http://localhost:3000');
      headers.set('host', 'localhost:3000');
      return app.request(path, { ...init, method: 'POST', headers, body: encode(form) });
    },
    signIn: (role, scope) => signIn(db, role, scope),
  };
}

function encode(form: Record<string, string | readonly string[]>): string {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
  return body.toString();
}

async function signIn(db: Db, role?: Role, scope?: { kind: ScopeKind; id: string }): Promise<string> {
  const id = newId();
  const token = randomBytes(32).toString('base64url');
  await db.insertInto('account').values({ id, name: `Test ${role ?? 'participant'}`, email: `${id}@example.org` }).execute();
  if (role !== undefined) await db.insertInto('role_grant').values({ id: newId(), account_id: id, role, scope: scope?.kind ?? 'all', scope_id: scope?.id ?? null }).execute();
  await db.insertInto('session').values({ token_hash: createHash('sha256').update(token).digest(), id: newId(), account_id: id, expires_at: new Date(Date.now() + 3_600_000), device: 'test' }).execute();
  return `session=${token}`;
}
