// Behind `npm run dev`: builds and starts the product again whenever a source file changes.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './fresh.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const WATCHED = ['src', 'migrations', 'demo', 'tools'].filter((folder) => existsSync(join(ROOT, folder)));
/** Editors write a file in several steps, and branches change many. */
const QUIET_MS = 150;

let product = null;
let timer = null;
let ending = false;
/** Rounds follow one another; a change during one leads to exactly one more. */
let round = Promise.resolve();

function run(args) {
  return spawn(process.execPath, args, { stdio: 'inherit' });
}

const ended = (child) => new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(child.exitCode)));

async function stopProduct() {
  if (product === null) return;
  product.kill('SIGTERM');
  await ended(product);
  product = null;
}

/** A build that fails leaves the old program running. */
async function renew(built) {
  if (!built && (await ended(run([join(ROOT, 'tools/build.mjs')]))) !== 0) return;
  await stopProduct();
  if (!ending) product = run([join(ROOT, 'dist/main.js'), 'start']);
}

function changed(file) {
  if (file !== null && (/\.test\.tsx?$/.test(file) || /(^|\/)\.|~$/.test(file))) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    console.log(`Changed: ${file}`);
    round = round.then(() => renew(false));
  }, QUIET_MS);
}

async function end() {
  if (ending) return;
  ending = true;
  clearTimeout(timer);
  await round;
  await stopProduct();
  process.exit(0);
}

for (const folder of WATCHED) watch(join(ROOT, folder), { recursive: true }, (_, file) => changed(file));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end());
process.on('disconnect', () => void end());
round = renew(isBuilt(ROOT));
