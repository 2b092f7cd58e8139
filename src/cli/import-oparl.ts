import type { Command } from 'commander';
import { system } from '../kernel/actor.ts';
import type { Config } from '../platform/config.ts';
import type { Db } from '../platform/database/types.ts';
import { write } from '../platform/database/write.ts';
import { Refusal } from '../platform/refusal.ts';
import { askRun, carryOut, councilWords, homeOf, LIMITS, onNetwork, refusalsOf, runById, sources, type RunKind } from '../slices/oparl/public.ts';
import type { CommandContext } from './index.ts';

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('import-oparl')
    .argument('[system]', 'council information system, by its name; without one, all that are set up are listed')
    .description('read a council information system through its OParl interface now, not at night')
    .option('--look', 'only see which bodies it names')
    .option('--preview', 'say what would come, and write nothing')
    .action((name: string | undefined, options: { look?: boolean; preview?: boolean }) => withDatabase((db, config) => (name === undefined ? list(db, print) : read(db, config, name, options.look === true ? 'look' : options.preview === true ? 'preview' : 'import', print))));
}

async function list(db: Db, print: (line: string) => void): Promise<void> {
  const all = await sources(db);
  for (const { name, active } of all) print(`${name}${active ? '' : ' (by hand only)'}`);
  if (all.length === 0) print('No council information system is set up. An administrator adds them at /desk/council.');
}

async function read(db: Db, config: Config, name: string, kind: RunKind, print: (line: string) => void): Promise<void> {
  const source = (await sources(db)).find((x) => x.name === name);
  if (source === undefined) throw new Refusal(`There is no council information system ${name}.`);
  const ordered = await write(db, (tx) => askRun(tx, system('import-oparl'), source.id, kind));
  if (!ordered.ok) throw new Refusal('It is being read at the moment.');
  await carryOut(db, ordered.value.id, (x) => onNetwork(homeOf(x.address), config.intranetHosts, LIMITS), LIMITS);
  const run = await runById(db, ordered.value.id);
  if (run === null) return;
  const t = councilWords('en');
  print(`${t(`kind.${run.kind}`)}: ${t(`state.${run.state}`)}. New: ${run.added}. Changed: ${run.changed}. As before: ${run.same}. Taken back: ${run.gone}. Refused: ${run.refused}. Not for us: ${run.ignored}.`);
  for (const refusal of await refusalsOf(db, run.id)) print(`  ${refusal.externalId.split('?')[0]}: ${t(`refusal.${refusal.reason}`)}`);
  if (run.reason !== null) throw new Refusal(t(`end.${run.reason}`));
}
