import { readConfig } from './platform/config.ts';
import { messageOf, Refusal } from './platform/refusal.ts';

/** Reads the configuration and starts the web server, the worker or a command. */
async function main([command = '', ...rest]: string[]): Promise<void> {
  if (rest.length === 0 && (command === 'start' || command === 'web' || command === 'worker')) {
    const { start, web, work } = await import('./run.ts');
    return { start, web, worker: work }[command](readConfig());
  }
  const { runCommand } = await import('./cli/index.ts');
  return runCommand([command, ...rest].filter((word) => word !== ''));
}

/** A refusal is a sentence for the operator; anything else is a fault, whose stack is wanted. */
function explain(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
}

main(process.argv.slice(2)).then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`, () => process.exit(1));
  },
);
