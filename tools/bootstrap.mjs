// Behind every npm script. Runs on any Node from 18 without dependencies: makes sure of Node 24, the libraries and the build, then
// hands over. Each step that does something says so in one line; a second start finds everything done and says nothing.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import os from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isBuilt } from './fresh.mjs';
import { areInstalled, stampInstalled } from './installed.mjs';
import { whileAlone } from './alone.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const COMPILE_CACHE = join(ROOT, 'dist', 'compile-cache');
const NEEDED = 24;

/** Command → the program that Node 24 runs, and the arguments before the caller's. */
const PROGRAMS = {
  start: ['dist/main.js', 'start'],
  cli: ['dist/main.js'],
  test: ['tools/test.mjs'],
  'test:matrix': ['tools/test.mjs', '--matrix'],
  dev: ['tools/dev.mjs'],
  bench: ['dist/bench.js'],
  types: ['tools/types.mjs'],
};

const [command = '', ...rest] = process.argv.slice(2);

/** Commands of the command line may print data on standard output; steps do not belong between. */
const say = (line) => (command === 'cli' ? process.stderr : process.stdout).write(`${line}\n`);

class Stop extends Error {}

function majorOf(node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(stdout ?? '')?.[1] ?? 0);
}

/** The path of a Node of at least the needed version: this one, or one from npm inside the project. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const node = join(ROOT, '.node/node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(node)) return node;
  return whileAlone(join(ROOT, '.node'), () => {
    if (!existsSync(node)) installNode(name);
    if (majorOf(node) >= NEEDED) return node;
    throw new Stop(`Node ${NEEDED} is needed, and the one from npm (${name}) does not run on this machine; install Node ${NEEDED} from https://nodejs.org.`);
  });
}

function installNode(name) {
  say(`Installing Node ${NEEDED} beside the project (this machine has ${process.version}) …`);
  writeFileSync(join(ROOT, '.node/package.json'), '{ "private": true }\n');
  const { status, output } = npm(process.execPath, ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${NEEDED}`], join(ROOT, '.node'));
  if (status !== 0) throw new Stop(`Node ${NEEDED} is needed (this machine has ${process.version}) and npm could not install it (${reason(output)}); install it from https://nodejs.org.`);
}

function ensureLibraries(node) {
  if (areInstalled(ROOT)) return;
  whileAlone(join(ROOT, '.node'), () => {
    if (areInstalled(ROOT)) return;
    say('Installing the libraries …');
    const { status, output } = npm(node, ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], ROOT);
    if (status !== 0) throw new Stop(`The libraries could not be installed (npm ci: ${reason(output)}).`);
    stampInstalled(ROOT);
  });
}

function ensureBuild(node) {
  if (isBuilt(ROOT)) return;
  whileAlone(join(ROOT, '.node'), () => {
    if (isBuilt(ROOT)) return;
    say('Building …');
    const { status } = spawnSync(node, ['tools/build.mjs'], { cwd: ROOT, stdio: ['ignore', command === 'cli' ? 2 : 'inherit', 'inherit'] });
    if (status !== 0) throw new Stop('The program could not be built.');
  });
}

/** Runs npm with the given Node, that one also being the first on PATH. */
function npm(node, args, cwd) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  // `npm start --silent` must not silence why an installation failed: nobody sees this output but in that sentence.
  env.npm_config_loglevel = 'error';
  for (const name of Object.keys(env)) if (/^npm_(package|lifecycle)_|^npm_config_(local_prefix|prefix)$/i.test(name)) delete env[name];
  const script = process.env.npm_execpath;
  const known = script !== undefined && /npm-cli\.c?js$/.test(script);
  const result = known ? spawnSync(node, [script, ...args], { cwd, env, encoding: 'utf8' }) : spawnSync('npm', args, { cwd, env, encoding: 'utf8', shell: process.platform === 'win32' });
  return { status: result.status, output: `${result.stdout ?? ''}\n${result.stderr ?? ''}\n${result.error === undefined ? '' : spoken(result.error)}` };
}

const spoken = (error) => (error.code === 'ENOENT' ? 'npm is not on the PATH' : error.message);

/** The line of npm's output that says most: after the code, before the usage and the place of the log. */
function reason(output) {
  const lines = output.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('npm warn') && !line.startsWith('npm WARN'));
  const said = lines.map((line) => line.replace(/^npm (error|ERR!)\s*/, '')).filter((line) => line !== '' && !/^(code|errno|syscall|A complete log)\b/.test(line));
  return (said[0] ?? 'npm does not say why').replace(/\.$/, '');
}

/** This very process when its Node will do, so that nothing stands between a signal and the program. */
async function runHere(file, args) {
  module.enableCompileCache?.(COMPILE_CACHE);
  process.env.NODE_COMPILE_CACHE = COMPILE_CACHE;
  process.argv = [process.execPath, join(ROOT, file), ...args];
  followNpm(() => process.kill(process.pid, 'SIGTERM'));
  await import(pathToFileURL(join(ROOT, file)).href);
}

function runThere(node, file, args) {
  const env = { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(node, [join(ROOT, file), ...args], { cwd: process.cwd(), env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  // A terminal and npm both deliver Ctrl-C: what follows within a second is the same request.
  let last = 0;
  const forward = (signal) => {
    if (Date.now() - last > 1_000) child.kill(signal);
    last = Date.now();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  followNpm(() => forward('SIGTERM'));
  child.on('error', (error) => stop(new Stop(`Node ${NEEDED} could not be started (${error.message}).`)));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (os.constants.signals[signal] ?? 0)));
}

/** Ends with the npm that started this: a killed npm must not leave a server behind that holds the port. */
function followNpm(end) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, 500);
  timer.unref();
}

function stop(error) {
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
  process.exit(1);
}

try {
  const program = PROGRAMS[command];
  if (program === undefined) throw new Stop(`There is no command "${command}"; the commands are ${Object.keys(PROGRAMS).join(', ')}.`);
  mkdirSync(join(ROOT, '.node'), { recursive: true });
  const node = findNode();
  ensureLibraries(node);
  if (program[0].startsWith('dist/')) ensureBuild(node);
  const [file, ...before] = program;
  if (node === process.execPath) await runHere(file, [...before, ...rest]);
  else runThere(node, file, [...before, ...rest]);
} catch (error) {
  stop(error);
}
