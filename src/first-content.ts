import type pg from 'pg';
import type { Config } from './platform/config.ts';
import { atomically } from './platform/database/atomic.ts';
import { connect } from './platform/database/connect.ts';
import { ensureSetupToken, mayBecomeDemo } from './slices/instance/public.ts';

const LOCK = 'miteinander.first-content';

/**
 * What a database nobody has used gets: the demonstration region, or, with DEMO=0, a one-time token for the first setup. The
 * demonstration is loaded as a whole or not at all; of two processes that start at once, one loads it and the other waits.
 */
export async function firstContent(pool: pg.Pool, config: Config, say: (line: string) => void): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [LOCK]);
    const db = connect(pool);
    if (config.demo && (await mayBecomeDemo(db))) return await loadDemonstration(pool, config, say);
    const token = await ensureSetupToken(db);
    if (token !== null) say(`This instance is empty: set it up at ${config.baseUrl}/de/setup with the one-time token ${token}`);
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [LOCK]).catch(() => undefined);
    client.release();
  }
}

async function loadDemonstration(pool: pg.Pool, config: Config, say: (line: string) => void): Promise<void> {
  say('Loading the demonstration region …');
  const { loadDemo } = await import('../demo/load.ts');
  await atomically(pool, (db) => loadDemo(db, config));
}
