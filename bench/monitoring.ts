import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { system } from '../src/kernel/actor.ts';
import { valueOf } from '../src/kernel/problem.ts';
import { connect } from '../src/platform/database/connect.ts';
import { write } from '../src/platform/database/write.ts';
import { openStatistics, readObservations, takeCatalogue } from '../src/slices/monitoring/public.ts';
import { cpuOfBoth } from './processor.ts';
import { atMost, busy, shown, type Row } from './table.ts';

const LINES = 1_000_000;

/** Territories by years by groups, as a table of the Land has them. */
function* lines(): Generator<string> {
  yield 'Year,Gebietseinheit,Geschlecht,Units,GeoCode,Value\n';
  for (let i = 0; i < LINES; i += 1) {
    const area = 10_000 + (i % 10_000);
    yield `${1990 + Math.floor(i / 10_000) % 25},Gebiet ${area},${['Frauen', 'Männer', 'divers', 'Insgesamt'][Math.floor(i / 250_000)]},%,K${area},${(i % 997) / 10}\n`;
  }
}

/** Reads a file of a million observations: first, and again without any change. */
export async function monitoring(pool: pg.Pool): Promise<Row[]> {
  const db = connect(pool);
  const folder = await mkdtemp(join(tmpdir(), 'miteinander-indicators-'));
  try {
    const path = join(folder, 'million.csv');
    await pipeline(lines, createWriteStream(path));
    await write(db, (tx) => takeCatalogue(tx, system('bench')));
    const read = async () => {
      const [begun, before] = [performance.now(), await cpuOfBoth(pool)];
      const file = valueOf(await openStatistics(path, { unit: 'percent' }, new Map()));
      const report = valueOf(await write(db, (tx) => readObservations(tx, system('bench'), file, { code: 'employment-rate', citation: 'Bench' })));
      const [seconds, after] = [(performance.now() - begun) / 1000, await cpuOfBoth(pool)];
      return { seconds, report, processor: `${(after.program - before.program).toFixed(1)} s and ${(after.database - before.database).toFixed(1)} s` };
    };
    const first = await read();
    const again = await read();
    return [
      shown('observations read', String(first.report.added)),
      atMost('reading a million observations', first.seconds, 60, 's'),
      shown('  processor time of program and database', first.processor),
      atMost('reading them again', again.seconds, 60, 's'),
      shown('  processor time of program and database', again.processor),
      { what: 'observations that came twice', measured: String(again.report.added + again.report.corrected), limit: '0', met: again.report.added + again.report.corrected === 0 },
      busy(),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
