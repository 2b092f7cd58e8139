import type { Command } from 'commander';
import { Refusal } from '../platform/refusal.ts';
import { anchorsOf } from '../slices/reports/public.ts';
import { readAnchor, verifyChain, type Anchor, type Finding } from '../slices/thread/public.ts';
import type { CommandContext } from './index.ts';

export function register(program: Command, { print, withDatabase }: CommandContext): void {
  program
    .command('verify-history')
    .description('verify the chain of the whole history, also after values were erased; ends with 1 if anything was changed')
    .option('--anchor <position:hash...>', 'where the chain ended when you noted it earlier: shows that nothing was cut off or rewritten since')
    .action((options: { readonly anchor?: readonly string[] }) =>
      withDatabase(async (db) => {
        const noted = (options.anchor ?? []).map(anchorOf);
        const published = await anchorsOf(db);
        const report = await verifyChain(db, [...noted, ...published]);
        print(`Entries in the chain: ${report.sealed}. Waiting for their seal: ${report.waiting}. Values erased on record: ${report.erased}.`);
        for (const finding of report.findings) print(sentenceOf(finding));
        if (report.findings.length > 0) throw new Refusal(`The history was changed: ${report.findings.length} findings.`);
        print('Every entry is as it was recorded.');
        if (noted.length + published.length > 0) print(`The chain holds ${noted.length} noted and ${published.length} published ${published.length === 1 ? 'anchor' : 'anchors'} (each report carries one).`);
        if (report.head !== null) print(`The chain ends at ${report.head.position}:${report.head.hash} (note it elsewhere; --anchor checks it later).`);
      }),
    );
}

function anchorOf(text: string): Anchor {
  const anchor = readAnchor(text);
  if (anchor === null) throw new Refusal(`${text} is no anchor: a position, a colon and 64 hexadecimal digits.`);
  return anchor;
}

/** What is wrong, in a sentence that names the entry and never its content. */
function sentenceOf(finding: Finding): string {
  switch (finding.what) {
    case 'seal_missing':
      return `Position ${finding.position}: the seal is missing.`;
    case 'seal_wrong':
      return `Position ${finding.position}: entry ${finding.seq} is not as it was sealed.`;
    case 'entry_missing':
      return `Position ${finding.position}: entry ${finding.seq} is missing.`;
    case 'out_of_time':
      return `Position ${finding.position}: entry ${finding.seq} claims to be older than the entries before it.`;
    case 'entry_unsealed':
      return `Entry ${finding.seq} was put in past the program.`;
    case 'values_changed':
      return `Entry ${finding.seq}: its values were changed.`;
    case 'values_missing':
      return `Entry ${finding.seq}: its values are gone, and no erasure is on record.`;
    case 'erasure_false':
      return `Entry ${finding.seq}: its erasure is not on record.`;
    case 'anchor_broken':
      return `Position ${finding.position}: the noted anchor does not hold; the end was cut off, or the chain was rewritten.`;
  }
}
