// Behind `npm test`: every check in turn, quiet while all is well, and one line of numbers at the end.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADVICE, findChromium, installChromium } from './chromium.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const REPORTS = join(ROOT, 'node_modules/.cache/test');
const matrix = process.argv.includes('--matrix');
const total = { passed: 0, failed: 0, skipped: 0 };

/** The build, and checks of the source text; each counts as one. The build comes first: journeys need it. */
const CHECKS = [
  ['build', ['tools/build.mjs']],
  ['types', ['node_modules/typescript/bin/tsc', '-p', '.', '--noEmit']],
  ['lint', ['node_modules/oxlint/bin/oxlint', '--type-aware', '--format', 'unix']],
  ['boundaries', ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', 'src', '--output-type', 'err']],
  ['house rules', ['tools/house.mjs']],
  ['words complete', ['tools/words.mjs']],
  ['dead code', ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints']],
];

/** Runs a script with this Node; collects what it says. */
function run(args, env = {}) {
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, NODE_COMPILE_CACHE: '', NO_COLOR: '1', FORCE_COLOR: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? 1, output })));
}

function tell(name, { passed = 0, failed = 0, skipped = 0 }, started, note = '') {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const numbers = [[passed, 'passed'], [failed, 'failed'], [skipped, 'skipped']].filter(([n]) => n > 0).map(([n, word]) => (passed + failed + skipped === 1 ? word : `${n} ${word}`));
  console.log(`${failed > 0 ? '✗' : '✓'} ${name}: ${numbers.join(', ') || 'nothing to do'} (${((Date.now() - started) / 1000).toFixed(1)} s)${note}`);
}

async function check([name, args]) {
  const started = Date.now();
  const { code, output } = await run(args);
  tell(name, code === 0 ? { passed: 1 } : { failed: 1 }, started);
  if (code !== 0) console.log(indented(output));
}

/** Two at a time: there are rarely fewer processors. */
async function checkAll() {
  const waiting = [...CHECKS];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await check(next);
  };
  await Promise.all([worker(), worker()]);
}

async function tests(name, project, env, left = []) {
  const started = Date.now();
  const report = join(REPORTS, `${project}.json`);
  rmSync(report, { force: true });
  const { code, output } = await run(['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--passWithNoTests', '--reporter=json', `--outputFile.json=${report}`, '--reporter=default', '--silent=passed-only', ...left.flatMap((file) => ['--exclude', file])], env);
  const counted = countsOf(report);
  // A run that fails without a failing test (a file that does not load, an error after the end) still counts.
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  tell(name, counted, started);
  if (code !== 0) console.log(indented(output));
}

/** The journeys that cannot run without a browser; each counts as skipped. */
function browserJourneys() {
  const files = readdirSync(join(ROOT, 'e2e')).filter((name) => name.endsWith('.test.ts')).map((name) => `e2e/${name}`);
  return files.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes("'./browser.ts'"));
}

function countsOf(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests };
}

function indented(output) {
  const lines = output.trimEnd().split('\n').map((line) => `    ${line}`);
  const shown = 200;
  return lines.length <= shown ? lines.join('\n') : [`    (${lines.length - shown} lines before)`, ...lines.slice(-shown)].join('\n');
}

mkdirSync(REPORTS, { recursive: true });
await checkAll();
await tests('tests', 'unit', {});
const chromium = findChromium() ?? installChromium(console.log);
const left = chromium === null ? browserJourneys() : [];
if (chromium === null) console.log(`  Browser journeys are skipped. ${ADVICE}`);
total.skipped += left.length;
await tests(matrix ? 'journeys (all combinations)' : 'journeys', 'e2e', { ...(chromium === null ? {} : { CHROMIUM: chromium }), MATRIX: matrix ? '1' : '' }, left);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
